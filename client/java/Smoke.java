import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.portaplus.client.PortaPlus;
import org.portaplus.client.Refusal;
import org.portaplus.client.model.AccountDefaultValues;
import org.portaplus.client.model.AccountInformation;
import org.portaplus.client.model.AccountRequest;
import org.portaplus.client.model.AssignedAddon;
import org.portaplus.client.model.BatchCustomerCreation;
import org.portaplus.client.model.BatchItemResult;
import org.portaplus.client.model.BatchReport;
import org.portaplus.client.model.CreateAccount;
import org.portaplus.client.model.CreateCustomer;
import org.portaplus.client.model.CsvData;
import org.portaplus.client.model.Customer;
import org.portaplus.client.model.CustomerStatus;
import org.portaplus.client.model.PersonalInformation;
import org.portaplus.client.model.PortaAccount;
import org.portaplus.client.model.PortaProduct;
import org.portaplus.client.model.PortaServiceFeature;
import org.portaplus.client.model.ProductAccount;
import org.portaplus.client.model.ProductAddonInfo;
import org.portaplus.client.model.UpdateAccount;

/** The Java client against a running demo server, case by case; client/run says with which variables. */
final class Smoke {
    private static final LocalDate FIRST_DAY = LocalDate.of(2025, 3, 1);
    private static final AtomicLong LAST_ID = new AtomicLong(System.currentTimeMillis() * 10_000 + System.nanoTime() % 10_000);

    private static final Map<String, BiConsumer<PortaPlus, PortaPlus>> CASES = new LinkedHashMap<>();

    static {
        CASES.put("product list", Smoke::productList);
        CASES.put("customer batch", Smoke::customerBatch);
        CASES.put("account created and changed", Smoke::accountCreatedAndChanged);
        CASES.put("dictionary of lists", Smoke::dictionaryOfLists);
        CASES.put("twins", Smoke::twins);
        CASES.put("field error", Smoke::fieldError);
        CASES.put("unknown enum value", Smoke::unknownEnumValue);
        CASES.put("unknown member", Smoke::unknownMember);
        CASES.put("date", Smoke::date);
        CASES.put("null against absent", Smoke::nullAgainstAbsent);
        CASES.put("money", Smoke::money);
        CASES.put("retry with a key", Smoke::retryWithAKey);
    }

    private Smoke() {}

    public static void main(String[] arguments) {
        String url = System.getenv().getOrDefault("PORTA_URL", "http://localhost:8080");
        String later = System.getenv().getOrDefault("PORTA_LATER_URL", url);
        String license = System.getenv().getOrDefault("PORTA_LICENSE", "demo");
        PortaPlus porta = PortaPlus.connect(URI.create(url), license);
        PortaPlus laterPorta = PortaPlus.connect(URI.create(later), license);
        CASES.forEach((name, run) -> {
            run.accept(porta, laterPorta);
            System.out.println("ok: " + name);
        });
    }

    private static void productList(PortaPlus porta, PortaPlus later) {
        expect(porta.products("USD").size() >= 3, true);
        expect(product(porta, "Business Line USD").getMaintanenceFee().compareTo(BigDecimal.ONE), 0);
    }

    private static void customerBatch(PortaPlus porta, PortaPlus later) {
        expect(porta.account(newAccount(porta)).getLastName(), "Novák & Søn");
    }

    private static void accountCreatedAndChanged(PortaPlus porta, PortaPlus later) {
        int owner = newCustomer(porta, newId()).getIcustomer();
        int made = porta.create(request(porta, owner, newId())).getIaccount();
        porta.change(new PortaAccount().iaccount(made).email("new@example.org").phone1("442071838750"));
        ProductAccount account = porta.account(made);
        expect(List.of(account.getEmail(), account.getPhone1()), List.of("new@example.org", "442071838750"));
    }

    private static void dictionaryOfLists(PortaPlus porta, PortaPlus later) {
        int account = newAccount(porta);
        PortaServiceFeature phonebook = new PortaServiceFeature()
                .name("phonebook")
                .flagValue("Y")
                .serviceAttributes(Map.of("entries", Arrays.asList("a", null, "b")));
        porta.change(new UpdateAccount()
                .updateServiceFeature(true)
                .accounts(List.of(new PortaAccount().iaccount(account).servicefeatures(List.of(phonebook)))));
        List<String> entries = porta.account(account).getServiceFeatures().stream()
                .filter(row -> row.getServiceFeatureName().equals("phonebook"))
                .filter(row -> row.getServiceAttributeName().equals("entries"))
                .map(row -> row.getServiceAttributeValue())
                .toList();
        expect(entries, List.of("a", "", "b"));
    }

    private static void twins(PortaPlus porta, PortaPlus later) {
        int account = newAccount(porta);
        Integer homeLine = product(porta, "Home Line USD").getIproduct();
        porta.change(new PortaAccount().iaccount(account).iproduct(homeLine));
        expect(porta.account(account).getIproduct(), homeLine);
    }

    private static void fieldError(PortaPlus porta, PortaPlus later) {
        String id = newId();
        int owner = newCustomer(porta, id).getIcustomer();
        Refusal refusal = refused(() -> porta.create(request(porta, owner, id)));
        expect(refusal.status(), 409);
        expect(refusal.errorCode(), "Server.Account.duplicate_id");
        expect(refusal.errors().get(0).getFieldName(), "AccountRequest.AccountsToCreate[0].AcntId");
    }

    private static void unknownEnumValue(PortaPlus porta, PortaPlus later) {
        expect(later.account(newAccount(porta)).getBillingModel(), "PayAsYouGo");
    }

    private static void unknownMember(PortaPlus porta, PortaPlus later) {
        int account = newAccount(porta);
        expect(later.account(account).billingModel("Credit"), porta.account(account));
        expect(later.products("USD"), porta.products("USD"));
    }

    private static void date(PortaPlus porta, PortaPlus later) {
        LocalDateTime read = porta.account(newAccount(porta)).getActivationDate();
        expect(read, FIRST_DAY.atStartOfDay());
    }

    private static void nullAgainstAbsent(PortaPlus porta, PortaPlus later) {
        int account = newAccount(porta);
        Integer voicemail = porta.addons(product(porta, "Business Line USD").getIproduct()).stream()
                .filter(addon -> addon.getName().equals("Voicemail USD"))
                .findFirst()
                .orElseThrow()
                .getIproduct();
        porta.change(new PortaAccount()
                .iaccount(account)
                .phone1("442071838750")
                .blocked(true)
                .assignedAddons(List.of(new AssignedAddon().iproduct(voicemail))));
        expect(addons(porta, account), List.of(voicemail));
        porta.change(new PortaAccount().iaccount(account).email("new@example.org"));
        ProductAccount kept = porta.account(account);
        expect(addons(porta, account), List.of(voicemail));
        expect(List.of(kept.getPhone1(), kept.getBlocked()), List.of("442071838750", true));
        porta.change(new PortaAccount().iaccount(account).assignedAddons(List.of()));
        expect(addons(porta, account), List.of());
        expect(porta.account(account).getEmail(), "new@example.org");
    }

    private static void money(PortaPlus porta, PortaPlus later) {
        int account = newAccount(porta);
        for (String amount : List.of("123456789.57", "999999999999.9999", "99999999999999.123456789")) {
            porta.change(new PortaAccount().iaccount(account).creditLimit(new BigDecimal(amount)));
            expect(porta.account(account).getCreditLimit().toPlainString(), amount);
        }
    }

    private static void retryWithAKey(PortaPlus porta, PortaPlus later) {
        int owner = newCustomer(porta, newId()).getIcustomer();
        CreateAccount request = request(porta, owner, newId());
        PortaPlus once = porta.underKey("smoke-" + newId());
        expect(once.create(request).getIaccount(), once.create(request).getIaccount());
        expect(porta.accounts(owner, product(porta, "Business Line USD").getIproduct()).size(), 2);
        expect(refused(() -> once.create(request(porta, owner, newId()))).status(), 409);
    }

    private static PortaProduct product(PortaPlus porta, String name) {
        return porta.products("USD").stream()
                .filter(product -> product.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static CreateAccount request(PortaPlus porta, Integer customer, String id) {
        AccountInformation account =
                new AccountInformation().acntId(id).lastName("Novák & Søn").activationDate(FIRST_DAY.toString());
        Integer product = product(porta, "Business Line USD").getIproduct();
        return new CreateAccount()
                .accountRequest(new AccountRequest()
                        .icustomer(customer)
                        .accountsToCreate(List.of(account))
                        .defaultValues(new AccountDefaultValues().productId(product)));
    }

    private static BatchItemResult newCustomer(PortaPlus porta, String id) {
        Customer customer = new Customer()
                .customerStatus(new CustomerStatus().ISO4217("USD"))
                .personalInformation(new PersonalInformation().name("Zoë & Sons " + id));
        CsvData item = new CsvData()
                .customer(new CreateCustomer().customer(customer))
                .account(request(porta, null, id));
        BatchReport report = porta.create(new BatchCustomerCreation().custData(List.of(item)));
        expect(List.of(report.getSucceeded(), report.getFailed()), List.of(1, 0));
        return report.getResults().get(0);
    }

    private static int newAccount(PortaPlus porta) {
        return newCustomer(porta, newId()).getAccounts().get(0).getIaccount();
    }

    private static List<Integer> addons(PortaPlus porta, int account) {
        return porta.purchasedAddons(account).stream().map(ProductAddonInfo::getIaddonProduct).toList();
    }

    private static String newId() {
        return String.valueOf(LAST_ID.incrementAndGet());
    }

    private static Refusal refused(Runnable call) {
        try {
            call.run();
        } catch (Refusal refusal) {
            return refusal;
        }
        throw new AssertionError("it is not refused");
    }

    private static void expect(Object found, Object expected) {
        if (!Objects.equals(found, expected)) {
            throw new AssertionError(found + " instead of " + expected);
        }
    }
}
