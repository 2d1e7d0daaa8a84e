package org.portaplus.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A batch that a client waits for, when the server dies in the middle. */
@ExtendWith(TargetExtension.class)
class BrokenOffBatchIT {
    private static final int ITEMS = 1000;

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final String unique = Long.toString(System.nanoTime());

    /** The ids of the accounts are unique: what is done a second time shows as a refused item. */
    @Test
    void isFinishedByTheSameRequestWithNothingDoneTwice(Target target) throws Exception {
        assumeTrue(target.canRestart(), "only a server that was started here can be killed");
        HttpRequest batch = batch(target);
        CompletableFuture<HttpResponse<String>> broken = http.sendAsync(batch, BodyHandlers.ofString());
        while (!exists(target, 0) && !broken.isDone()) {
            Thread.onSpinWait();
        }
        target.restart(true);
        assertThat(broken.isCompletedExceptionally())
                .as("the server was killed before it could answer")
                .isTrue();
        assertThat(exists(target, 0)).isTrue();
        assertThat(exists(target, ITEMS - 1))
                .as("the server was killed in the middle")
                .isFalse();

        JsonNode report =
                json.readTree(http.send(batch, BodyHandlers.ofString()).body());

        assertThat(report.path("Succeeded").asInt()).isEqualTo(ITEMS);
        Set<Integer> customers = new HashSet<>();
        report.path("Results")
                .forEach(result -> customers.add(result.path("ICustomer").asInt()));
        assertThat(customers).hasSize(ITEMS);
        HttpResponse<String> again = http.send(batch, BodyHandlers.ofString());
        assertThat(again.headers().firstValue("Idempotency-Replayed")).hasValue("true");
        assertThat(json.readTree(again.body())).isEqualTo(report);
    }

    private HttpRequest batch(Target target) throws IOException, InterruptedException {
        HttpRequest products = HttpRequest.newBuilder(
                        target.base().resolve("/GetProducts/" + target.license() + "/USD.json"))
                .build();
        int product = json.readTree(http.send(products, BodyHandlers.ofString()).body())
                .at("/PortaProducts/0/IProduct")
                .asInt();
        String items = IntStream.range(0, ITEMS).mapToObj(this::item).collect(Collectors.joining(","));
        return HttpRequest.newBuilder(target.base().resolve("/BatchCreateCustomers"))
                .header("Content-Type", "application/json")
                .header("X-License", target.license())
                .header("Idempotency-Key", "broken-off-" + unique)
                .POST(BodyPublishers.ofString("{\"CustData\":[" + items + "],\"ProductID\":" + product + "}"))
                .build();
    }

    private String item(int number) {
        return """
                {"Customer":{"Customer":{"CustomerStatus":{"ISO4217":"USD"},"PersonalInformation":{"Name":"c-%s-%d"}}},\
                "Account":{"AccountRequest":{"AccountsToCreate":[{"AcntId":"%s"}]}}}""".formatted(unique, number, id(number));
    }

    private String id(int number) {
        return "%s%04d".formatted(unique, number);
    }

    private boolean exists(Target target, int number) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        target.base().resolve("/GetAccountInfoByAccountId/" + target.license() + "/" + id(number)))
                .build();
        return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    }
}
