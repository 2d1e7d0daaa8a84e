package org.portaplus.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.tools.ws.wscompile.WsimportTool;
import com.sun.tools.xjc.Driver;
import jakarta.xml.ws.Service;
import jakarta.xml.ws.soap.SOAPFaultException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.xml.namespace.QName;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.portaplus.client.wsdl.AccountDefaultValues;
import org.portaplus.client.wsdl.AccountInformation;
import org.portaplus.client.wsdl.AccountRequest;
import org.portaplus.client.wsdl.ArrayOfAccountInformation;
import org.portaplus.client.wsdl.ArrayOfCsvData;
import org.portaplus.client.wsdl.BatchCustomerCreation;
import org.portaplus.client.wsdl.BatchItemResult;
import org.portaplus.client.wsdl.BatchReport;
import org.portaplus.client.wsdl.CreateAccount;
import org.portaplus.client.wsdl.CreateAccountResponse;
import org.portaplus.client.wsdl.CreateCustomer;
import org.portaplus.client.wsdl.CsvData;
import org.portaplus.client.wsdl.Customer;
import org.portaplus.client.wsdl.CustomerStatus;
import org.portaplus.client.wsdl.ErrorFault;
import org.portaplus.client.wsdl.ISyncReply;
import org.portaplus.client.wsdl.PersonalInformation;
import org.portaplus.client.wsdl.PortaProduct;
import org.portaplus.client.wsdl.Product;
import org.portaplus.client.wsdl.ProductAccount;
import org.portaplus.client.wsdl.ResponseStatus;
import org.portaplus.process.ServerProcess;

/**
 * What wsimport makes of the WSDL, and the packaged server: the WSDL is read from the server, a customer and accounts are
 * made, read and refused, in both versions of SOAP.
 */
class WsdlClientIT {
    private static final String LICENSE = "demo";
    private static final QName SERVICE = new QName("http://schemas.servicestack.net/types", "SyncReply");
    private static final AtomicLong LAST = new AtomicLong(447_800_900_000L);
    private static ServerProcess server;

    @BeforeAll
    static void start() {
        server = new ServerProcess("wsdl-client");
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    /** Nothing is said of the address: it comes from the WSDL. */
    private static ISyncReply service(String endpoint) throws IOException {
        URL wsdl = server.base().resolve("/" + endpoint + "?wsdl").toURL();
        return Service.create(wsdl, SERVICE).getPort(ISyncReply.class);
    }

    static List<String> documentedCommands() throws IOException {
        List<String> commands = Files.readAllLines(Path.of("README.md")).stream()
                .filter(line -> line.startsWith("wsimport "))
                .toList();
        assertThat(commands).hasSize(2);
        return commands;
    }

    /** As the README says, word for word. SOAP 1.2 is an extension for wsimport, whatever the WSDL. */
    @ParameterizedTest
    @MethodSource("documentedCommands")
    void wsimportMakesClassesOfWhatIsServed(String command, @TempDir Path classes) throws Throwable {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        List<String> arguments = new ArrayList<>(List.of("-d", classes.toString()));
        String words = command.replace("http://localhost:8080", server.base().toString());
        Collections.addAll(arguments, words.replaceAll("wsimport |'", "").split(" ", -1));

        boolean made = new WsimportTool(said).run(arguments.toArray(String[]::new));

        assertThat(made).as(said.toString(StandardCharsets.UTF_8)).isTrue();
        assertThat(said.toString(StandardCharsets.UTF_8)
                        .replaceAll(".WARNING. SOAP port .*non-standard SOAP 1.2 .*", ""))
                .doesNotContain("[WARNING]");
        assertThat(classes.resolve("net/servicestack/schemas/types/ISyncReply.class"))
                .exists();
    }

    @Test
    void xjcMakesClassesOfTheServedSchemas(@TempDir Path sources) throws Exception {
        ByteArrayOutputStream said = new ByteArrayOutputStream();

        int code = Driver.run(
                new String[] {
                    "-d", sources.toString(), server.base().resolve("/xsd").toString()
                },
                new PrintStream(said, true, StandardCharsets.UTF_8),
                new PrintStream(said, true, StandardCharsets.UTF_8));

        assertThat(code).as(said.toString(StandardCharsets.UTF_8)).isZero();
        assertThat(said.toString(StandardCharsets.UTF_8)).doesNotContain("[WARNING]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"soap11", "soap12"})
    void aCustomerAndAccountsAreMadeAndReadBack(String endpoint) throws Exception {
        ISyncReply service = service(endpoint);
        int product = product(service).getIProduct();
        String first = newId();

        BatchReport report = service.batchCustomerCreation(batch(customer(first, product)));
        assertThat(report.getStatus()).isEqualTo("Completed");
        assertThat(report.getSucceeded()).isEqualTo(1);
        BatchItemResult made = report.getResults().getBatchItemResult().get(0);
        assertThat(made.getAccounts().getCreatedAccount().get(0).getID()).isEqualTo(first);

        String second = newId();
        AccountRequest request = accounts(second, product);
        request.setICustomer(made.getICustomer());
        CreateAccountResponse created = service.createAccount(message(request));
        assertThat(created.getID()).isEqualTo(second);
        assertThat(created.getFirstName()).isEqualTo("Zoë");

        Product query = new Product();
        query.setLicense(LICENSE);
        query.setIAccount(created.getIAccount());
        ProductAccount read = service.product(query).getAccountInfo();
        assertThat(read.getAccountId()).isEqualTo(second);
        assertThat(read.getICustomer()).isEqualTo(made.getICustomer());
        assertThat(read.getIProduct()).isEqualTo(product);
        assertThat(read.getLastName()).isEqualTo("Novák & <Söhne>");
        assertThat(read.getCreditLimit()).isEqualByComparingTo("12.50");
        assertThat(read.getIssueDate().getYear()).isGreaterThan(2000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"soap11", "soap12"})
    void aRefusalIsATypedExceptionWithCodeAndMember(String endpoint) throws Exception {
        ISyncReply service = service(endpoint);
        AccountRequest request = accounts(newId(), 999_999);
        request.setICustomer(1);

        ErrorFault fault = catchThrowableOfType(ErrorFault.class, () -> service.createAccount(message(request)));

        ResponseStatus status = fault.getFaultInfo().getResponseStatus();
        assertThat(fault.getMessage()).isEqualTo(status.getMessage()).isNotBlank();
        assertThat(status.getErrorCode()).startsWith("Server.");
        assertThat(status.getErrors().getResponseError())
                .singleElement()
                .satisfies(error -> assertThat(error.getFieldName()).startsWith("AccountRequest."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"soap11", "soap12"})
    void anUnknownLicenseIsAFaultOfTheSender(String endpoint) throws IOException {
        ISyncReply service = service(endpoint);
        Product query = new Product();
        query.setLicense("nobody");
        query.setCurrency("USD");

        ErrorFault fault = catchThrowableOfType(ErrorFault.class, () -> service.product(query));

        assertThat(fault.getFaultInfo().getResponseStatus().getErrorCode()).isEqualTo("InvalidLicense");
        assertThat(fault.getCause()).isNull();
        assertThat(fault).isNotInstanceOf(SOAPFaultException.class);
    }

    private static PortaProduct product(ISyncReply service) throws ErrorFault {
        Product query = new Product();
        query.setLicense(LICENSE);
        query.setCurrency("USD");
        return service.product(query).getPortaProducts().getPortaProduct().get(0);
    }

    private static BatchCustomerCreation batch(CsvData item) {
        ArrayOfCsvData items = new ArrayOfCsvData();
        items.getCsvData().add(item);
        BatchCustomerCreation batch = new BatchCustomerCreation();
        batch.setLicense(LICENSE);
        batch.setCustData(items);
        return batch;
    }

    private static CsvData customer(String accountId, int product) {
        CustomerStatus status = new CustomerStatus();
        status.setISO4217("USD");
        PersonalInformation person = new PersonalInformation();
        person.setCompany("Acme " + accountId);
        Customer customer = new Customer();
        customer.setCustomerStatus(status);
        customer.setPersonalInformation(person);
        CreateCustomer creation = new CreateCustomer();
        creation.setCustomer(customer);
        CsvData item = new CsvData();
        item.setCustomer(creation);
        item.setAccount(message(accounts(accountId, product)));
        return item;
    }

    private static CreateAccount message(AccountRequest request) {
        CreateAccount message = new CreateAccount();
        message.setLicense(LICENSE);
        message.setAccountRequest(request);
        return message;
    }

    private static AccountRequest accounts(String accountId, int product) {
        AccountInformation account = new AccountInformation();
        account.setAcntId(accountId);
        account.setFirstName("Zoë");
        account.setLastName("Novák & <Söhne>");
        ArrayOfAccountInformation accounts = new ArrayOfAccountInformation();
        accounts.getAccountInformation().add(account);
        AccountDefaultValues defaults = new AccountDefaultValues();
        defaults.setProductId(product);
        defaults.setBillingModel("Credit");
        defaults.setCreditLimit(new BigDecimal("12.50"));
        AccountRequest request = new AccountRequest();
        request.setAccountsToCreate(accounts);
        request.setDefaultValues(defaults);
        return request;
    }

    private static String newId() {
        return String.valueOf(LAST.incrementAndGet());
    }
}
