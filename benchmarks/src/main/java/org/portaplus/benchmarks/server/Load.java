package org.portaplus.benchmarks.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

/**
 * Sends one request again and again over some connections, each of which waits for its answer before it sends the next. Any answer
 * but success ends the measurement: what fails fast is not fast. Safe for use by many threads.
 */
final class Load {
    private static final AtomicLong NUMBERS = new AtomicLong(System.currentTimeMillis() % 1_000_000_000L * 10_000);

    private Load() {}

    /**
     * What was measured.
     *
     * @param requests answered
     * @param nanos in which they were
     * @param cpuNanos of the server's process meanwhile
     * @param p50 nanoseconds within which half of the answers came
     * @param p99 nanoseconds within which 99 of 100 came
     */
    record Result(long requests, long nanos, long cpuNanos, long p50, long p99) {
        double perSecond() {
            return requests * 1e9 / nanos;
        }

        double cpuMicros() {
            return cpuNanos / 1e3 / Math.max(1, requests);
        }
    }

    /**
     * Measures.
     *
     * @param pid of the server
     * @throws IllegalStateException with the answer, when one is no success
     */
    static Result run(int port, long pid, Request request, int connections, long nanos) throws IOException {
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        long cpu = cpuNanos(pid);
        long begin = System.nanoTime();
        List<Future<long[]>> clients = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            clients.add(threads.submit(() -> client(port, request, begin + nanos)));
        }
        List<long[]> latencies = new ArrayList<>();
        try {
            for (Future<long[]> client : clients) {
                latencies.add(client.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(request.path() + ": " + e.getCause(), e.getCause());
        } finally {
            threads.shutdownNow();
        }
        long took = System.nanoTime() - begin;
        long[] sorted =
                latencies.stream().flatMapToLong(LongStream::of).sorted().toArray();
        return new Result(
                sorted.length, took, cpuNanos(pid) - cpu, sorted[sorted.length / 2], sorted[sorted.length * 99 / 100]);
    }

    private static long[] client(int port, Request request, long end) throws IOException {
        long[] latencies = new long[1024];
        int count = 0;
        try (HttpConnection connection = new HttpConnection(port)) {
            byte[] bytes = request.bytes(NUMBERS.incrementAndGet());
            boolean changes = !request.body().apply(0).isEmpty();
            while (System.nanoTime() < end) {
                long begin = System.nanoTime();
                HttpConnection.Answer answer = connection.exchange(bytes);
                if (answer.status() / 100 != 2) {
                    throw new IllegalStateException(
                            answer.status() + " " + new String(answer.body(), StandardCharsets.UTF_8));
                }
                if (count == latencies.length) {
                    latencies = Arrays.copyOf(latencies, 2 * count);
                }
                latencies[count++] = System.nanoTime() - begin;
                if (changes) {
                    bytes = request.bytes(NUMBERS.incrementAndGet());
                }
            }
        }
        return Arrays.copyOf(latencies, count);
    }

    /** CPU time that a process has used. */
    static long cpuNanos(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .orElseThrow(() -> new IllegalStateException("no CPU time is told of process " + pid))
                .toNanos();
    }

    /** Sleeps until a server that was just loaded has nothing left to do. */
    static void settle() throws IOException {
        try {
            TimeUnit.MILLISECONDS.sleep(300);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
