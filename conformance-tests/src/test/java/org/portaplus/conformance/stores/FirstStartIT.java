package org.portaplus.conformance.stores;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.portaplus.process.ServerProcess;

/** Servers that start at the same moment on a directory which is new: each serves, on the one store. */
@Timeout(900)
class FirstStartIT {
    private static final int SERVERS = 3;
    private static final int STARTS = Integer.getInteger("porta.test.starts", 2);

    @TempDir
    private Path directory;

    private final ExecutorService operators = Executors.newFixedThreadPool(SERVERS);

    @AfterEach
    void stop() {
        operators.shutdownNow();
    }

    @TestFactory
    List<DynamicTest> serversTakeTurns() {
        return IntStream.rangeClosed(1, STARTS)
                .mapToObj(start -> DynamicTest.dynamicTest("start " + start, () -> startTogether("data-" + start)))
                .toList();
    }

    private void startTogether(String name) throws Exception {
        Map<String, String> shared =
                Map.of("PORTA_DATA_DIR", directory.resolve(name).toString());
        CyclicBarrier together = new CyclicBarrier(SERVERS);
        List<Future<ServerProcess>> starts = new ArrayList<>();
        for (int i = 1; i <= SERVERS; i++) {
            String log = "first-start-" + i;
            starts.add(operators.submit(() -> {
                together.await();
                return new ServerProcess(log, shared);
            }));
        }
        List<ServerProcess> servers = new ArrayList<>();
        try {
            for (Future<ServerProcess> start : starts) {
                servers.add(start.get());
            }
            for (ServerProcess server : servers) {
                assertThat(products(server)).contains("Business Line USD");
            }
        } finally {
            servers.forEach(ServerProcess::close);
        }
    }

    /** What the demo License sees. */
    private static String products(ServerProcess server) throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(server.base().resolve("/GetProducts/demo/USD.json"))
                                .build(),
                        BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }
}
