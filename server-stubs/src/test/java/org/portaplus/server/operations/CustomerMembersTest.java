package org.portaplus.server.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;
import static org.portaplus.server.store.schema.Tables.CUSTOMER;
import static org.portaplus.server.store.schema.Tables.SUBSCRIBER;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portaplus.server.customers.CustomerSettings;
import org.portaplus.server.customers.CustomerSettingsBillingBuilder;
import org.portaplus.server.customers.CustomerSettingsCallsBuilder;
import org.portaplus.server.customers.CustomerSettingsDiallingRuleBuilder;
import org.portaplus.server.customers.CustomerSettingsPlansBuilder;
import org.portaplus.server.customers.Subscriber;
import org.portaplus.server.customers.SubscriberText;
import org.portaplus.server.customers.rows.SubscriberRows;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FieldFault;
import org.portaplus.server.model.BatchCustomerCreation;
import org.portaplus.server.model.CsvData;
import org.portaplus.server.products.ServiceFeature;
import org.portaplus.server.products.ServiceFeatures;
import org.portaplus.server.store.FixedQuery;
import org.portaplus.server.store.Json;
import org.portaplus.server.store.OnEveryStore;
import org.portaplus.server.store.TestDomain;
import org.portaplus.server.store.schema.tables.records.CustomerRecord;
import org.portaplus.server.values.Unset;

/**
 * What no operation reads: each member of a customer is in the store as it was sent, or as its default says. DOM-032,
 * DOM-036 and the rules of the members.
 */
// Longer than 300 lines because every member of a customer is named in the request and in what is expected of the
// store.
@OnEveryStore
class CustomerMembersTest {
    private static final String EVERYTHING = """
            {"Customer":{"Customer":{
              "CustomerAddress":{"Address1":"1","Address2":"2","Address3":"3","Address4":"4","City":"C","Region":"R",
                "Postcode":"07101","Country":"GB","Town":"T"},
              "CustomerContact":{"Email":"e@x.org","BCC":"b@x.org","EmailFrom":"f@x.org","Phone1":"p1","Phone2":"p2",
                "Contact1":"c1","Contact2":"c2","Fax":"fx"},
              "CustomerStatus":{"OpeningBalance":7.25,"Balance":99,"CreditLimit":100.10,"DiscountRate":2.5,
                "ServiceFeatures":[{"Name":"clip","FlagValue":"Y","ServiceAttributes":{"a":["1","2"]}}],
                "BillStatus":"O","BilledTo":"2030-01-01","CreditLimitWarning":"90%%,5","ISO4217":"EUR"},
              "Preferences":{"SendStatistics":"S","MaxAbbreviatedLength":5,"OutDateFormat":"DD.MM.YYYY",
                "OutTimeFormat":"HH24:MI","InDateFormat":"MM-DD-YYYY","InTimeFormat":"HH12:MI",
                "DiallingRule":{"CC":"1","AC":"2","IA":1,"OP":"4","DP":"5","IP":"6","EM":"7","EX":"8","NL":9,"CT":10,
                  "CS":11,"CSDR":12,"CSS":13,"CSP":"14","CSPS":"15","CSL":"16","NEX":"17"},
                "IMoh":2,"SendInvoices":"N","ITimeZone":2,"IUITimeZone":3,"CustomerType":%1$d,"IVDPlan":2,
                "CldTranslationRule":"s/^0//","MapSendInvoices":"Y","MapSendStatistics":"F"},
              "PersonalInformation":{"FirstName":"F","MiddleInitials":"M","LastName":"L","Salutation":"S","Company":"Co",
                "Login":"login-1","Password":"Harbour7","Name":"N","TaxId":"tax","IMoh":1},
              "ICustomer":4711,"IParent":101,"Notes":"note"},
             "CustomerDefaultValues":{"CallShopEnabled":true,"ICustomerType":1,"PromotionalCredit":1.25,
              "IBillingPeriod":6,"IAcl":136,"ICustomerClass":2,"ITemplate":1,"IRep":1,"ITimeZone":4,"ILang":"fr",
              "ITariff":2,"IVDPaln":1,"TaxId":"other","CreditLimit":3,"SendStatistics":true,"MaxAbbreviatedLength":6,
              "CldTranslationRule":2,"CliInTranslationRule":"in","CliOutTranslationRule":"out","DidBatch":"did",
              "SaleCommissionRate":12.5,"PaymentCommissionRate":3,"ServiceFlags":"^Y","ISO4217":"USD","ICountry":"US",
              "countryCode":44,"IDistributor":0,"RTPProxy":"Always","UseMobileNoAsCli":true,"i_spendingPlan":2,
              "IIncomingTariff":2,"EmailFrom":"o@x.org"}}}
            """;

    private TestDomain domain;
    private CustomerItem item;

    @BeforeEach
    void open() {
        item = new CustomerItem(TestLimits.limits(), domain.customers, domain.accounts);
    }

    @Test
    void everyMemberIsStoredAsItWasSent() {
        CustomerRecord row = create(EVERYTHING.formatted(1));

        assertThat(row.getName()).isEqualTo("N");
        assertThat(row.getLogin()).isEqualTo("login-1");
        assertThat(row.getCurrency()).isEqualTo("EUR");
        assertThat(row.getIParent()).isEqualTo(101);
        assertThat(row.getICustomerType()).isEqualTo(1);
        assertThat(row.getBillStatus()).isEqualTo("O");
        assertThat(row.getOpeningBalance()).isEqualTo(new BigDecimal("7.25"));
        assertThat(row.getBalance()).isEqualTo(new BigDecimal("6.00"));
        assertThat(row.getCreditLimit()).isEqualTo(new BigDecimal("100.10"));
        assertThat(row.getDiscountRate()).isEqualTo(new BigDecimal("2.5"));
        assertThat(texts(row))
                .containsOnly(
                        entry(SubscriberText.FIRST_NAME, "F"),
                        entry(SubscriberText.MIDDLE_INITIALS, "M"),
                        entry(SubscriberText.LAST_NAME, "L"),
                        entry(SubscriberText.SALUTATION, "S"),
                        entry(SubscriberText.COMPANY, "Co"),
                        entry(SubscriberText.ADDRESS1, "1"),
                        entry(SubscriberText.ADDRESS2, "2"),
                        entry(SubscriberText.ADDRESS3, "3"),
                        entry(SubscriberText.ADDRESS4, "4"),
                        entry(SubscriberText.TOWN, "T"),
                        entry(SubscriberText.CITY, "C"),
                        entry(SubscriberText.REGION, "R"),
                        entry(SubscriberText.POSTCODE, "07101"),
                        entry(SubscriberText.COUNTRY, "GB"),
                        entry(SubscriberText.EMAIL, "e@x.org"),
                        entry(SubscriberText.BCC, "b@x.org"),
                        entry(SubscriberText.PHONE1, "p1"),
                        entry(SubscriberText.PHONE2, "p2"),
                        entry(SubscriberText.CONTACT1, "c1"),
                        entry(SubscriberText.CONTACT2, "c2"),
                        entry(SubscriberText.FAX, "fx"),
                        entry(SubscriberText.NOTE, "note"));
        assertThat(ServiceFeatures.fromJson(row.getFeatures()).all())
                .extracting(ServiceFeature::name, ServiceFeature::flag, feature -> feature.attributes()
                        .toString())
                .containsExactly(tuple("clip", "Y", "{a=[1, 2]}"));
        assertThat(settings(row))
                .isEqualTo(new CustomerSettings(
                        CustomerSettingsBillingBuilder.builder()
                                .sendStatistics("S")
                                .sendInvoices("N")
                                .iBillingPeriod(6)
                                .iTimeZone(2)
                                .iUiTimeZone(3)
                                .iLang("fr")
                                .creditLimitWarning("90%,5")
                                .taxId("tax")
                                .emailFrom("f@x.org")
                                .callShop(true)
                                .build(),
                        CustomerSettingsPlansBuilder.builder()
                                .iCustomerClass(2)
                                .iTemplate(1)
                                .iRep(1)
                                .iVdPlan(2)
                                .iSpendingPlan(2)
                                .iDistributor(0)
                                .iAcl(136)
                                .build(),
                        new CustomerSettings.Formats(
                                "DD.MM.YYYY", "DD.MM.YYYY HH24:MI", "HH24:MI", "MM-DD-YYYY", "HH12:MI"),
                        CustomerSettingsDiallingRuleBuilder.builder()
                                .cc("1")
                                .ac("2")
                                .ia(1)
                                .op("4")
                                .dp("5")
                                .ip("6")
                                .em("7")
                                .ex("8")
                                .nl(9)
                                .ct(10)
                                .cs(11)
                                .csdr(12)
                                .css(13)
                                .csp("14")
                                .csps("15")
                                .csl("16")
                                .nex("17")
                                .build(),
                        CustomerSettingsCallsBuilder.builder()
                                .iMoh(2)
                                .maxAbbreviatedLength(5)
                                .cldTranslation("s/^0//")
                                .iDiallingRule(2)
                                .cliInTranslation("in")
                                .cliOutTranslation("out")
                                .rtpProxy(3)
                                .mobileAsCli(true)
                                .didBatch("did")
                                .serviceFlags("^Y")
                                .countryCode(44)
                                .build(),
                        null));
    }

    @Test
    void tariffsAreKeptForResellersOnly() {
        CustomerSettings settings = settings(create(EVERYTHING.formatted(2)));

        assertThat(settings.plans().iTariff()).isEqualTo(2);
        assertThat(settings.plans().iIncomingTariff()).isEqualTo(2);
        assertThat(settings.commission().sale()).isNull();
    }

    @Test
    void commissionsAreKeptForDistributorsOnly() {
        CustomerSettings settings = settings(create(EVERYTHING.formatted(3)));

        assertThat(settings.commission())
                .isEqualTo(new CustomerSettings.Commission(new BigDecimal("12.5"), new BigDecimal("3")));
        assertThat(settings.plans().iTariff()).isNull();
    }

    @Test
    void defaultValuesApplyWhereTheCustomerSaysNothing() {
        CustomerRecord row = create("""
                {"Customer":{"Customer":{"PersonalInformation":{"Name":"N","IMoh":1},"Preferences":{"MapSendInvoices":"Y"}},
                 "CustomerDefaultValues":{"ICustomerType":2,"ITimeZone":4,"IVDPaln":1,"TaxId":"other","CreditLimit":3,
                  "SendStatistics":true,"MaxAbbreviatedLength":6,"ISO4217":"USD","ICountry":"US","EmailFrom":"o@x.org"}}}
                """);

        assertThat(row.getCurrency()).isEqualTo("USD");
        assertThat(row.getICustomerType()).isEqualTo(2);
        assertThat(row.getCreditLimit()).isEqualByComparingTo("3");
        assertThat(subscriber(row).get(SubscriberText.COUNTRY)).isEqualTo("US");
        CustomerSettings settings = settings(row);
        assertThat(settings.billing())
                .isEqualTo(CustomerSettingsBillingBuilder.builder()
                        .sendStatistics("F")
                        .sendInvoices("Y")
                        .iBillingPeriod(4)
                        .iTimeZone(4)
                        .iUiTimeZone(4)
                        .iLang("en")
                        .taxId("other")
                        .emailFrom("o@x.org")
                        .callShop(false)
                        .build());
        assertThat(settings.plans().iVdPlan()).isEqualTo(1);
        assertThat(settings.calls().iMoh()).isEqualTo(1);
        assertThat(settings.calls().maxAbbreviatedLength()).isEqualTo(6);
    }

    @Test
    void whatNothingIsSaidAboutHasItsDefault() {
        CustomerRecord row = create("""
                {"Customer":{"Customer":{"PersonalInformation":{"FirstName":"Ada","LastName":"Marsh"}},
                 "CustomerDefaultValues":{"ISO4217":"USD"}}}
                """);

        assertThat(row.getName()).isEqualTo("Ada Marsh");
        assertThat(row.getLogin()).isNull();
        assertThat(row.getIParent()).isNull();
        assertThat(row.getICustomerType()).isEqualTo(1);
        assertThat(row.getCreditLimit()).isEqualByComparingTo("0");
        CustomerSettings settings = settings(row);
        assertThat(settings.billing())
                .isEqualTo(CustomerSettingsBillingBuilder.builder()
                        .sendStatistics("N")
                        .iBillingPeriod(4)
                        .iLang("en")
                        .iTimeZone(0)
                        .iUiTimeZone(0)
                        .callShop(false)
                        .build());
        assertThat(settings.formats())
                .isEqualTo(new CustomerSettings.Formats(
                        "YYYY-MM-DD", "YYYY-MM-DD HH24:MI:SS", "HH24:MI:SS", "YYYY-MM-DD", "HH24:MI:SS"));
        assertThat(settings.calls().maxAbbreviatedLength()).isEqualTo(4);
        assertThat(settings.calls().rtpProxy()).isZero();
    }

    @Test
    void aRefusalNamesTheMemberThatWasSent() {
        refused("\"ITimeZone\":77", "Customer.CustomerDefaultValues.ITimeZone");
        refused("\"IVDPaln\":77", "Customer.CustomerDefaultValues.IVDPaln");
        refused("\"ICountry\":\"QQ\"", "Customer.CustomerDefaultValues.ICountry");
        refused("\"EmailFrom\":\"nobody\"", "Customer.CustomerDefaultValues.EmailFrom");
        refused("\"IAcl\":77", "Customer.CustomerDefaultValues.IAcl");
    }

    @Test
    void aTwinIsLookedAtAlsoWhereTheOtherOneWins() {
        refusedItem(
                "{\"Customer\":{\"Customer\":{\"PersonalInformation\":{\"Name\":\"X\"},\"Preferences\":"
                        + "{\"SendStatistics\":\"F\",\"MapSendStatistics\":\"X\"}},\"CustomerDefaultValues\":{\"ISO4217\":\"USD\"}}}",
                "Customer.Customer.Preferences.MapSendStatistics");
        refusedItem(
                "{\"Customer\":{\"Customer\":{\"PersonalInformation\":{\"Name\":\"X\"},\"Preferences\":"
                        + "{\"SendInvoices\":\"Y\",\"MapSendInvoices\":\"X\"}},\"CustomerDefaultValues\":{\"ISO4217\":\"USD\"}}}",
                "Customer.Customer.Preferences.MapSendInvoices");
    }

    @Test
    void whatIsDisplayedNeedsAnAccount() {
        for (String member :
                List.of("\"DisplayNumber\":\"abc\"", "\"DisplayNumber\":\"12\"", "\"DisplayName\":\"Desk\"")) {
            refusedItem(
                    "{\"Customer\":{\"Customer\":{\"PersonalInformation\":{\"Name\":\"X\"}},"
                            + "\"CustomerDefaultValues\":{\"ISO4217\":\"USD\"}}," + member + "}",
                    "Account.AccountRequest");
        }
    }

    @Test
    void aDiallingRuleHasASwitchAndALength() {
        for (String member : List.of("\"IA\":2", "\"IA\":-1", "\"NL\":-1")) {
            refusedItem(
                    "{\"Customer\":{\"Customer\":{\"PersonalInformation\":{\"Name\":\"X\"},\"Preferences\":"
                            + "{\"DiallingRule\":{" + member + "}}},\"CustomerDefaultValues\":{\"ISO4217\":\"USD\"}}}",
                    "Customer.Customer.Preferences.DiallingRule." + member.substring(1, 3));
        }
    }

    @Test
    void aFeatureHasTheValuesOfTheMemberThatStandsForIt() {
        String plain = "{\"Customer\":{\"Customer\":{\"PersonalInformation\":{\"Name\":\"X\"},\"CustomerStatus\":"
                + "{\"ServiceFeatures\":[%s]}},\"CustomerDefaultValues\":{\"ISO4217\":\"USD\"}}}";
        String list = "Customer.Customer.CustomerStatus.ServiceFeatures[0].";
        refusedItem(plain.formatted("{\"Name\":\"rtpp_level\",\"FlagValue\":\"99\"}"), list + "FlagValue");
        refusedItem(
                plain.formatted("{\"Name\":\"music_on_hold\",\"ServiceAttributes\":{\"i_moh\":[\"999\"]}}"),
                list + "ServiceAttributes.i_moh");
    }

    private void refused(String member, String field) {
        refusedItem(
                "{\"Customer\":{\"Customer\":{\"PersonalInformation\":{\"Name\":\"X\"}},"
                        + "\"CustomerDefaultValues\":{\"ISO4217\":\"USD\"," + member + "}}}",
                field);
    }

    private void refusedItem(String request, String field) {
        assertThatThrownBy(() -> create(request))
                .isInstanceOfSatisfying(Fault.class, fault -> assertThat(fault.fields())
                        .extracting(FieldFault::field)
                        .contains(field));
    }

    private CustomerRecord create(String request) {
        CsvData data = Payloads.read(request, CsvData.class);
        int iCustomer = domain.write(tx -> item.create(tx, domain.operator(), new BatchCustomerCreation(), data))
                .iCustomer();
        return domain.read(db -> db.sql()
                .fetchSingle(CUSTOMER, CUSTOMER.I_ENV.eq(TestDomain.ENV).and(CUSTOMER.I_CUSTOMER.eq(iCustomer))));
    }

    /** The texts that are not empty. */
    private Map<SubscriberText, String> texts(CustomerRecord row) {
        Subscriber subscriber = subscriber(row);
        return Arrays.stream(SubscriberText.values())
                .filter(text -> Unset.isSet(subscriber.get(text)))
                .collect(Collectors.toMap(Function.identity(), subscriber::get));
    }

    private Subscriber subscriber(CustomerRecord row) {
        return domain.read(db -> FixedQuery.ask(
                        db,
                        DSL.selectFrom(SUBSCRIBER)
                                .where(
                                        SUBSCRIBER.I_ENV.eq(TestDomain.ENV),
                                        SUBSCRIBER.I_SUBSCRIBER.eq(row.getISubscriber())),
                        SubscriberRows::read)
                .get(0));
    }

    private static CustomerSettings settings(CustomerRecord row) {
        return Json.read(row.getSettings(), CustomerSettings.class);
    }
}
