package org.portaplus.server.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.portaplus.server.operations.TestOperations.run;
import static org.portaplus.server.operations.TestOperations.store;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.portaplus.server.contract.Retry;
import org.portaplus.server.contract.Route;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.faults.FieldFault;
import org.portaplus.server.licensing.Scope;
import org.portaplus.server.model.AccountDefaultValues;
import org.portaplus.server.model.AccountInfo;
import org.portaplus.server.model.AccountInformation;
import org.portaplus.server.model.AccountRequest;
import org.portaplus.server.model.AnsweringMode;
import org.portaplus.server.model.AssignedAddon;
import org.portaplus.server.model.BatchCustomerCreation;
import org.portaplus.server.model.BatchItemResult;
import org.portaplus.server.model.BatchReport;
import org.portaplus.server.model.CreateAccount;
import org.portaplus.server.model.CreateAccountResponse;
import org.portaplus.server.model.CreateCustomer;
import org.portaplus.server.model.CsvData;
import org.portaplus.server.model.Customer;
import org.portaplus.server.model.CustomerContact;
import org.portaplus.server.model.CustomerDefaultValues;
import org.portaplus.server.model.CustomerStatus;
import org.portaplus.server.model.GetBatch;
import org.portaplus.server.model.PersonalInformation;
import org.portaplus.server.model.PortaAccount;
import org.portaplus.server.model.PortaServiceFeature;
import org.portaplus.server.model.Product;
import org.portaplus.server.model.ProductAccount;
import org.portaplus.server.model.ProductResponse;
import org.portaplus.server.model.UpdateAccount;
import org.portaplus.server.store.OnEveryStore;
import org.portaplus.server.store.TestDomain;

@Timeout(60)
// Longer than 300 lines because every operation runs against the same small world, whose making is the longer part.
@OnEveryStore
class OperationsTest {
    private static final LocalDateTime NO_DATE = LocalDateTime.of(1, 1, 1, 0, 0);

    private TestDomain domain;
    private TestOperations operations;

    @BeforeEach
    void open() {
        operations = new TestOperations(domain);
        operations.batches.start();
    }

    @AfterEach
    void close() {
        operations.close();
    }

    @Test
    void aBatchItemMakesCustomerAccountExtensionAliasAndDisplay() {
        BatchReport report = run(
                operations.batchCreation,
                batch(item("Acme", "15550001")
                        .extensionNo("701")
                        .aliasNumber("15559999")
                        .displayName("Front desk")
                        .displayNumber("15550100")));
        assertThat(report.getStatus()).isEqualTo("Completed");
        assertThat(report.getSucceeded()).isEqualTo(1);
        assertThat(report.getLicense()).isEqualTo("demo");
        BatchItemResult result = report.getResults().get(0);
        assertThat(result.getIcustomer()).isPositive();
        assertThat(result.getAccounts().get(0).getID()).isEqualTo("15550001");

        ProductAccount account = accountById("15559999");
        assertThat(account.getAccountId()).isEqualTo("15550001");
        assertThat(account.getIcustomer()).isEqualTo(result.getIcustomer());
        assertThat(account.getExtensionNumber()).isEqualTo("701");
        assertThat(account.getFullname()).isEqualTo("701 - Front desk");
        assertThat(account.getServiceFeatures()).anySatisfy(row -> {
            assertThat(row.getServiceFeatureName()).isEqualTo("cli");
            assertThat(row.getServiceAttributeName()).isEqualTo("display_number");
            assertThat(row.getServiceAttributeValue()).isEqualTo("15550100");
        });
    }

    @Test
    void anItemFailsAloneAndLeavesNothingBehind() {
        CsvData broken = item("Broken", "15550002").aliasNumber("15550001");
        BatchReport report =
                run(operations.batchCreation, batch(item("Acme", "15550001"), broken, item("Zeta", "15550003")));
        assertThat(report.getSucceeded()).isEqualTo(2);
        BatchItemResult failed = report.getResults().get(1);
        assertThat(failed.getStatus()).isEqualTo("Failed");
        assertThat(failed.getErrorCode()).isEqualTo("Server.Account.duplicate_id");
        assertThat(failed.getErrors().get(0).getFieldName()).isEqualTo("CustData[1].AliasNumber");
        refused(404, "AccountID", () -> accountById("15550002"));
        BatchReport again = run(operations.batchCreation, batch(item("Broken", "15550002")));
        assertThat(again.getSucceeded()).isEqualTo(1);
    }

    @Test
    void faultsOfAnItemNameTheMemberByItsDocumentedPath() {
        CsvData noCurrency = item("Acme", "1");
        noCurrency.getCustomer().getCustomer().getCustomerStatus().setISO4217(null);
        assertPath(noCurrency, "CustData[0].Customer.Customer.CustomerStatus.ISO4217");
        CsvData noProduct = item("Acme", "1");
        noProduct.getAccount().getAccountRequest().getDefaultValues().setProductId(0);
        assertPath(noProduct, "CustData[0].Account.AccountRequest.DefaultValues.ProductId");
        assertPath(item("Acme", "1").extensionNo("x"), "CustData[0].ExtensionNo");
        assertPath(item("Acme", "1").displayNumber("+1"), "CustData[0].DisplayNumber");
        CsvData proxy = item("Acme", "1");
        proxy.getCustomer().setCustomerDefaultValues(new CustomerDefaultValues().rtPProxy("Sometimes"));
        assertPath(proxy, "CustData[0].Customer.CustomerDefaultValues.RTPProxy");
    }

    @Test
    void defaultValuesFillOnlyWhatTheCustomerLeavesUnset() {
        CsvData item = item("Acme", "15550001");
        item.getCustomer().getCustomer().getCustomerStatus().setISO4217("");
        item.getCustomer()
                .setCustomerDefaultValues(new CustomerDefaultValues()
                        .ISO4217("USD")
                        .creditLimit(new BigDecimal("75.00"))
                        .useMobileNoAsCli(true));
        item.getCustomer().getCustomer().setCustomerContact(new CustomerContact().phone1("+1 555 0199"));
        run(operations.batchCreation, batch(item));
        ProductAccount account = accountById("15550001");
        assertThat(account.getISO4217()).isEqualTo("USD");
        assertThat(account.getAvailableBalance()).isEqualTo(new BigDecimal("75.00"));
        assertThat(account.getServiceFeatures())
                .anySatisfy(row -> assertThat(row.getServiceAttributeValue()).isEqualTo("15550199"));
    }

    @Test
    void theOuterProductServesItemsThatNameNone() {
        CsvData item = item("Acme", "15550001");
        item.getAccount().getAccountRequest().setDefaultValues(null);
        BatchCustomerCreation request = batch(item).productID(2);
        assertThat(run(operations.batchCreation, request).getSucceeded()).isEqualTo(1);
        assertThat(accountById("15550001").getIproduct()).isEqualTo(2);
    }

    @Test
    void moreItemsThanAClientMayWaitForAreRefused() {
        refused(
                413,
                "CustData",
                () -> run(
                        operations.batchCreation,
                        batch(item("A", "1"), item("B", "2"), item("C", "3"), item("D", "4"))));
    }

    /** Each is one transaction, which keeps all other writers waiting. */
    @Test
    void moreAccountsThanAClientMayWaitForAreRefusedAndAcceptedAsAMessage() {
        AccountRequest four = new AccountRequest()
                .icustomer(domain.createCustomer("Acme", "USD").iCustomer())
                .defaultValues(new AccountDefaultValues().productId(2))
                .accountsToCreate(IntStream.range(0, 4)
                        .mapToObj(i -> new AccountInformation().acntId("1555020" + i))
                        .toList());
        CreateAccount create = new CreateAccount().license("demo").accountRequest(four);
        UpdateAccount update = new UpdateAccount()
                .license("demo")
                .accounts(IntStream.range(0, 4)
                        .mapToObj(i -> new PortaAccount().id("1555020" + i).email("n@example.org"))
                        .toList());

        refused(413, "AccountRequest.AccountsToCreate", () -> run(operations.createAccount, create));
        refused(413, "Accounts", () -> run(operations.updateAccount, update));

        assertThat(finished(store(operations.createAccount, create)).getSucceeded())
                .isEqualTo(1);
        assertThat(accountById("15550203").getAccountId()).isEqualTo("15550203");
    }

    @Test
    void anotherLicenseInAnItemIsRefused() {
        CsvData item = item("Acme", "1");
        item.getAccount().setLicense("other");
        refused(400, "CustData[0].Account.License", () -> run(operations.batchCreation, batch(item)));
    }

    @Test
    void aOnewayBatchIsDoneAndItsResultsAreRead() {
        String id = store(operations.batchCreation, batch(item("Acme", "15550001"), item("Acme", "15550002")));
        BatchReport report = finished(id);
        assertThat(report.getOperation()).isEqualTo("BatchCustomerCreation");
        assertThat(report.getSucceeded()).isEqualTo(1);
        assertThat(report.getFailed()).isEqualTo(1);
        assertThat(report.getResults().get(0).getAccounts().get(0).getPassword())
                .isNotEmpty();
        assertThat(report.getResults().get(1).getErrors().get(0).getFieldName())
                .isEqualTo("CustData[1].Customer.Customer.PersonalInformation.Name");
    }

    @Test
    void onewayCreationsAndChangesAreBatchesOfOne() {
        int iCustomer = domain.createCustomer("Acme", "USD").iCustomer();
        assertThat(finished(store(operations.createAccount, create(iCustomer, 2, "15550001")))
                        .getSucceeded())
                .isEqualTo(1);
        UpdateAccount change = new UpdateAccount()
                .license("demo")
                .accounts(List.of(new PortaAccount().id("15550001").mapBlocked("Y")));
        assertThat(finished(store(operations.updateAccount, change)).getSucceeded())
                .isEqualTo(1);
        assertThat(accountById("15550001").getBlocked()).isTrue();
        BatchReport failed = finished(store(operations.createAccount, create(iCustomer, 2, "15550001")));
        assertThat(failed.getResults().get(0).getErrors().get(0).getFieldName())
                .isEqualTo("AccountRequest.AccountsToCreate[0].AcntId");
    }

    @Test
    void storedPasswordsAreKeptFromALicenseThatMayNotSeeThem() {
        domain.write(tx ->
                domain.licensing.create(tx, TestDomain.ENV, "clerk", "clerk", null, Set.of(Scope.READ, Scope.WRITE)));
        BatchCustomerCreation request = batch(item("Acme", "15550001")).license("clerk");
        String id = store(operations.batchCreation, request);
        finished(id);
        BatchReport report = run(operations.getBatch, new GetBatch().batchId(id).license("clerk"));
        assertThat(report.getResults().get(0).getAccounts().get(0).getPassword())
                .isEmpty();
    }

    @Test
    void aCreatedAccountIsAnsweredWithWhatItsOwnerMustKnow() {
        int iCustomer = domain.createCustomer("Acme", "USD").iCustomer();
        CreateAccountResponse response = run(operations.createAccount, create(iCustomer, 2, "15550001"));
        assertThat(response.getID()).isEqualTo("15550001");
        assertThat(response.getAccLogin()).isEqualTo("15550001");
        assertThat(response.getAccPassword()).isNotEmpty();
        assertThat(response.getPassword()).isNotEmpty();
        assertThat(response.getExtension()).isEmpty();
        assertThat(response.getContentId()).isEqualTo(7);
        assertThat(response.getAccounts()).isNull();
    }

    @Test
    void severalCreatedAccountsAreAllAnswered() {
        int iCustomer = domain.createCustomer("Acme", "USD").iCustomer();
        CreateAccountResponse response = run(operations.createAccount, create(iCustomer, 2, "15550001", "15550002"));
        assertThat(response.getID()).isEqualTo("15550001");
        assertThat(response.getAccounts()).hasSize(2);
    }

    @Test
    void faultsOfCreateAccountNameTheMemberByItsDocumentedPath() {
        int iCustomer = domain.createCustomer("Acme", "USD").iCustomer();
        refused(
                409,
                "AccountRequest.AccountsToCreate[1].AcntId",
                () -> run(operations.createAccount, create(iCustomer, 2, "15550001", "15550001")));
        refused(400, "AccountRequest", () -> run(operations.createAccount, new CreateAccount().license("demo")));
        refused(404, "AccountRequest.ICustomer", () -> run(operations.createAccount, create(4711, 2, "1")));
        refused(400, "AccountRequest.ICustomer", () -> run(operations.createAccount, create(0, 2, "1")));
        refused(
                400,
                "AccountRequest.DefaultValues.ProductId",
                () -> run(operations.createAccount, create(iCustomer, 4, "1")));
    }

    @Test
    void updateAccountAppliesItsSwitches() {
        account("15550001");
        UpdateAccount off = new UpdateAccount()
                .license("demo")
                .accounts(List.of(new PortaAccount()
                        .id("15550001")
                        .servicefeatures(
                                List.of(new PortaServiceFeature().name("clir").flagValue("P")))
                        .activationDate("2026-05-01")
                        .updateAnsweringMode(false)
                        .answeringMode(new AnsweringMode().answerMode("Ring").timeout("20"))));
        assertThat(run(operations.updateAccount, off).getSuccess()).isTrue();
        assertThat(accountById("15550001").getHideCLI()).isFalse();

        off.updateServiceFeature(true)
                .updateAccountActivation(true)
                .isDistinctiveRing(true)
                .updateVoiceDialing(true)
                .translateIncomingCLI(true)
                .identity("Always");
        off.getAccounts().get(0).updateAnsweringMode(true);
        run(operations.updateAccount, off);
        ProductAccount account = accountById("15550001");
        assertThat(account.getHideCLI()).isTrue();
        assertThat(account.getVoiceDialing()).isTrue();
        assertThat(account.getTranslateIncomingCLI()).isTrue();
        assertThat(account.getDefaultValidIdentity()).isEqualTo("Always");
        assertThat(account.getActivationDate()).isEqualTo(LocalDateTime.of(2026, 5, 1, 0, 0));
        assertThat(account.getServiceFeatures()).anySatisfy(row -> {
            assertThat(row.getServiceFeatureName()).isEqualTo("default_action");
            assertThat(row.getServiceAttributeName()).isEqualTo("timeout");
            assertThat(row.getServiceAttributeValue()).isEqualTo("20");
        });
    }

    @Test
    void bothSpellingsOfAMemberAreHeard() {
        account("15550001");
        run(
                operations.updateAccount,
                new UpdateAccount()
                        .license("demo")
                        .accounts(List.of(new PortaAccount()
                                .id("15550001")
                                .login("first.login")
                                .companyName("Acme")
                                .state("TX")
                                .phoneNo("15550199")
                                .address("1 Main St")
                                .name("Ann Mary Lee")
                                .assignedAddons(List.of(new AssignedAddon().iproduct(11))))));
        ProductAccount account = accountById("15550001");
        assertThat(account.getUiLogin()).isEqualTo("first.login");
        assertThat(account.getCompany()).isEqualTo("Acme").isEqualTo(account.getCompanyName());
        assertThat(account.getRegion()).isEqualTo("TX");
        assertThat(account.getPhone1()).isEqualTo("15550199").isEqualTo(account.getPhoneNo());
        assertThat(account.getAddress1()).isEqualTo("1 Main St");
        assertThat(account.getFirstName()).isEqualTo("Ann Mary");
        assertThat(account.getSubscribername()).isEqualTo("Ann Mary Lee");
        assertThat(account.getActiveAddons()).hasSize(1);
    }

    @Test
    void ofSeveralAccountsAllChangeOrNone() {
        account("15550001");
        UpdateAccount request = new UpdateAccount()
                .license("demo")
                .accounts(List.of(
                        new PortaAccount().id("15550001").blocked(true),
                        new PortaAccount().id("15559999").blocked(true)));
        refused(404, "Accounts[1].Id", () -> run(operations.updateAccount, request));
        assertThat(accountById("15550001").getBlocked()).isFalse();
    }

    @Test
    void refusalsThatNeedNoStoreComeForAllAccountsAtOnce() {
        UpdateAccount request = new UpdateAccount()
                .license("demo")
                .identity("42")
                .accounts(List.of(
                        new PortaAccount().id("unknown").mapBlocked("Maybe"),
                        new PortaAccount(),
                        new PortaAccount().iaccount(4711).followMeEnabled("Q")));
        assertThatThrownBy(() -> run(operations.updateAccount, request)).isInstanceOfSatisfying(Fault.class, fault -> {
            assertThat(fault.code()).isEqualTo("RegularExpression");
            assertThat(fault.fields())
                    .extracting(FieldFault::field)
                    .containsExactly(
                            "Identity", "Accounts[0].MapBlocked", "Accounts[1].Id", "Accounts[2].FollowMeEnabled");
        });
    }

    @Test
    void nothingToChangeIsNoSuccess() {
        assertThat(run(operations.updateAccount, new UpdateAccount().license("demo"))
                        .getSuccess())
                .isFalse();
    }

    @Test
    void theDisplayNameChangesByItself() {
        int iAccount = account("15550001");
        UpdateAccount request = new UpdateAccount()
                .license("demo")
                .accountInfo(new AccountInfo().displayName("Reception").iAccount(iAccount));
        assertThat(run(operations.updateAccount, request).getSuccess()).isTrue();
        assertThat(accountById("15550001").getServiceFeatures())
                .anySatisfy(row -> assertThat(row.getServiceAttributeValue()).isEqualTo("Reception"));
        refused(
                404,
                "AccountInfo.i_account",
                () -> run(
                        operations.updateAccount,
                        new UpdateAccount()
                                .license("demo")
                                .accountInfo(new AccountInfo().displayName("x").iAccount(4711))));
        refused(
                400,
                "AccountInfo.i_account",
                () -> run(
                        operations.updateAccount,
                        new UpdateAccount().license("demo").accountInfo(new AccountInfo().displayName("x"))));
    }

    @Test
    void aLicenseWithoutTheScopeMayNotWrite() {
        domain.write(tx -> domain.licensing.create(tx, TestDomain.ENV, "reader", "reader", null, Set.of(Scope.READ)));
        refused(
                403,
                "License",
                () -> run(operations.createAccount, create(1, 2, "1").license("reader")));
        refused(403, "License", () -> run(operations.updateAccount, new UpdateAccount().license("reader")));
        refused(
                403,
                "License",
                () -> store(operations.createAccount, create(1, 2, "1").license("reader")));
    }

    @Test
    void everyMemberOfAFilledGroupIsSetAndOtherGroupsAreNull() throws Exception {
        account("15550001");
        ProductResponse response = operations.product.run(
                Route.of("/GetAccountInfoByAccountId/{License}/{AccountID}"),
                new Product().license("demo").accountID("15550001"),
                Retry.NONE);
        assertThat(response.getAccounts()).isNull();
        assertThat(response.getPortaProducts()).isNull();
        assertThat(response.getProductAddonsInfo()).isNull();
        assertThat(response.getPortaProductInfo()).isNull();
        ProductAccount account = response.getAccountInfo();
        assertThat(account.getLastUsage()).isEqualTo(NO_DATE);
        assertThat(account.getHgInfo()).isEmpty();
        for (var getter : ProductAccount.class.getMethods()) {
            if (getter.getName().startsWith("get") && getter.getDeclaringClass() == ProductAccount.class) {
                assertThat(getter.invoke(account)).as(getter.getName()).isNotNull();
            }
        }
    }

    private int account(String id) {
        int iCustomer = domain.createCustomer("Customer " + id, "USD").iCustomer();
        return domain.createAccount(iCustomer, 2, id).iAccount();
    }

    private ProductAccount accountById(String id) {
        return run(operations.product, new Product().license("demo").accountID(id))
                .getAccountInfo();
    }

    private BatchReport finished(String id) {
        GetBatch request = new GetBatch().batchId(id).license("demo");
        BatchReport report = run(operations.getBatch, request);
        while (!report.getStatus().equals("Completed")) {
            Thread.onSpinWait();
            report = run(operations.getBatch, request);
        }
        return report;
    }

    private void assertPath(CsvData item, String path) {
        BatchItemResult result =
                run(operations.batchCreation, batch(item)).getResults().get(0);
        assertThat(result.getErrors()).extracting("fieldName").contains(path);
    }

    private static void refused(int status, String field, Runnable request) {
        try {
            request.run();
        } catch (Fault fault) {
            assertThat(fault.kind().status()).isEqualTo(status);
            assertThat(fault.kind()).isNotEqualTo(FaultKind.INTERNAL);
            assertThat(fault.fields()).extracting(FieldFault::field).contains(field);
            return;
        }
        throw new AssertionError("was not refused");
    }

    private static BatchCustomerCreation batch(CsvData... items) {
        return new BatchCustomerCreation().license("demo").custData(List.of(items));
    }

    private static CsvData item(String name, String accountId) {
        return new CsvData()
                .customer(new CreateCustomer()
                        .customer(new Customer()
                                .customerStatus(new CustomerStatus().ISO4217("USD"))
                                .personalInformation(new PersonalInformation()
                                        .name(name)
                                        .firstName("Ada")
                                        .lastName("Marsh"))))
                .account(new CreateAccount()
                        .accountRequest(new AccountRequest()
                                .accountsToCreate(List.of(new AccountInformation().acntId(accountId)))
                                .defaultValues(new AccountDefaultValues().productId(2))));
    }

    private static CreateAccount create(int iCustomer, int iProduct, String... ids) {
        return new CreateAccount()
                .license("demo")
                .contentId(7)
                .accountRequest(new AccountRequest()
                        .icustomer(iCustomer)
                        .accountsToCreate(Arrays.stream(ids)
                                .map(id -> new AccountInformation().acntId(id))
                                .toList())
                        .defaultValues(new AccountDefaultValues().productId(iProduct)));
    }
}
