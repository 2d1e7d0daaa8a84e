package org.portaplus.client.importer;

import java.io.PrintStream;
import java.time.Duration;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows how far an import is. Implementations are thread-safe. */
interface Progress extends AutoCloseable {
    /** How progress is shown. */
    enum Kind {
        auto,
        bar,
        lines,
        none
    }

    void step(int rows);

    /** Something that the user should know while waiting. */
    void note(String text);

    @Override
    void close();

    /**
     * Begins to show.
     *
     * @param rows of the sheet
     * @param before rows that earlier runs did; they do not count for the rate
     */
    static Progress of(Kind kind, PrintStream out, long rows, long before) {
        boolean bar =
                kind == Kind.bar || (kind == Kind.auto && Terminal.console().isPresent());
        if (bar) {
            return new Bar(out, rows, before);
        }
        return new Lines(out, rows, before, kind == Kind.none ? Duration.ofDays(1000) : Duration.ofSeconds(5));
    }

    /** A bar with rate and time left, for terminals. */
    final class Bar implements Progress {
        private static final int WIDTH = 100;
        private final ProgressBar bar;

        Bar(PrintStream out, long rows, long before) {
            bar = new ProgressBarBuilder()
                    .setTaskName("Import")
                    .setUnit(" rows", 1)
                    .setInitialMax(rows)
                    .startsFrom(before, Duration.ZERO)
                    .showSpeed()
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(250)
                    .setConsumer(new ConsoleProgressBarConsumer(out, WIDTH))
                    .build();
        }

        @Override
        public void step(int rows) {
            bar.stepBy(rows);
        }

        @Override
        public void note(String text) {
            bar.setExtraMessage(" " + text);
        }

        @Override
        public void close() {
            bar.close();
        }
    }

    /** A line from time to time, for logs. */
    final class Lines implements Progress {
        private final PrintStream out;
        private final long rows;
        private final long before;
        private final long interval;
        private final long begin = System.nanoTime();
        private long done;
        private long last = begin;

        Lines(PrintStream out, long rows, long before, Duration interval) {
            this.out = out;
            this.rows = rows;
            this.before = before;
            this.interval = interval.toNanos();
        }

        @Override
        public synchronized void step(int more) {
            done += more;
            long now = System.nanoTime();
            if (now - last > interval) {
                last = now;
                double rate = done * 1e9 / (now - begin);
                long left = Math.round((rows - before - done) / Math.max(rate, 0.001));
                out.printf("%d of %d rows, %.0f rows/s, %d s left%n", before + done, rows, rate, left);
            }
        }

        @Override
        public synchronized void note(String text) {
            out.println(text);
        }

        @Override
        public void close() {
            // nothing is held
        }
    }
}
