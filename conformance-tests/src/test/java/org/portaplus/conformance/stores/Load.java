package org.portaplus.conformance.stores;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Plain requests in JSON to a server with the demo catalogue. Safe for use by many threads. */
final class Load {
    static final int HOME_USD = 2;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String license;

    Load() {
        this("demo");
    }

    Load(String license) {
        this.license = license;
    }

    /** An answer: its status, its body and its headers. */
    record Reply(int status, JsonNode body, HttpHeaders headers) {
        String errorCode() {
            return body.path("ResponseStatus").path("ErrorCode").asText();
        }

        /** Where it points; empty for nowhere. */
        String location() {
            return headers.firstValue("Location").orElse("");
        }
    }

    Reply post(URI base, String path, String body) throws IOException {
        return send(posting(base, path, body));
    }

    /** @param key of the request, by which the server knows it again; null for none */
    Reply post(URI base, String path, String body, String key) throws IOException {
        HttpRequest.Builder request = posting(base, path, body);
        return send(key == null ? request : request.header("Idempotency-Key", key));
    }

    private static HttpRequest.Builder posting(URI base, String path, String body) {
        return HttpRequest.newBuilder(base.resolve(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
    }

    Reply get(URI base, String path) throws IOException {
        return send(getting(base, path));
    }

    /** A large answer, to be read as it comes. */
    InputStream stream(URI base, String path) throws IOException {
        return exchange(getting(base, path), BodyHandlers.ofInputStream()).body();
    }

    private static HttpRequest.Builder getting(URI base, String path) {
        return HttpRequest.newBuilder(base.resolve(path)).header("Accept", "application/json");
    }

    private Reply send(HttpRequest.Builder request) throws IOException {
        HttpResponse<byte[]> answer = exchange(request, BodyHandlers.ofByteArray());
        JsonNode body = answer.body().length == 0 ? JSON.missingNode() : JSON.readTree(answer.body());
        return new Reply(answer.statusCode(), body, answer.headers());
    }

    private <T> HttpResponse<T> exchange(HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler)
            throws IOException {
        try {
            return http.send(
                    request.timeout(PATIENCE).header("X-License", license).build(), handler);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** Makes a customer without accounts; its number. */
    int customer(URI base, String name) throws IOException {
        Reply reply = post(base, "/BatchCreateCustomers", batch(item(name, null)));
        return reply.body().path("Results").path(0).path("ICustomer").asInt();
    }

    /** One account of a customer, by its id. */
    static String account(int customer, String id) {
        return "{\"AccountRequest\":{\"ICustomer\":" + customer + ",\"AccountsToCreate\":[{\"AcntId\":\"" + id
                + "\",\"FirstName\":\"Ada\",\"LastName\":\"Marsh\"}],\"DefaultValues\":{\"ProductId\":" + HOME_USD
                + "}}}";
    }

    /** One account of a customer, whose id the server makes. */
    static String prefixed(int customer, String prefix, int digits) {
        return "{\"AccountRequest\":{\"ICustomer\":" + customer + ",\"AccountPrefix\":\"" + prefix
                + "\",\"AccountRandomDigitLength\":" + digits + ",\"DefaultValues\":{\"ProductId\":" + HOME_USD + "}}}";
    }

    /** A change of one account in two tables: its address and its credit limit. */
    static String change(int account, int number) {
        return "{\"Accounts\":[{\"IAccount\":" + account + ",\"Email\":\"n" + number + "@example.org\",\"CreditLimit\":"
                + number + "}]}";
    }

    static String batch(String items) {
        return "{\"CustData\":[" + items + "]}";
    }

    /** An item of a batch: a customer and, unless null, an account with extension and alias. */
    static String item(String name, String accountId) {
        String customer =
                "\"Customer\":{\"Customer\":{\"CustomerStatus\":{\"ISO4217\":\"USD\"},\"PersonalInformation\":"
                        + "{\"FirstName\":\"Ada\",\"LastName\":\"Marsh\",\"Name\":\"" + name + "\"}}}";
        if (accountId == null) {
            return "{" + customer + "}";
        }
        return "{" + customer + ",\"Account\":{\"AccountRequest\":{\"AccountsToCreate\":[{\"AcntId\":\"1" + accountId
                + "\",\"FirstName\":\"Ada\",\"LastName\":\"Marsh\"}],\"DefaultValues\":{\"ProductId\":" + HOME_USD
                + "}}},\"ExtensionNo\":\"77\",\"AliasNumber\":\"2" + accountId + "\"}";
    }
}
