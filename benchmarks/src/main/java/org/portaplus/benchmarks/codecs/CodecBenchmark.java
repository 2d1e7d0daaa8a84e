package org.portaplus.benchmarks.codecs;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.Blackhole;

/** One codec with one message in one JVM, which {@link CodecRun} chooses. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class CodecBenchmark {
    /** CPU time, in nanoseconds: on the clock a machine that has other work would not get warm. */
    private static final long WARM = 2_500_000_000L;

    /** Who. */
    @Param("wire-json")
    public String codec = "";

    /** What. */
    @Param("create-account")
    public String message = "";

    private Codec subject = new NotSetUp();
    private byte[] bytes = {};

    /** Makes the codec and what it reads, and warms it up; refuses a codec that does not read its bytes. */
    @Setup
    public void setUp(BenchmarkParams params, Blackhole hole) throws IOException {
        Messages measured = Messages.named(message);
        subject = Codecs.named(codec, measured);
        bytes = Codecs.bytes(codec, measured);
        boolean reads = params.getBenchmark().endsWith("read");
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long end = threads.getCurrentThreadCpuTime() + WARM;
        while (threads.getCurrentThreadCpuTime() < end) {
            for (int i = 0; i < 10; i++) {
                hole.consume(reads ? read() : write());
            }
        }
    }

    /** From the value to bytes. */
    @Benchmark
    public byte[] write() throws IOException {
        return subject.write();
    }

    /** From bytes to the value. */
    @Benchmark
    public Object read() throws IOException {
        return subject.read(bytes);
    }

    /** Forgets what was measured. */
    @TearDown
    public void tearDown() {
        subject = new NotSetUp();
    }

    private static final class NotSetUp implements Codec {
        @Override
        public byte[] write() {
            throw new IllegalStateException("not set up");
        }

        @Override
        public Object read(byte[] bytes) {
            throw new IllegalStateException("not set up");
        }
    }
}
