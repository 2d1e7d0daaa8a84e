package org.portaplus.conformance.stores;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
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

    /** An answer: its status, its body and where it points. */
    record Reply(int status, JsonNode body, String location) {
        String errorCode() {
            return body.path("ResponseStatus").path("ErrorCode").asText();
        }
    }

    Reply post(URI base, String path, String body) throws IOException {
        return send(HttpRequest.newBuilder(base.resolve(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    Reply get(URI base, String path) throws IOException {
        return send(HttpRequest.newBuilder(base.resolve(path)).header("Accept", "application/json"));
    }

    private Reply send(HttpRequest.Builder request) throws IOException {
        try {
            HttpResponse<byte[]> answer = http.send(
                    request.timeout(PATIENCE).header("X-License", "demo").build(), BodyHandlers.ofByteArray());
            JsonNode body = answer.body().length == 0 ? JSON.missingNode() : JSON.readTree(answer.body());
            return new Reply(
                    answer.statusCode(),
                    body,
                    answer.headers().firstValue("Location").orElse(""));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** Makes a customer without accounts; its number. */
    int customer(URI base, String name) throws IOException {
        Reply reply = post(base, "/BatchCreateCustomers", "{\"CustData\":[" + item(name, null) + "]}");
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

    static String email(int account, String address) {
        return "{\"Accounts\":[{\"IAccount\":" + account + ",\"Email\":\"" + address + "\"}]}";
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
