package org.portaplus.benchmarks.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;

/**
 * Measures the packaged server beside another build of it and beside the least that a server can do: all run at once, and are
 * loaded by turns, in another order in each round, so that what else the machine does meets all of them alike. Prints a table, and
 * writes all figures as JSON.
 *
 * <p>{@code -Dporta.baseline=JAR} names the other build, {@code -Dporta.benchmark.options="-Xmx700m"} options of both JVMs,
 * {@code -Dporta.connections=8,64} the numbers of connections.
 */
public final class ServerRun {
    private static final Path JAR = Path.of("../server-stubs/target/quarkus-app/quarkus-run.jar");
    private static final int WARM_UPS = 3;

    private final List<Contender> contenders = new ArrayList<>();
    private final Map<Case, Map<String, List<Load.Result>>> results = new LinkedHashMap<>();
    private final List<Double> loads = new ArrayList<>();

    private ServerRun() {}

    /** What is measured of each contender. */
    private record Case(String workload, int connections) {}

    /**
     * Runs.
     *
     * @param args the seconds of each measurement (3), the number of rounds (3), a pattern for what to measure, such as
     *     {@code "read account"} (all), and the file of the figures ({@code target/server.json})
     */
    public static void main(String[] args) throws IOException {
        long nanos = TimeUnit.SECONDS.toNanos(args.length > 0 ? Integer.parseInt(args[0]) : 3);
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 3;
        Pattern chosen = Pattern.compile(args.length > 2 ? args[2] : ".");
        Path file = Path.of(args.length > 3 ? args[3] : "target/server.json");
        ServerRun run = new ServerRun();
        try {
            run.measure(nanos, rounds, chosen);
        } finally {
            run.contenders.forEach(Contender::close);
        }
        System.out.print(run.table());
        run.write(file);
    }

    private void measure(long nanos, int rounds, Pattern chosen) throws IOException {
        Path directory = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "server-");
        Map<String, Map<String, Request>> requests = new LinkedHashMap<>();
        Contender now = add(Contender.packaged("now", JAR, directory));
        Map<String, Request> prepared = Workload.prepare(now);
        requests.put("now", prepared);
        String baseline = System.getProperty("porta.baseline");
        if (baseline != null) {
            Contender before = add(Contender.packaged("before", Path.of(baseline), directory));
            requests.put("before", Workload.prepare(before));
        }
        Path answers = Files.createDirectories(directory.resolve("answers"));
        Map<String, Request> reads = new LinkedHashMap<>();
        for (Map.Entry<String, Request> request : prepared.entrySet()) {
            if (Workload.isRead(request.getKey())) {
                BareServer.write(answers, request.getValue(), now.ask(request.getValue()));
                reads.put(request.getKey(), request.getValue());
            }
        }
        add(Contender.bare(answers, directory));
        requests.put("bare", reads);
        List<Case> cases = cases(prepared.keySet().stream()
                .filter(name -> chosen.matcher(name).find())
                .toList());
        for (int round = -WARM_UPS; round < rounds; round++) {
            for (Case one : cases) {
                List<Contender> order = new ArrayList<>(contenders);
                Collections.shuffle(order, new Random(31L * round + one.hashCode()));
                for (Contender contender : order) {
                    Request request =
                            requests.getOrDefault(contender.name(), Map.of()).get(one.workload());
                    if (request != null) {
                        measure(contender, one, request, round < 0 ? nanos / 2 : nanos, round >= 0);
                    }
                }
            }
            System.err.println(round < 0 ? "warming up" : "round " + (round + 1) + " of " + rounds);
        }
    }

    private Contender add(Contender contender) {
        contenders.add(contender);
        return contender;
    }

    private static List<Case> cases(List<String> workloads) {
        List<Case> cases = new ArrayList<>();
        for (String workload : workloads) {
            for (String connections :
                    System.getProperty("porta.connections", "1,8,64").split(",", -1)) {
                cases.add(new Case(workload, Integer.parseInt(connections)));
            }
        }
        return cases;
    }

    private void measure(Contender contender, Case one, Request request, long nanos, boolean counts)
            throws IOException {
        Load.Result result = Load.run(contender.port(), contender.pid(), request, one.connections(), nanos);
        Load.settle();
        if (counts) {
            results.computeIfAbsent(one, unknown -> new LinkedHashMap<>())
                    .computeIfAbsent(contender.name(), unknown -> new ArrayList<>())
                    .add(result);
            loads.add(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        }
    }

    /** Medians over the rounds; ratios to us, with their least and most: above 1 we are better. */
    private String table() {
        StringBuilder text = new StringBuilder(machine())
                .append(
                        "\n\n| what | connections | requests/s | CPU | p50 | p99 | beside | requests/s | CPU | throughput"
                                + " | less CPU |\n|---|---|---|---|---|---|---|---|---|---|---|\n");
        results.forEach((one, byName) -> {
            List<Load.Result> ours = Objects.requireNonNull(byName.get("now"));
            for (Map.Entry<String, List<Load.Result>> rival : byName.entrySet()) {
                if (!rival.getKey().equals("now") || byName.size() == 1) {
                    text.append(row(one, ours, rival.getKey(), rival.getValue()));
                }
            }
        });
        return text.toString();
    }

    private static String row(Case one, List<Load.Result> ours, String rival, List<Load.Result> theirs) {
        return String.format(
                Locale.ROOT,
                "| %s | %d | %.0f | %.0f µs | %.2f ms | %.2f ms | %s | %.0f | %.0f µs | %s | %s |%n",
                one.workload(),
                one.connections(),
                median(ours, Load.Result::perSecond),
                median(ours, Load.Result::cpuMicros),
                median(ours, result -> result.p50() / 1e6),
                median(ours, result -> result.p99() / 1e6),
                rival,
                median(theirs, Load.Result::perSecond),
                median(theirs, Load.Result::cpuMicros),
                ratio(ours, theirs, Load.Result::perSecond),
                ratio(theirs, ours, Load.Result::cpuMicros));
    }

    private static double median(List<Load.Result> results, ToDoubleFunction<Load.Result> figure) {
        double[] sorted = results.stream().mapToDouble(figure).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private static String ratio(
            List<Load.Result> above, List<Load.Result> below, ToDoubleFunction<Load.Result> figure) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < Math.min(above.size(), below.size()); i++) {
            ratios.add(figure.applyAsDouble(above.get(i)) / figure.applyAsDouble(below.get(i)));
        }
        Collections.sort(ratios);
        int size = ratios.size();
        return String.format(
                Locale.ROOT,
                "%.2f (%.2f to %.2f)",
                (ratios.get((size - 1) / 2) + ratios.get(size / 2)) / 2,
                ratios.get(0),
                ratios.get(size - 1));
    }

    private String machine() {
        return String.format(
                Locale.ROOT,
                "Java %s, %d processors, load average %.1f to %.1f",
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                Collections.min(loads),
                Collections.max(loads));
    }

    /** Writes every figure of every round. */
    private void write(Path file) throws IOException {
        List<Map<String, Object>> measured = new ArrayList<>();
        results.forEach((one, byName) -> byName.forEach((name, found) -> {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("workload", one.workload());
            entry.put("connections", one.connections());
            entry.put("server", name);
            entry.put("results", found);
            measured.add(entry);
        }));
        new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValue(file.toFile(), Map.of("machine", machine(), "loads", loads, "cases", measured));
    }
}
