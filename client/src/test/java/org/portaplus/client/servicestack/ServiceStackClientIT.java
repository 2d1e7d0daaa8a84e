package org.portaplus.client.servicestack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import net.servicestack.client.JsonServiceClient;
import net.servicestack.client.ResponseError;
import net.servicestack.client.WebServiceException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.portaplus.client.servicestack.Dtos.AccountInformation;
import org.portaplus.client.servicestack.Dtos.BatchCustomerCreation;
import org.portaplus.client.servicestack.Dtos.BatchItemResult;
import org.portaplus.client.servicestack.Dtos.BatchReport;
import org.portaplus.client.servicestack.Dtos.CreateAccount;
import org.portaplus.client.servicestack.Dtos.CreateAccountResponse;
import org.portaplus.client.servicestack.Dtos.CsvData;
import org.portaplus.client.servicestack.Dtos.GetBatch;
import org.portaplus.client.servicestack.Dtos.PortaAccount;
import org.portaplus.client.servicestack.Dtos.Product;
import org.portaplus.client.servicestack.Dtos.ProductAccount;
import org.portaplus.client.servicestack.Dtos.ProductResponse;
import org.portaplus.client.servicestack.Dtos.UpdateAccount;
import org.portaplus.process.ServerProcess;

/**
 * ServiceStack's own Java client, unmodified, and the packaged server: every operation, refusals, one-way messages and
 * auto-batches. Also a recipe for those who have such a client already.
 */
class ServiceStackClientIT {
    private static final String LICENSE = "demo";
    private static final AtomicLong LAST = new AtomicLong(447_700_500_000L);
    private static ServerProcess server;
    private static JsonServiceClient client;

    @BeforeAll
    static void start() {
        server = new ServerProcess("service-stack-client");
        client = new JsonServiceClient(server.base().toString());
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    private static String newId() {
        return String.valueOf(LAST.incrementAndGet());
    }

    private static int dollarProduct() {
        Product question = new Product();
        question.currency = "USD";
        question.license = LICENSE;
        return client.send(question).products.get(0).product;
    }

    private static CreateAccount account(String id) {
        AccountInformation row = new AccountInformation();
        row.id = id;
        row.lastName = "Novák & Søn";
        row.activationDate = "2025-03-01";
        CreateAccount create = new CreateAccount();
        create.request.accounts.add(row);
        create.request.defaults.product = dollarProduct();
        return create;
    }

    private static BatchCustomerCreation customerWithAccount(String id) {
        CsvData item = new CsvData();
        item.customer.customer.status.currency = "USD";
        item.customer.customer.status.creditLimit = new BigDecimal("99.90");
        item.customer.customer.person.name = "Zoë & Sons " + id;
        item.account = account(id);
        BatchCustomerCreation batch = new BatchCustomerCreation();
        batch.customers.add(item);
        batch.license = LICENSE;
        return batch;
    }

    private static BatchItemResult newCustomer(String accountId) {
        BatchReport report = client.send(customerWithAccount(accountId));
        assertThat(report.succeeded).as("%s", report.status).isEqualTo(1);
        return report.results.get(0);
    }

    private static CreateAccount accountOf(BatchItemResult customer, String id) {
        CreateAccount create = account(id);
        create.request.customer = customer.customer;
        create.license = LICENSE;
        return create;
    }

    private static ProductAccount read(String id) {
        Product question = new Product();
        question.accountID = id;
        question.license = LICENSE;
        return client.get(question).account;
    }

    @Test
    void aBatchMakesACustomerWithAnAccount() {
        String id = newId();

        BatchItemResult made = newCustomer(id);

        ProductAccount account = read(id);
        assertThat(account.account).isEqualTo(made.accounts.get(0).account);
        assertThat(account.lastName).isEqualTo("Novák & Søn");
    }

    /** Dates travel as {@code /Date(ms-0000)/}, which the client reads to the millisecond, the lowest one too. */
    @Test
    void datesAndDecimalsArriveAsTheyAre() {
        String id = newId();
        newCustomer(id);

        ProductAccount account = read(id);

        assertThat(account.activationDate.toInstant()).isEqualTo(Instant.parse("2025-03-01T00:00:00Z"));
        assertThat(account.lastUsage.toInstant()).isEqualTo(Instant.parse("0001-01-01T00:00:00Z"));
        assertThat(account.creditLimit).isNotNull();
    }

    @Test
    void anAccountIsAddedAndChanged() {
        CreateAccountResponse made = client.post(accountOf(newCustomer(newId()), newId()));
        PortaAccount change = new PortaAccount();
        change.account = made.account;
        change.email = "new@example.org";
        change.creditLimit = new BigDecimal("12.30");
        UpdateAccount update = new UpdateAccount();
        update.accounts.add(change);
        update.license = LICENSE;

        assertThat(client.send(update).success).isTrue();

        ProductAccount account = read(made.id);
        assertThat(account.email).isEqualTo("new@example.org");
        assertThat(account.creditLimit).isEqualByComparingTo("12.3");
    }

    @Test
    void documentedRoutesCanBeCalledByPath() {
        String id = newId();
        BatchItemResult made = newCustomer(id);

        ProductResponse products = client.get("/GetProducts/demo/USD", ProductResponse.class);
        ProductResponse one = client.get("/GetAccountInfoByAccountId/demo/" + id, ProductResponse.class);
        ProductResponse all =
                client.get("/GetAccounts/demo/" + made.customer + "/" + dollarProduct(), ProductResponse.class);

        assertThat(products.products).extracting(product -> product.name).doesNotContainNull();
        assertThat(one.account.account).isEqualTo(made.accounts.get(0).account);
        assertThat(all.accounts).extracting(account -> account.id).containsExactly(id);
    }

    /** The client has no method of its own for one-way messages; it posts to their path. */
    @Test
    void aOneWayMessageIsFollowedByGetBatch() throws InterruptedException {
        AtomicReference<String> location = new AtomicReference<>();
        JsonServiceClient sender = new JsonServiceClient(server.base().toString());
        sender.ResponseFilter = answer -> location.set(answer.getHeaderField("Location"));

        sender.post("/json/oneway/BatchCustomerCreation", customerWithAccount(newId()), Void.class);

        GetBatch question = new GetBatch();
        question.batchId = location.get().replaceFirst(".*/", "");
        question.license = LICENSE;
        BatchReport report = client.send(question);
        for (int attempt = 0; attempt < 400 && !report.status.equals("Completed"); attempt++) {
            Thread.sleep(50);
            report = client.send(question);
        }
        assertThat(report.succeeded).isEqualTo(1);
        assertThat(report.id).isEqualTo(question.batchId);
    }

    @Test
    void aRefusalNamesCodeMessageAndMember() {
        String id = newId();
        BatchItemResult customer = newCustomer(id);

        assertThatThrownBy(() -> client.send(accountOf(customer, id)))
                .isInstanceOfSatisfying(WebServiceException.class, refusal -> {
                    assertThat(refusal.getStatusCode()).isEqualTo(409);
                    assertThat(refusal.getErrorCode()).isEqualTo("Server.Account.duplicate_id");
                    assertThat(refusal.getErrorMessage()).isNotBlank();
                    assertThat(refusal.getFieldErrors())
                            .extracting(ResponseError::getFieldName)
                            .containsExactly("AccountRequest.AccountsToCreate[0].AcntId");
                });
    }

    /** The client has no method of its own for auto-batches either; it posts a list to their path. */
    @Test
    void severalRequestsGoInOneCallAndAreAnsweredInOrder() {
        BatchItemResult owner = newCustomer(newId());
        String first = newId();
        String second = newId();

        CreateAccountResponse[] made = client.post(
                "/json/reply/CreateAccount[]",
                List.of(accountOf(owner, first), accountOf(owner, second)),
                CreateAccountResponse[].class);

        assertThat(made).extracting(answer -> answer.id).containsExactly(first, second);
    }

    @Test
    void theFirstRefusalEndsSuchACall() {
        BatchItemResult owner = newCustomer(newId());
        String id = newId();
        List<CreateAccount> twice = List.of(accountOf(owner, id), accountOf(owner, id));

        assertThatThrownBy(() -> client.post("/json/reply/CreateAccount[]", twice, CreateAccountResponse[].class))
                .isInstanceOfSatisfying(WebServiceException.class, refusal -> assertThat(refusal.getErrorCode())
                        .isEqualTo("Server.Account.duplicate_id"));
        assertThat(read(id).id).isEqualTo(id);
    }

    @Test
    void anUnknownLicenseAndAnUnknownBatchAreRefusedWithTheirStatus() {
        CreateAccount stranger = account(newId());
        stranger.license = "nobody";
        GetBatch nothing = new GetBatch();
        nothing.batchId = "nothing";
        nothing.license = LICENSE;

        assertThatThrownBy(() -> client.send(stranger)).isInstanceOfSatisfying(WebServiceException.class, refusal -> {
            assertThat(refusal.getStatusCode()).isEqualTo(401);
            assertThat(refusal.getErrorCode()).isEqualTo("InvalidLicense");
        });
        assertThatThrownBy(() -> client.send(nothing))
                .isInstanceOfSatisfying(WebServiceException.class, refusal -> assertThat(refusal.getStatusCode())
                        .isEqualTo(404));
    }
}
