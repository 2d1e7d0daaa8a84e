package org.portaplus.conformance.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.portaplus.conformance.Patience;
import org.portaplus.conformance.TestStore;
import org.portaplus.process.ServerProcess;

/** The metrics that Prometheus takes. */
@Timeout(300)
class MetricsIT {
    private static final Pattern SERIES = Pattern.compile("(?m)^(porta_[a-z_]+(?:\\{[^}]*})?) (\\S+)$");
    private static final int MANY = 200;

    private static ServerProcess server;
    private static Http http;

    @BeforeAll
    static void start() {
        Map<String, String> environment = new HashMap<>(TestStore.selected().create());
        environment.put("PORTA_GUESSES_TRIES", "0"); // Made-up Licenses are no guesses here.
        server = new ServerProcess("metrics", environment);
        http = new Http(server.base());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void requestsAreCountedByOperationFormatAndStatusWithAHistogramOfTheirTimes() {
        String series = "porta_requests_seconds_count{format=\"csv\",operation=\"Product\",status=\"2xx\"}";
        double before = metrics().getOrDefault(series, 0.0);

        http.get("/GetProducts/demo/USD.csv");
        http.get("/csv/reply/Product?License=demo&Currency=USD");

        Map<String, Double> after = Patience.until(MetricsIT::metrics, now -> value(now, series) >= before + 2);
        assertThat(value(after, series)).isEqualTo(before + 2);
        String bucket = "porta_requests_seconds_bucket{format=\"csv\",operation=\"Product\",status=\"2xx\",le=\"";
        assertThat(after.keySet()).filteredOn(name -> name.startsWith(bucket)).hasSizeBetween(10, 20);
        assertThat(value(after, bucket + "60.0\"}")).isEqualTo(before + 2);
    }

    @Test
    void refusalsCountUnderTheirOperation() {
        http.post("/json/reply/CreateAccount", Map.of("Content-Type", "application/json"), "{\"License\":\"x\"}");
        http.post("/soap12", Map.of("Content-Type", "application/soap+xml"), """
                <Envelope xmlns="http://www.w3.org/2003/05/soap-envelope"><Body><Product \
                xmlns="http://schemas.datacontract.org/2004/07/PortaPlus2.API.Data.Services"/></Body></Envelope>""");

        Patience.until(
                MetricsIT::metrics,
                now -> value(
                                        now,
                                        "porta_requests_seconds_count{format=\"json\",operation=\"CreateAccount\",status=\"4xx\"}")
                                > 0
                        && now.keySet().stream()
                                .anyMatch(name -> name.startsWith(
                                        "porta_requests_seconds_count{format=\"soap12\",operation=\"")));
    }

    @Test
    void whatClientsMakeUpMakesNoSeries() {
        http.get("/made-up");
        http.get("/made-up.xml");
        http.get("/GetProducts/made-up-license/USD.json");
        Patience.until(
                MetricsIT::metrics,
                now -> value(now, "porta_requests_seconds_count{format=\"json\",operation=\"Product\",status=\"4xx\"}")
                        > 0);
        int series = names().size();

        for (int i = 0; i < MANY; i++) {
            http.get("/made-up-" + i);
            http.get("/made-up-" + i + ".xml?format=made-up-" + i);
            http.get("/GetProducts/made-up-license-" + i + "/USD.json");
        }

        assertThat(names()).hasSize(series);
        assertThat(http.get("/q/metrics").body()).doesNotContain("made-up", "License", "license", "demo", "uri=");
    }

    @Test
    void theBacklogOfBatchesIsToldAndGoesBackToNothing() {
        String items = IntStream.range(0, 4_000)
                .mapToObj(i -> "{\"Customer\":{\"Customer\":{\"CustomerStatus\":{\"ISO4217\":\"USD\"},"
                        + "\"PersonalInformation\":{\"Name\":\"backlog-" + i + "\"}}}}")
                .collect(Collectors.joining(","));

        // A backlog is told once a second: messages are sent, faster than they can be worked off, until one was seen.
        Map<String, Double> busy = Patience.until(
                () -> {
                    assertThat(oneWay("{\"CustData\":[" + items + "]}")).isEqualTo(202);
                    return metrics();
                },
                now -> value(now, "porta_batch_items_waiting") > 0);
        assertThat(value(busy, "porta_batch_oldest_seconds")).isPositive();
        Map<String, Double> idle =
                Patience.until(MetricsIT::metrics, now -> value(now, "porta_batch_items_waiting") == 0);
        assertThat(value(idle, "porta_batch_oldest_seconds")).isZero();
        assertThat(value(idle, "porta_store_up")).isEqualTo(1);
    }

    private static int oneWay(String batch) {
        return http.post(
                        "/json/oneway/BatchCustomerCreation",
                        Map.of("Content-Type", "application/json", "X-License", "demo"),
                        batch)
                .status();
    }

    private static double value(Map<String, Double> metrics, String series) {
        return metrics.getOrDefault(series, 0.0);
    }

    private static List<String> names() {
        return List.copyOf(metrics().keySet());
    }

    private static Map<String, Double> metrics() {
        Matcher series = SERIES.matcher(http.get("/q/metrics").body());
        return series.results()
                .collect(Collectors.toMap(found -> found.group(1), found -> Double.valueOf(found.group(2))));
    }
}
