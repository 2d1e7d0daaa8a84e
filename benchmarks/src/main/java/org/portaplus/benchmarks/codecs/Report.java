package org.portaplus.benchmarks.codecs;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** What a run has found: a table for people (Markdown), and all figures as JSON. Immutable. */
final class Report {
    private final List<Row> rows;
    private final Map<CodecRun.Case, Figures> figures;
    private final List<Double> loads;

    Report(List<Row> rows, Map<CodecRun.Case, Figures> figures, List<Double> loads) {
        this.rows = rows;
        this.figures = figures;
        this.loads = loads;
    }

    private Figures of(CodecRun.Case one) {
        return Objects.requireNonNull(figures.get(one), one::toString);
    }

    private String machine() {
        return String.format(
                Locale.ROOT,
                "Java %s, %d processors, load average %.1f to %.1f (median %.1f)",
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                Collections.min(loads),
                Collections.max(loads),
                Figures.median(loads));
    }

    /** Medians over the rounds; speed is that of the rival's CPU time over ours, with its least and most. */
    String table() {
        StringBuilder text = new StringBuilder(machine())
                .append("\n\n| format | message | | CPU | allocated | beside | CPU | allocated | speed |\n")
                .append("|---|---|---|---|---|---|---|---|---|\n");
        for (Row row : rows) {
            List<CodecRun.Case> cases = row.cases();
            Figures ours = of(cases.get(0));
            for (CodecRun.Case rival : cases.subList(1, cases.size())) {
                Figures theirs = of(rival);
                List<Double> speed = ours.speedBeside(theirs);
                text.append(String.format(
                        Locale.ROOT,
                        "| %s | %s | %s | %s | %s | %s | %s | %s | %.2f (%.2f to %.2f) |%n",
                        row.format(),
                        row.message(),
                        row.direction(),
                        micros(ours),
                        bytes(ours),
                        rival.codec(),
                        micros(theirs),
                        bytes(theirs),
                        Figures.median(speed),
                        Collections.min(speed),
                        Collections.max(speed)));
            }
        }
        return text.toString();
    }

    private static String micros(Figures figures) {
        double cpu = Figures.median(figures.cpu());
        return String.format(Locale.ROOT, cpu < 100 ? "%.1f µs" : "%.0f µs", cpu);
    }

    private static String bytes(Figures figures) {
        return String.format(Locale.ROOT, "%.1f KB", Figures.median(figures.allocated()) / 1000);
    }

    /** Writes every figure of every round. */
    void write(Path file) throws IOException {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("machine", machine());
        all.put("loads", loads);
        List<Map<String, Object>> measured = new ArrayList<>();
        figures.forEach((one, found) -> {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("codec", one.codec());
            entry.put("message", one.message());
            entry.put("direction", one.direction());
            entry.put("cpuMicros", found.cpu());
            entry.put("clockMicros", found.clock());
            entry.put("allocatedBytes", found.allocated());
            measured.add(entry);
        });
        all.put("cases", measured);
        Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), all);
    }
}
