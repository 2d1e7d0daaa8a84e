package org.portaplus.benchmarks.codecs;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Measures all codecs by turns: each round forks one JVM for each codec, message and direction, in another order, so that
 * what else the machine does meets all of them alike. Prints a table, and writes all figures as JSON.
 */
public final class CodecRun {
    /** One codec with one message in one direction. */
    record Case(String codec, String message, String direction) {
        @Override
        public String toString() {
            return codec + " " + message + " " + direction;
        }
    }

    private final Map<Case, Figures> figures = new LinkedHashMap<>();
    private final List<Double> loads = new ArrayList<>();

    private CodecRun() {}

    /**
     * Runs.
     *
     * @param args the number of rounds (3), a pattern for what to measure, such as {@code "xml product-100 read"} (all), and
     *     the file of the figures ({@code target/codecs.json})
     */
    public static void main(String[] args) throws IOException, RunnerException {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 3;
        Pattern chosen = Pattern.compile(args.length > 1 ? args[1] : ".");
        Path file = Path.of(args.length > 2 ? args[2] : "target/codecs.json");
        CodecRun run = new CodecRun();
        List<Row> rows = Row.all().stream()
                .filter(row -> chosen.matcher(row.toString()).find())
                .toList();
        List<Case> cases = new ArrayList<>();
        rows.forEach(
                row -> row.cases().stream().filter(one -> !cases.contains(one)).forEach(cases::add));
        for (int round = 1; round <= rounds; round++) {
            Collections.shuffle(cases, new Random(round));
            for (Case one : cases) {
                run.measure(one);
            }
            System.err.println("round " + round + " of " + rounds);
        }
        Report report = new Report(rows, run.figures, run.loads);
        System.out.print(report.table());
        report.write(file);
    }

    private void measure(Case one) throws RunnerException {
        Options options = new OptionsBuilder()
                .include(CodecBenchmark.class.getName() + "\\." + one.direction + "$")
                .param("codec", one.codec)
                .param("message", one.message)
                .forks(1)
                .warmupIterations(1)
                .warmupTime(TimeValue.milliseconds(300))
                .measurementIterations(4)
                .measurementTime(TimeValue.milliseconds(300))
                .addProfiler(GCProfiler.class)
                .addProfiler(CpuProfiler.class)
                .jvmArgs("-Xms512m", "-Xmx512m", "-XX:+UseSerialGC")
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true)
                .build();
        RunResult result = new Runner(options).runSingle();
        figures.computeIfAbsent(one, unknown -> new Figures())
                .add(
                        secondary(result, CpuProfiler.LABEL),
                        result.getPrimaryResult().getScore(),
                        secondary(result, "gc.alloc.rate.norm"));
        loads.add(
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getSystemLoadAverage());
    }

    /** A figure of a profiler, whose label may stand behind a prefix. */
    private static double secondary(RunResult result, String label) {
        for (String name : result.getSecondaryResults().keySet()) {
            Result<?> figure = result.getSecondaryResults().get(name);
            if (figure != null && name.endsWith(label)) {
                return figure.getScore();
            }
        }
        return Double.NaN;
    }
}
