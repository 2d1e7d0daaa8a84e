package org.portaplus.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.portaplus.client.model.AccountDefaultValues;
import org.portaplus.client.model.AccountInformation;
import org.portaplus.client.model.AccountRequest;
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
import org.portaplus.client.model.PortaServiceFeature;
import org.portaplus.client.model.ProductAccount;
import org.portaplus.client.model.ProductAddonInfo;
import org.portaplus.client.model.UpdateAccount;
import org.portaplus.process.ServerProcess;
import org.portaplus.wire.WireFormat;

/**
 * The client as programs use it, against the packaged server, in each of its formats.
 *
 * <p>Longer than 300 lines because requests of all kinds are written out, as a program would.
 */
class PortaPlusIT {
    private static final String LICENSE = "demo";
    private static final AtomicLong LAST = new AtomicLong(447_701_900_000L);
    private static ServerProcess server;

    @BeforeAll
    static void start() {
        server = new ServerProcess("porta-plus");
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    private static PortaPlus porta(WireFormat format) {
        return PortaPlus.builder(server.base(), LICENSE).format(format).build();
    }

    private static String newId() {
        return String.valueOf(LAST.incrementAndGet());
    }

    private static CreateAccount accounts(PortaPlus porta, Integer customer, String... ids) {
        return new CreateAccount()
                .accountRequest(new AccountRequest()
                        .icustomer(customer)
                        .accountsToCreate(Arrays.stream(ids)
                                .map(id -> new AccountInformation()
                                        .acntId(id)
                                        .lastName("Novák & Søn")
                                        .activationDate("2025-03-01"))
                                .toList())
                        .defaultValues(new AccountDefaultValues().productId(product(porta))));
    }

    private static int product(PortaPlus porta) {
        return porta.products("USD").get(0).getIproduct();
    }

    private static BatchCustomerCreation customer(PortaPlus porta, String id) {
        Customer customer = new Customer()
                .customerStatus(new CustomerStatus().ISO4217("USD").creditLimit(new BigDecimal("99.90")))
                .personalInformation(new PersonalInformation().name("Zoë, \"Sons\" & " + id));
        return new BatchCustomerCreation()
                .custData(List.of(new CsvData()
                        .customer(new CreateCustomer().customer(customer))
                        .account(accounts(porta, null, id))));
    }

    private static BatchItemResult newCustomer(PortaPlus porta, String id) {
        BatchReport report = porta.create(customer(porta, id));
        assertThat(report.getSucceeded()).isEqualTo(1);
        return report.getResults().get(0);
    }

    @ParameterizedTest
    @EnumSource(value = WireFormat.class, mode = Mode.MATCH_NONE, names = "SOAP.*")
    void everyFormatSaysTheSame(WireFormat format) {
        PortaPlus porta = porta(format);
        String id = newId();
        BatchItemResult made = newCustomer(porta, id);
        int account = made.getAccounts().get(0).getIaccount();

        porta.change(new UpdateAccount()
                .updateServiceFeature(true)
                .accounts(List.of(new PortaAccount()
                        .iaccount(account)
                        .email("new@example.org")
                        .creditLimit(new BigDecimal("999999999999.9999"))
                        .servicefeatures(List.of(new PortaServiceFeature()
                                .name("phonebook")
                                .flagValue("Y")
                                .serviceAttributes(Map.of("entries", Arrays.asList("a", null, "b"))))))));

        ProductAccount read = porta.account(id);
        assertThat(read.getIaccount()).isEqualTo(account);
        assertThat(read.getLastName()).isEqualTo("Novák & Søn");
        assertThat(read.getEmail()).isEqualTo("new@example.org");
        assertThat(read.getCreditLimit()).isEqualByComparingTo("999999999999.9999");
        assertThat(read.getActivationDate()).isEqualTo(LocalDateTime.of(2025, 3, 1, 0, 0));
        assertThat(read.getServiceFeatures())
                .filteredOn(row -> "entries".equals(row.getServiceAttributeName()))
                .extracting(row -> row.getServiceAttributeValue() == null ? "" : row.getServiceAttributeValue())
                .containsExactly("a", "", "b");
    }

    @ParameterizedTest
    @EnumSource(value = WireFormat.class, mode = Mode.MATCH_NONE, names = "SOAP.*")
    void aRefusalHasCodeAndMember(WireFormat format) {
        PortaPlus porta = porta(format);
        String id = newId();
        int owner = newCustomer(porta, id).getIcustomer();
        CreateAccount twin = accounts(porta, owner, id);

        assertThatThrownBy(() -> porta.create(twin)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.status()).isEqualTo(409);
            assertThat(refusal.errorCode()).isEqualTo("Server.Account.duplicate_id");
            assertThat(refusal.errors()).singleElement().satisfies(error -> assertThat(error.getFieldName())
                    .isEqualTo("AccountRequest.AccountsToCreate[0].AcntId"));
            assertThat(refusal.requestId()).isPresent();
            assertThat(refusal).hasMessageStartingWith("409 Server.Account.duplicate_id: ");
        });
    }

    @ParameterizedTest
    @EnumSource(value = WireFormat.class, mode = Mode.MATCH_NONE, names = "SOAP.*")
    void accountsAreHandedOnAsTheyAreRead(WireFormat format) {
        PortaPlus porta = porta(format);
        int owner = newCustomer(porta, newId()).getIcustomer();
        porta.create(accounts(porta, owner, newId(), newId(), newId()));
        List<Integer> handedOn = new ArrayList<>();

        porta.forEachAccount(owner, product(porta), account -> handedOn.add(account.getIaccount()));

        assertThat(handedOn)
                .hasSize(4)
                .isEqualTo(porta.accounts(owner, product(porta)).stream()
                        .map(ProductAccount::getIaccount)
                        .toList());
    }

    @ParameterizedTest
    @EnumSource(value = WireFormat.class, mode = Mode.MATCH_NONE, names = "SOAP.*")
    void whatIsLeftWithTheServiceIsFollowed(WireFormat format) throws InterruptedException {
        PortaPlus porta = porta(format);

        BatchReport report = porta.await(porta.submit(customer(porta, newId())), Duration.ofSeconds(20));

        assertThat(report.getStatus()).isEqualTo("Completed");
        assertThat(report.getSucceeded()).isEqualTo(1);
        BatchItemResult made = report.getResults().get(0);
        PortaAccount change = new PortaAccount()
                .iaccount(made.getAccounts().get(0).getIaccount())
                .note("later");
        String changed = porta.submit(new UpdateAccount().accounts(List.of(change)));
        assertThat(porta.await(changed, Duration.ofSeconds(20)).getSucceeded()).isEqualTo(1);
        assertThat(porta.account(change.getIaccount()).getNote()).isEqualTo("later");
        String added = porta.submit(accounts(porta, made.getIcustomer(), newId()));
        assertThat(porta.await(added, Duration.ofSeconds(20)).getSucceeded()).isEqualTo(1);
    }

    @Test
    void aBatchOfSeveralPagesIsReadWhole() throws InterruptedException {
        PortaPlus porta = porta(WireFormat.JSON);
        List<CsvData> items = new ArrayList<>();
        for (int i = 0; i < 1_001; i++) {
            items.addAll(customer(porta, newId()).getCustData());
        }

        BatchReport report =
                porta.await(porta.submit(new BatchCustomerCreation().custData(items)), Duration.ofSeconds(60));

        assertThat(report.getSucceeded()).isEqualTo(1_001);
        assertThat(report.getResults())
                .hasSize(1_001)
                .extracting(BatchItemResult::getIndex)
                .doesNotHaveDuplicates();
    }

    @Test
    void theSameRequestUnderTheSameKeyIsDoneOnce() {
        PortaPlus porta = porta(WireFormat.JSON);
        int owner = newCustomer(porta, newId()).getIcustomer();
        CreateAccount request = accounts(porta, owner, newId());
        String key = "order-" + newId();

        Integer first = porta.underKey(key).create(request).getIaccount();

        assertThat(porta.underKey(key).create(request).getIaccount()).isEqualTo(first);
        assertThat(porta.accounts(owner, product(porta))).hasSize(2);
        assertThatThrownBy(() -> porta.underKey(key).create(accounts(porta, owner, newId())))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(409));
    }

    @Test
    void addonsAreOfferedAndPurchased() {
        PortaPlus porta = porta(WireFormat.JSON);
        int product = product(porta);
        int account = newCustomer(porta, newId()).getAccounts().get(0).getIaccount();
        ProductAddonInfo addon = porta.addons(product).get(0);

        porta.change(new PortaAccount()
                .iaccount(account)
                .assignedAddons(
                        List.of(new org.portaplus.client.model.AssignedAddon().iproduct(addon.getIaddonProduct()))));

        assertThat(porta.purchasedAddons(account))
                .extracting(ProductAddonInfo::getIaddonProduct)
                .containsExactly(addon.getIaddonProduct());
    }

    @Test
    void soapIsForTheWsdl() {
        PortaPlus.Builder builder = PortaPlus.builder(server.base(), LICENSE).format(WireFormat.SOAP11);

        assertThatThrownBy(builder::build).isInstanceOf(IllegalArgumentException.class);
    }

    /** The first program of README, to the letter but for the address. */
    @Test
    void theExampleOfReadmeRuns(@TempDir Path directory) throws Exception {
        Matcher example =
                Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(Path.of("README.md")));
        assertThat(example.find()).isTrue();
        String code = example.group(1);
        assertThat(code.lines()).hasSizeLessThanOrEqualTo(6);
        Path source = directory.resolve("Example.java");
        Files.writeString(source, """
                import java.net.URI;
                import org.portaplus.client.*;
                import org.portaplus.client.model.*;
                public class Example {
                    public static void main(String[] arguments) {
                        %s
                    }
                }
                """.formatted(
                        code.replace("http://localhost:8080", server.base().toString())));

        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int compiled = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        said,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Xlint:all,-path,-classfile",
                        "-Werror",
                        "-proc:none",
                        source.toString());

        assertThat(compiled).as("%s", said).isZero();
        assertThat(run(directory)).contains("Business Line USD");
    }

    private static String run(Path classes) throws Exception {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = System.out;
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
            System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
            loader.loadClass("Example").getMethod("main", String[].class).invoke(null, (Object) new String[0]);
        } finally {
            System.setOut(out);
        }
        return said.toString(StandardCharsets.UTF_8);
    }
}
