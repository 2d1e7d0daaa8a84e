import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/**
 * A later version of the service: passes every request on to the service of today, and adds to its JSON answers what a later
 * version may add by docs/consuming.md, a member to each object and a value to BillingModel. {@code java LaterService.java URL}
 * prints its own address, and ends when its input does, so that it never outlives who started it.
 */
final class LaterService {
    /** Every object, but a dictionary: its entries are data, and none of them is an unknown member. */
    private static final Pattern OBJECT = Pattern.compile("(?<!\"ServiceAttributes\":)\\{\"");

    private static final String NEW_MEMBER = "{\"AddedLater\":{\"Reasons\":[1,null,\"x\"]},\"";
    private static final Pattern BILLING_MODEL = Pattern.compile("(\"BillingModel\":)\"Credit\"");
    private static final String NEW_VALUE = "$1\"PayAsYouGo\"";

    /** What belongs to one connection, not to the message (RFC 9110, 7.6.1), or is made anew; and packing, which hides texts. */
    private static final Set<String> NOT_PASSED_ON = Set.of(
            "accept-encoding", "connection", "content-length", "expect", "host", "http2-settings", "keep-alive", "transfer-encoding", "upgrade");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String target;

    private LaterService(String target) {
        this.target = target;
    }

    public static void main(String[] arguments) throws IOException {
        LaterService later = new LaterService(arguments[0]);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", later::pass);
        server.start();
        System.out.println("http://localhost:" + server.getAddress().getPort());
        while (System.in.read() >= 0) {
            // Nothing is said to it: the end of its input is what it waits for.
        }
        System.exit(0);
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            HttpResponse<byte[]> answer = client.send(request(exchange), HttpResponse.BodyHandlers.ofByteArray());
            byte[] body = answer.body();
            if (answer.headers().firstValue("content-type").orElse("").startsWith("application/json")) {
                body = later(new String(body, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
            }
            answer.headers().map().forEach((name, values) -> {
                if (!NOT_PASSED_ON.contains(name.toLowerCase(Locale.ROOT))) {
                    exchange.getResponseHeaders().put(name, values);
                }
            });
            exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest request(HttpExchange exchange) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(target + exchange.getRequestURI()));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!NOT_PASSED_ON.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        byte[] body = exchange.getRequestBody().readAllBytes();
        return request.method(
                        exchange.getRequestMethod(),
                        body.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
    }

    private static String later(String json) {
        return BILLING_MODEL.matcher(OBJECT.matcher(json).replaceAll(NEW_MEMBER.replace("$", "\\$"))).replaceAll(NEW_VALUE);
    }
}
