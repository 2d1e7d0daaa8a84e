package org.portaplus.client;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.portaplus.client.model.BatchCustomerCreation;
import org.portaplus.client.model.BatchItemResult;
import org.portaplus.client.model.BatchReport;
import org.portaplus.client.model.CreateAccount;
import org.portaplus.client.model.CreateAccountResponse;
import org.portaplus.client.model.PortaAccount;
import org.portaplus.client.model.PortaProduct;
import org.portaplus.client.model.ProductAccount;
import org.portaplus.client.model.ProductAddonInfo;
import org.portaplus.client.model.ProductResponse;
import org.portaplus.client.model.UpdateAccount;
import org.portaplus.client.model.UpdateAccountResponse;
import org.portaplus.wire.WireFormat;

/**
 * The service, for one License.
 *
 * <pre>{@code
 * PortaPlus porta = PortaPlus.connect(URI.create("http://localhost:8080"), "demo");
 * for (PortaProduct product : porta.products("USD")) {
 *     System.out.println(product.getIproduct() + " " + product.getName() + " " + product.getMaintanenceFee());
 * }
 * porta.change(new PortaAccount().iaccount(1).email("new@example.org"));
 * }</pre>
 *
 * <p>What the service refuses is a {@link Refusal}; where it does not answer, requests are sent again, and then there is {@link
 * NoAnswer}. Each request that changes something has an Idempotency-Key, so that the service does it once however often it
 * arrives. What this class has no method for, the generated classes of {@code org.portaplus.client.api} have ({@link #at}).
 *
 * <p>Immutable, and safe for use by many threads.
 *
 * <p>Longer than 300 lines because each question and each change is a method with its documentation.
 *
 * @since 0.1.0
 */
@API(status = Status.MAINTAINED, since = "0.1.0")
@NullMarked
public final class PortaPlus {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LONGEST_TIMEOUT = Duration.ofDays(1);
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final int RETRIES = 3;
    private static final int RESULTS_AT_ONCE = 1000;
    private static final Duration FIRST_LOOK = Duration.ofMillis(50);
    private static final Duration NEXT_LOOK = Duration.ofSeconds(1);

    private final Exchange exchange;
    private final String license;
    private final @Nullable String key;

    private PortaPlus(Exchange exchange, String license, @Nullable String key) {
        this.exchange = exchange;
        this.license = license;
        this.key = key;
    }

    /** The service with the defaults of {@link Builder}. */
    public static PortaPlus connect(URI server, String license) {
        return builder(server, license).build();
    }

    /** For other settings than the defaults. */
    public static Builder builder(URI server, String license) {
        return new Builder(server, license);
    }

    /**
     * Settings for the generated classes of the package {@code api}. The License goes in the header {@code X-License}, which keeps it
     * out of URLs; a request may still carry it as a member.
     */
    public static ApiClient at(URI server, String license) {
        requireUsable(server, license);
        ApiClient settings = new ApiClient();
        settings.updateBaseUri(server.toString());
        settings.setReadTimeout(PATIENCE);
        settings.setConnectTimeout(PATIENCE);
        settings.setRequestInterceptor(request -> request.setHeader("X-License", license));
        return settings;
    }

    /** What the JDK would refuse later, in a message that has the License. */
    private static void requireUsable(URI server, String license) {
        Objects.requireNonNull(license, "license");
        if (server.getHost() == null || !List.of("http", "https").contains(server.getScheme())) {
            throw new IllegalArgumentException("an address begins with http:// or https:// and a host: " + server);
        }
        if (!license.chars().allMatch(letter -> letter > ' ' && letter < 0x7f)) {
            throw new IllegalArgumentException("a License is printable ASCII without blanks");
        }
    }

    /** How to reach the service. Not safe for use by many threads. */
    public static final class Builder {
        private final URI server;
        private final String license;
        private Duration timeout = PATIENCE;
        private Duration connectTimeout = CONNECT;
        private Retries retries = new Retries(RETRIES);
        private WireFormat format = WireFormat.JSON;
        private @Nullable HttpClient http;

        private Builder(URI server, String license) {
            requireUsable(server, license);
            this.server = server;
            this.license = license;
        }

        /**
         * How long a whole answer may take, for each try; 60 seconds. Of an answer that is handed on while it is read: how long nothing of
         * it may arrive.
         */
        public Builder timeout(Duration longest) {
            if (longest.isNegative() || longest.isZero() || longest.compareTo(LONGEST_TIMEOUT) > 0) {
                throw new IllegalArgumentException("a time limit is more than nothing, and at most a day: " + longest);
            }
            timeout = longest;
            return this;
        }

        /** How long a connection may take; 10 seconds. Without effect beside {@link #http}. */
        public Builder connectTimeout(Duration longest) {
            connectTimeout = longest;
            return this;
        }

        /** How often a request is sent again that was not answered, or told to come again; 3 times, 0 is never. */
        public Builder retries(int most) {
            retries = new Retries(most);
            return this;
        }

        /** What is spoken: JSON, or one of XML, CSV and JSV. */
        public Builder format(WireFormat spoken) {
            format = spoken;
            return this;
        }

        /** A client of HTTP with settings of its own, such as a proxy or keys of TLS. */
        public Builder http(HttpClient client) {
            http = client;
            return this;
        }

        /** @throws IllegalArgumentException when the format is SOAP, whose clients are made from the WSDL */
        public PortaPlus build() {
            HttpClient client = http != null
                    ? http
                    : HttpClient.newBuilder().connectTimeout(connectTimeout).build();
            return new PortaPlus(new Exchange(client, server, license, timeout, retries, format), license, null);
        }
    }

    /**
     * The service under a key of the caller's, which outlives a crash of the program: the same request under the same key is done once,
     * for 24 hours. Each request needs its own.
     *
     * @param key 1 to 255 characters of printable ASCII without blanks, quotes and backslashes
     */
    public PortaPlus underKey(String key) {
        return new PortaPlus(exchange, license, Objects.requireNonNull(key, "key"));
    }

    /** The products of a currency, three letters, that accounts can be made with. */
    public List<PortaProduct> products(String currency) {
        return list(ask("GetProducts", currency).getPortaProducts());
    }

    /** The add-ons that suit a product. */
    public List<ProductAddonInfo> addons(int product) {
        return list(ask("GetProductAddons", product).getProductAddonsInfo());
    }

    /** The add-ons that an account has. */
    public List<ProductAddonInfo> purchasedAddons(int account) {
        return list(ask("GetPurchasedProductAddons", account).getProductAddonsInfo());
    }

    /** An account by its key. */
    public ProductAccount account(int account) {
        return Objects.requireNonNull(ask("GetAccountInfoByIAccount", account).getAccountInfo());
    }

    /** An account by its id, or that of an alias of it. */
    public ProductAccount account(String id) {
        return Objects.requireNonNull(ask("GetAccountInfoByAccountId", id).getAccountInfo());
    }

    /** The accounts that a customer has with a product; see {@link #forEachAccount} for many. */
    public List<ProductAccount> accounts(int customer, int product) {
        return list(ask("GetAccounts", customer, product).getAccounts());
    }

    /**
     * Hands on each account that a customer has with a product, while the answer is read: it may be of any length. Nothing is sent again
     * once the answer has begun. What the receiver throws is thrown. The service itself closes an answer of which nothing is read for
     * 90 seconds.
     */
    public void forEachAccount(int customer, int product, Consumer<? super ProductAccount> receiver) {
        stream(receiver, "GetAccounts", customer, product);
    }

    /** The same for all accounts of a product. */
    public void forEachAccount(int product, Consumer<? super ProductAccount> receiver) {
        stream(receiver, "GetProductAccounts", product);
    }

    /** Makes customers with their accounts. Each is all or nothing: the report says of each what became of it. */
    public BatchReport create(BatchCustomerCreation customers) {
        return exchange.post("BatchCustomerCreation", "/BatchCreateCustomers", customers, key, BatchReport.class);
    }

    /** Makes accounts of one customer: all or none. */
    public CreateAccountResponse create(CreateAccount accounts) {
        return exchange.post("CreateAccount", "/CreateAccounts", accounts, key, CreateAccountResponse.class);
    }

    /** Changes accounts: all or none. What is not set stays as it is. */
    public void change(PortaAccount... accounts) {
        change(new UpdateAccount().accounts(List.of(accounts)));
    }

    /** Changes accounts, with the switches that some changes need. */
    public UpdateAccountResponse change(UpdateAccount change) {
        return exchange.post("UpdateAccount", "/UpdateAccount", change, key, UpdateAccountResponse.class);
    }

    /** Leaves customers with the service, which makes them after this call; the state is asked for by the id of the batch. */
    public String submit(BatchCustomerCreation customers) {
        return exchange.submit("BatchCustomerCreation", customers, key);
    }

    /** Leaves accounts with the service. */
    public String submit(CreateAccount accounts) {
        return exchange.submit("CreateAccount", accounts, key);
    }

    /** Leaves changes with the service. */
    public String submit(UpdateAccount change) {
        return exchange.submit("UpdateAccount", change, key);
    }

    /** The state of a batch, and the results of all its items. */
    public BatchReport batch(String batchId) {
        BatchReport report = page(batchId, 1, RESULTS_AT_ONCE);
        List<BatchItemResult> results = new ArrayList<>(list(report.getResults()));
        int items = report.getItems() == null ? 0 : report.getItems();
        for (int next = 2; results.size() < items; next++) {
            List<BatchItemResult> more =
                    list(page(batchId, next, RESULTS_AT_ONCE).getResults());
            if (more.isEmpty()) {
                break; // it has fewer than it says
            }
            results.addAll(more);
        }
        return report.results(results);
    }

    private BatchReport page(String batchId, int number, int size) {
        String path = "/batches/" + encoded(batchId) + "?PageNumber=" + number + "&PageSize=" + size;
        return exchange.get("GetBatch", path, BatchReport.class);
    }

    /**
     * Waits until a batch is completed.
     *
     * @return its last state, which is not Completed where that took longer
     */
    public BatchReport await(String batchId, Duration longest) throws InterruptedException {
        long begin = System.nanoTime();
        Duration pause = FIRST_LOOK;
        for (; ; ) {
            String status = page(batchId, 1, 1).getStatus();
            if ("Completed".equals(status) || System.nanoTime() - begin >= longest.toNanos()) {
                return batch(batchId);
            }
            Thread.sleep(pause.toMillis());
            pause = pause.multipliedBy(2).compareTo(NEXT_LOOK) < 0 ? pause.multipliedBy(2) : NEXT_LOOK;
        }
    }

    private ProductResponse ask(String question, Object... members) {
        return exchange.get(question, path(question, members), ProductResponse.class);
    }

    private void stream(Consumer<? super ProductAccount> receiver, String question, Object... members) {
        exchange.stream(
                question,
                path(question, members),
                ProductResponse.class,
                new HandedOn<>(ProductAccount.class, receiver));
    }

    private String path(String question, Object... members) {
        StringBuilder path = new StringBuilder("/" + question + "/" + encoded(license));
        for (Object member : members) {
            path.append('/').append(encoded(member.toString()));
        }
        return path.toString();
    }

    static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static <T> List<T> list(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
