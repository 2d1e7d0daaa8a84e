import jakarta.xml.bind.JAXB;
import jakarta.xml.ws.Service;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import javax.xml.namespace.QName;
import org.portaplus.soap.*;

/**
 * Porta Plus 2 Web Services by SOAP with classes that wsdl2java makes of the WSDL as it is served: the whole job in both
 * versions. Arguments: the service's address, and a License.
 */
public class Recipe {
    private static final QName SERVICE = new QName("http://schemas.servicestack.net/types", "SyncReply");

    private final String url;
    private final String license;
    private final ISyncReply porta;
    private final String id = String.valueOf(System.currentTimeMillis() * 1000 + 1);

    /** Version and address come from the WSDL. */
    private Recipe(String url, String endpoint, String license) throws Exception {
        this.url = url;
        this.license = license;
        porta = Service.create(URI.create(url + "/" + endpoint + "?wsdl").toURL(), SERVICE).getPort(ISyncReply.class);
    }

    public static void main(String[] arguments) throws Exception {
        for (String endpoint : List.of("soap11", "soap12")) {
            String done = new Recipe(arguments[0], endpoint, arguments[1]).wholeJob();
            System.out.println("CXF, " + endpoint + ": " + done);
        }
    }

    private String wholeJob() throws Exception {
        List<PortaProduct> products = products();
        int product = products.get(0).getIProduct();

        BatchReport report = porta.batchCustomerCreation(batch(customer(id, product)));
        check("Completed".equals(report.getStatus()) && report.getSucceeded() == 1, report.getStatus());
        int owner = report.getResults().getBatchItemResult().get(0).getICustomer();

        AccountRequest request = accounts(id + "1", product);
        request.setICustomer(owner);
        request.getDefaultValues().setServiceFeatures(callerId());
        CreateAccountResponse made = porta.createAccount(message(request));
        check(made.getID().equals(id + "1"), made.getID());

        PortaAccount change = new PortaAccount();
        change.setIAccount(made.getIAccount());
        change.setNote("changed by CXF");
        UpdateAccount update = new UpdateAccount();
        update.setLicense(license);
        update.setAccounts(new ArrayOfPortaAccount());
        update.getAccounts().getPortaAccount().add(change);
        check(porta.updateAccount(update).isSuccess(), "the update");

        Product query = new Product();
        query.setLicense(license);
        query.setIAccount(made.getIAccount());
        ProductAccount account = porta.product(query).getAccountInfo();
        check("Novák".equals(account.getLastName()), account.getLastName());
        check("changed by CXF".equals(account.getNote()), account.getNote());
        check(
                account.getServiceFeatures().getAccountServiceFeature().stream()
                        .anyMatch(feature -> feature.getServiceAttributeName().equals("display_name")
                                && feature.getServiceAttributeValue().equals("Zoë")),
                "the dictionary");

        String batch = later(batch(customer(id + "3", product)));
        check(completed(batch).getSucceeded() == 1, batch);

        AccountRequest wrong = accounts(id + "2", 999_999);
        wrong.setICustomer(owner);
        try {
            porta.createAccount(message(wrong));
            throw new AssertionError("an unknown product was taken");
        } catch (ErrorFault fault) {
            ResponseStatus status = fault.getFaultInfo().getResponseStatus();
            ResponseError error = status.getErrors().getResponseError().get(0);
            check("Server.Account.product_not_found".equals(status.getErrorCode()), status.getErrorCode());
            check(error.getErrorCode().equals(status.getErrorCode()), error.getErrorCode());
            check("AccountRequest.DefaultValues.ProductId".equals(error.getFieldName()), error.getFieldName());
            check(fault.getMessage().equals(status.getMessage()), fault.getMessage());
            return "%d products, batch %s, account %d, refused: %s at %s"
                    .formatted(products.size(), batch, made.getIAccount(), status.getErrorCode(), error.getFieldName());
        }
    }

    private List<PortaProduct> products() throws ErrorFault {
        Product query = new Product();
        query.setLicense(license);
        query.setCurrency("USD");
        return porta.product(query).getPortaProducts().getPortaProduct();
    }

    private BatchCustomerCreation batch(CsvData item) {
        BatchCustomerCreation batch = new BatchCustomerCreation();
        batch.setLicense(license);
        batch.setCustData(new ArrayOfCsvData());
        batch.getCustData().getCsvData().add(item);
        return batch;
    }

    private CsvData customer(String accountId, int product) {
        Customer customer = new Customer();
        customer.setCustomerStatus(new CustomerStatus());
        customer.getCustomerStatus().setISO4217("USD");
        customer.setPersonalInformation(new PersonalInformation());
        customer.getPersonalInformation().setCompany("Zoë & Sons " + accountId);
        CsvData item = new CsvData();
        item.setCustomer(new CreateCustomer());
        item.getCustomer().setCustomer(customer);
        item.setAccount(message(accounts(accountId, product)));
        return item;
    }

    private CreateAccount message(AccountRequest request) {
        CreateAccount message = new CreateAccount();
        message.setLicense(license);
        message.setAccountRequest(request);
        return message;
    }

    private static AccountRequest accounts(String accountId, int product) {
        AccountInformation account = new AccountInformation();
        account.setAcntId(accountId);
        account.setLastName("Novák");
        AccountRequest request = new AccountRequest();
        request.setAccountsToCreate(new ArrayOfAccountInformation());
        request.getAccountsToCreate().getAccountInformation().add(account);
        request.setDefaultValues(new AccountDefaultValues());
        request.getDefaultValues().setProductId(product);
        return request;
    }

    /** A dictionary of lists: a list of keys with their values. */
    private static ArrayOfPortaServiceFeature callerId() {
        var entry = new ArrayOfKeyValueOfstringArrayOfstringty7Ep6D1.KeyValueOfstringArrayOfstringty7Ep6D1();
        entry.setKey("display_name");
        entry.setValue(new ArrayOfstring());
        entry.getValue().getString().add("Zoë");
        PortaServiceFeature feature = new PortaServiceFeature();
        feature.setName("cli");
        feature.setFlagValue("Y");
        feature.setServiceAttributes(new ArrayOfKeyValueOfstringArrayOfstringty7Ep6D1());
        feature.getServiceAttributes().getKeyValueOfstringArrayOfstringty7Ep6D1().add(entry);
        ArrayOfPortaServiceFeature features = new ArrayOfPortaServiceFeature();
        features.getPortaServiceFeature().add(feature);
        return features;
    }

    /**
     * Sends a batch that nobody waits for: 202, and where to look. Not by SOAP, since CXF loses the headers of an answer without
     * a body; the message is the same.
     */
    private String later(BatchCustomerCreation batch) throws Exception {
        StringWriter message = new StringWriter();
        JAXB.marshal(new ObjectFactory().createBatchCustomerCreation(batch), message);
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/xml/oneway/BatchCustomerCreation"))
                .header("Content-Type", "application/xml")
                .POST(HttpRequest.BodyPublishers.ofString(message.toString()))
                .build();
        HttpResponse<Void> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());
        check(answer.statusCode() == 202, answer);
        String location = answer.headers().firstValue("Location").orElseThrow();
        return location.substring(location.lastIndexOf('/') + 1);
    }

    private BatchReport completed(String batch) throws Exception {
        GetBatch question = new GetBatch();
        question.setLicense(license);
        question.setBatchId(batch);
        for (int attempt = 0; attempt < 200; attempt++) {
            BatchReport report = porta.getBatch(question);
            if (report.getStatus().equals("Completed")) {
                return report;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("the batch is not completed after ten seconds");
    }

    private static void check(boolean right, Object seen) {
        if (!right) {
            throw new AssertionError("not as it should be: " + seen);
        }
    }
}
