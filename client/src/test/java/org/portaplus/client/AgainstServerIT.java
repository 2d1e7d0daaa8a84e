package org.portaplus.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.portaplus.client.api.BatchCustomerCreationApi;
import org.portaplus.client.api.CreateAccountApi;
import org.portaplus.client.api.GetBatchApi;
import org.portaplus.client.api.ProductApi;
import org.portaplus.client.api.UpdateAccountApi;
import org.portaplus.client.model.AccountDefaultValues;
import org.portaplus.client.model.AccountInformation;
import org.portaplus.client.model.AccountRequest;
import org.portaplus.client.model.AssignedAddon;
import org.portaplus.client.model.BatchCustomerCreation;
import org.portaplus.client.model.BatchItemResult;
import org.portaplus.client.model.BatchReport;
import org.portaplus.client.model.CreateAccount;
import org.portaplus.client.model.CreateAccountResponse;
import org.portaplus.client.model.CreateCustomer;
import org.portaplus.client.model.CsvData;
import org.portaplus.client.model.Customer;
import org.portaplus.client.model.CustomerStatus;
import org.portaplus.client.model.ErrorResponse;
import org.portaplus.client.model.PersonalInformation;
import org.portaplus.client.model.PortaAccount;
import org.portaplus.client.model.PortaProduct;
import org.portaplus.client.model.ProductAccount;
import org.portaplus.client.model.ProductAddonInfo;
import org.portaplus.client.model.UpdateAccount;
import org.portaplus.process.ServerProcess;

/** The generated client and the packaged server: customers and accounts made, read, changed and refused. */
class AgainstServerIT {
    private static final String LICENSE = "demo";
    private static final AtomicLong LAST = new AtomicLong(447_700_900_000L);
    private static ServerProcess server;
    private static ProductApi products;
    private static BatchCustomerCreationApi batches;
    private static CreateAccountApi accounts;
    private static UpdateAccountApi updates;

    @BeforeAll
    static void start() {
        server = new ServerProcess("against-server");
        ApiClient settings = PortaPlus.at(server.base(), LICENSE);
        products = new ProductApi(settings);
        batches = new BatchCustomerCreationApi(settings);
        accounts = new CreateAccountApi(settings);
        updates = new UpdateAccountApi(settings);
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    /** The first product in dollars that has add-ons. */
    private static PortaProduct product() throws ApiException {
        for (PortaProduct product :
                products.getProducts(LICENSE, "USD", null, null, null).getPortaProducts()) {
            if (!addons(product).isEmpty()) {
                return product;
            }
        }
        throw new AssertionError("no product has add-ons");
    }

    private static List<ProductAddonInfo> addons(PortaProduct product) throws ApiException {
        List<ProductAddonInfo> addons = products.getProductAddons(LICENSE, product.getIproduct(), null, null, null)
                .getProductAddonsInfo();
        return addons == null ? List.of() : addons;
    }

    private static BatchCustomerCreation batch(String accountId) throws ApiException {
        Customer customer = new Customer()
                .customerStatus(new CustomerStatus().ISO4217("USD").creditLimit(new BigDecimal("99.90")))
                .personalInformation(new PersonalInformation().name("Zoë & Sons " + accountId));
        return new BatchCustomerCreation()
                .custData(List.of(new CsvData()
                        .customer(new CreateCustomer().customer(customer))
                        .account(new CreateAccount().accountRequest(request(accountId)))));
    }

    private static AccountRequest request(String accountId) throws ApiException {
        return new AccountRequest()
                .accountsToCreate(List.of(new AccountInformation()
                        .acntId(accountId)
                        .firstName("Zoë")
                        .lastName("Novák")
                        .activationDate("2025-03-01")))
                .defaultValues(new AccountDefaultValues().productId(product().getIproduct()));
    }

    private static String newId() {
        return String.valueOf(LAST.incrementAndGet());
    }

    private static BatchItemResult newCustomer(String accountId) throws ApiException {
        BatchReport report = batches.batchCreateCustomers(batch(accountId), null, null, null, null);
        assertThat(report.getFailed()).as("%s", report).isZero();
        return report.getResults().get(0);
    }

    private static ProductAccount read(Integer account) throws ApiException {
        return products.getAccountInfoByIAccount(LICENSE, account, null, null, null)
                .getAccountInfo();
    }

    @Test
    void aBatchMakesACustomerAndItsAccountReadsBack() throws ApiException {
        String id = newId();

        BatchItemResult made = newCustomer(id);

        ProductAccount account = products.getAccountInfoByAccountId(LICENSE, id, null, null, null)
                .getAccountInfo();
        assertThat(account.getIaccount()).isEqualTo(made.getAccounts().get(0).getIaccount());
        assertThat(account.getIcustomer()).isEqualTo(made.getIcustomer());
        assertThat(account.getFirstName() + " " + account.getLastName()).isEqualTo("Zoë Novák");
        assertThat(account.getISO4217()).isEqualTo("USD");
        assertThat(account.getActivationDate()).isEqualTo(LocalDateTime.of(2025, 3, 1, 0, 0));
        assertThat(account.getLastUsage()).isEqualTo(LocalDateTime.of(1, 1, 1, 0, 0));
    }

    @Test
    void aOneWayBatchIsFollowedByItsLocation() throws ApiException, InterruptedException {
        ApiResponse<Void> accepted =
                batches.onewayBatchCustomerCreationWithHttpInfo("json", batch(newId()), null, null, Map.of());

        assertThat(accepted.getStatusCode()).isEqualTo(202);
        String batchId = accepted.getHeaders().get("location").get(0).replaceFirst(".*/", "");
        assertThat(completed(batchId).getSucceeded()).isEqualTo(1);
    }

    private static BatchReport completed(String batchId) throws ApiException, InterruptedException {
        GetBatchApi reports = new GetBatchApi(PortaPlus.at(server.base(), LICENSE));
        for (int attempt = 0; attempt < 400; attempt++) {
            BatchReport report = reports.getBatch(batchId, null, null, null, null, null);
            if (report.getStatus().equals("Completed")) {
                return report;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("the batch is not completed after 20 seconds");
    }

    @Test
    void anAccountIsAddedAndChangedWithoutLosingItsAddons() throws ApiException {
        BatchItemResult customer = newCustomer(newId());
        CreateAccountResponse made = accounts.createAccounts(
                new CreateAccount().accountRequest(request(newId()).icustomer(customer.getIcustomer())),
                null,
                null,
                null,
                null);
        ProductAddonInfo addon = addons(product()).get(0);
        PortaAccount withAddon = new PortaAccount()
                .iaccount(made.getIaccount())
                .assignedAddons(List.of(new AssignedAddon().iproduct(addon.getIaddonProduct())));
        updates.updateAccountByProductAddons(
                LICENSE, new UpdateAccount().accounts(List.of(withAddon)), null, null, null, null);

        PortaAccount changed = new PortaAccount()
                .iaccount(made.getIaccount())
                .email("new@example.org")
                .creditLimit(new BigDecimal("12.30"));
        assertThat(updates.updateAccounts(new UpdateAccount().accounts(List.of(changed)), null, null, null, null)
                        .getSuccess())
                .isTrue();

        ProductAccount account = read(made.getIaccount());
        assertThat(account.getEmail()).isEqualTo("new@example.org");
        assertThat(account.getCreditLimit()).isEqualByComparingTo("12.30");
        assertThat(account.getActiveAddons())
                .extracting(ProductAddonInfo::getIaddonProduct)
                .containsExactly(addon.getIaddonProduct());
    }

    @Test
    void aRefusalNamesCodeAndMember() throws ApiException, IOException {
        String id = newId();
        BatchItemResult customer = newCustomer(id);
        CreateAccount twin = new CreateAccount().accountRequest(request(id).icustomer(customer.getIcustomer()));

        assertThatThrownBy(() -> accounts.createAccounts(twin, null, null, null, null))
                .isInstanceOfSatisfying(ApiException.class, e -> {
                    assertThat(e.getCode()).isEqualTo(409);
                    ErrorResponse error = errorOf(e);
                    assertThat(error.getResponseStatus().getErrorCode()).isEqualTo("Server.Account.duplicate_id");
                    assertThat(error.getResponseStatus().getErrors().get(0).getFieldName())
                            .isEqualTo("AccountRequest.AccountsToCreate[0].AcntId");
                });
    }

    private static ErrorResponse errorOf(ApiException e) {
        ObjectMapper mapper = ApiClient.createDefaultObjectMapper();
        try {
            return mapper.readValue(e.getResponseBody(), ErrorResponse.class);
        } catch (IOException unreadable) {
            throw new AssertionError(e.getResponseBody(), unreadable);
        }
    }

    @Test
    void anUnknownLicenseIsRefused() {
        CreateAccountApi stranger = new CreateAccountApi(PortaPlus.at(server.base(), "nobody"));

        assertThatThrownBy(() -> stranger.createAccounts(new CreateAccount(), null, null, null, null))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.getCode()).isEqualTo(401));
    }
}
