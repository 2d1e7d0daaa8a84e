package org.portaplus.conformance.heavy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.portaplus.conformance.Patience;
import org.portaplus.process.ServerProcess;

/**
 * Ten kinds of body in each format, eight at once, packed and not, with a License that is known, one that is not, and none; on a
 * small heap. Each is served or refused, others are served meanwhile, and the server is well afterwards. The size of a body is
 * {@code -Dporta.test.body=MEGABYTES}, the heap {@code -Dporta.test.heap=256m}. Figures are printed.
 */
@Timeout(600)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HeavyBodiesIT {
    private static final int SIZE = Integer.getInteger("porta.test.body", 1) << 20;
    private static final String HEAP = System.getProperty("porta.test.heap", "256m");
    private static final int AT_ONCE = 8;
    private static final String OPERATION = "BatchCustomerCreation";
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    /** What a body may be answered with: done, accepted, refused for what it says, not admitted, too large, later. */
    private static final Set<Integer> ANSWERS = Set.of(200, 202, 400, 401, 413, 429, 500, 503);

    private static final List<Variant> VARIANTS = List.of(
            new Variant("demo", false), new Variant("demo", true), new Variant("", false), new Variant("", true));

    private static final double NANOS_PER_MILLISECOND = 1e6;

    private static final Set<Form> SENT = EnumSet.noneOf(Form.class);

    private static ServerProcess server;
    private static long heapBefore;
    private static long residentBefore;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @BeforeAll
    static void start() {
        server = new ServerProcess(
                "heavy-bodies", Map.of("JDK_JAVA_OPTIONS", "-Xmx" + HEAP, "PORTA_GUESSES_TRIES", "100000"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static Stream<Arguments> bodies() {
        return Arrays.stream(Kind.values())
                .flatMap(kind -> Arrays.stream(Form.values()).map(form -> Arguments.of(kind, form)));
    }

    /** What is different in the bodies of one kind. */
    private record Variant(String license, boolean packed) {}

    @ParameterizedTest
    @MethodSource("bodies")
    @Order(1)
    void isServedOrRefusedWhileOthersAreServed(Kind kind, Form form) throws Exception {
        List<byte[]> bodies = new ArrayList<>();
        for (Variant variant : VARIANTS) {
            bodies.add(written(kind, form, variant));
        }
        List<CompletableFuture<HttpResponse<String>>> running = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            running.add(http.sendAsync(request(form, bodies.get(i % bodies.size()), i), BodyHandlers.ofString()));
        }
        List<Double> reads = new ArrayList<>();
        CompletableFuture<Void> all = CompletableFuture.allOf(running.toArray(CompletableFuture[]::new));
        do {
            reads.add(read());
        } while (!all.isDone() && !Thread.interrupted());
        Map<Integer, Integer> statuses = new TreeMap<>();
        for (CompletableFuture<HttpResponse<String>> body : running) {
            HttpResponse<String> answer = body.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            assertThat(answer.statusCode()).as(answer.body()).isIn(ANSWERS);
            assertThat(form == Form.SOAP || answer.statusCode() != 500)
                    .as(answer.body())
                    .isTrue();
            statuses.merge(answer.statusCode(), 1, Integer::sum);
        }
        assertThat(send(get("/q/health/ready")).statusCode()).isEqualTo(200);
        reads.sort(null);
        System.out.printf(
                "%-16s %-5s %9d bytes, %6d packed: %s; %4d reads meanwhile, p50 %.0f, p99 %.0f, longest %.0f ms%n",
                kind,
                form,
                bodies.get(0).length,
                bodies.get(1).length,
                statuses,
                reads.size(),
                reads.get(reads.size() / 2),
                reads.get(reads.size() * 99 / 100),
                reads.get(reads.size() - 1));
        if (SENT.add(form) && SENT.equals(EnumSet.allOf(Form.class))) {
            // by now the code of all formats is loaded, and only bodies come
            heapBefore = heap();
            residentBefore = resident();
        }
    }

    @Test
    @Order(2)
    void nothingOfItIsHeldAfterwards() throws Exception {
        // messages that were kept may still be worked on, by turns
        long after = Patience.until(this::heap, held -> held < heapBefore + heapBefore / 5);
        // the JVM gives memory back to the system little by little
        long residentAfter = Patience.until(HeavyBodiesIT::resident, HeavyBodiesIT::isAsBefore);
        System.out.printf(
                "heap before %d, after %d MiB; resident before %d, after %d MiB%n",
                heapBefore >> 20, after >> 20, residentBefore >> 20, residentAfter >> 20);
        assertThat(metric("porta_work_bytes")).isZero();
    }

    private HttpRequest request(Form form, byte[] body, int number) {
        boolean oneway = number % 4 >= 2 && form != Form.SOAP;
        HttpRequest.Builder request = HttpRequest.newBuilder(server.base().resolve(form.path(OPERATION, oneway)))
                .timeout(PATIENCE)
                .header("Content-Type", form.type)
                .POST(BodyPublishers.ofByteArray(body));
        if (VARIANTS.get(number % VARIANTS.size()).packed()) {
            request.header("Content-Encoding", "gzip");
        }
        return request.build();
    }

    /** Milliseconds that somebody else's read takes. */
    private double read() throws IOException, InterruptedException {
        long begin = System.nanoTime();
        assertThat(send(get("/GetProducts/demo/USD.json")).statusCode()).isEqualTo(200);
        double millis = (System.nanoTime() - begin) / NANOS_PER_MILLISECOND;
        Thread.sleep(20);
        return millis;
    }

    private static HttpRequest get(String path) {
        return HttpRequest.newBuilder(server.base().resolve(path))
                .timeout(Duration.ofSeconds(30))
                .build();
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, BodyHandlers.ofString());
    }

    /** Bytes of heap that are used after a collection. */
    private long heap() {
        try {
            Process collection = new ProcessBuilder(
                            System.getProperty("java.home") + "/bin/jcmd", String.valueOf(server.pid()), "GC.run")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            assertThat(collection.waitFor()).isZero();
            return metric("jvm_memory_used_bytes{area=\"heap\"");
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("the heap cannot be measured", e);
        }
    }

    /** Bytes of memory that the process has; 0 where the system does not tell. */
    private static long resident() {
        Path status = Path.of("/proc/" + server.pid() + "/status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(status)) {
            String line =
                    lines.filter(one -> one.startsWith("VmRSS:")).findFirst().orElseThrow();
            return Long.parseLong(line.replaceAll("\\D", "")) << 10;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isAsBefore(long resident) {
        return resident < residentBefore + residentBefore / 5;
    }

    private long metric(String begin) throws IOException, InterruptedException {
        return send(get("/q/metrics"))
                .body()
                .lines()
                .filter(line -> line.startsWith(begin))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private static byte[] written(Kind kind, Form form, Variant variant) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = variant.packed() ? new FastGzip(bytes) : bytes) {
            kind.write(form, variant.license(), SIZE, out);
        }
        return bytes.toByteArray();
    }

    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(OutputStream out) throws IOException {
            super(out, 1 << 16);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
