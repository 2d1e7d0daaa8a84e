package org.portaplus.server.http;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;

/**
 * The memory for messages, over all requests. Limits bound each part of a message; this bounds the sum of what is held
 * at the same time. A request takes memory as its message is unpacked and bound, and gives it back when it is answered.
 * What is counted is an estimate of the heap that a message takes, not the bytes of its text. Safe for use by many
 * threads. Source: {@code docs/operations.md#memory}.
 */
@Singleton
public final class WorkingMemory {
    /** The part of the heap that messages have without a setting; the rest is for the store, answers and what dies young. */
    private static final int PART_OF_HEAP = 3;

    /** How long a request waits for others to give memory back. */
    private static final long PATIENCE_SECONDS = 5;

    private static final long MEBIBYTE = 1 << 20;

    private final long most;
    private final ReentrantLock lock = new ReentrantLock(true);
    private final Condition returned = lock.newCondition();
    private long free;

    /** @param most {@code porta.limits.work}: bytes for the messages of all requests; a third of the heap if not set */
    @Inject
    WorkingMemory(@ConfigProperty(name = "porta.limits.work") Optional<MemorySize> most, MeterRegistry meters) {
        this(most.map(MemorySize::asLongValue).orElse(Runtime.getRuntime().maxMemory() / PART_OF_HEAP));
        Gauge.builder("porta.work", this, WorkingMemory::held)
                .baseUnit("bytes")
                .description("Heap that the messages of running requests take, as estimated")
                .register(meters);
    }

    /** Memory of a size. */
    public WorkingMemory(long most) {
        this.most = most;
        this.free = most;
    }

    /** Bytes for the messages of all requests. */
    public long most() {
        return most;
    }

    /** Bytes that requests hold now. */
    public long held() {
        lock.lock();
        try {
            return most - free;
        } finally {
            lock.unlock();
        }
    }

    /** What one request holds; nothing at first. */
    public Share share() {
        return new Share();
    }

    /** What one request holds. For one thread at a time. */
    public final class Share implements AutoCloseable {
        private long held;

        private Share() {}

        /**
         * Makes sure that this request holds as much as its message takes by now, rounded up.
         *
         * @param needed bytes, altogether
         * @throws Fault 413 when that is more than there is for all requests; 503 when others hold too much, and do not
         *     give it back soon
         */
        public void hold(long needed) {
            if (needed <= held) {
                return;
            }
            if (needed > most) {
                throw Fault.of(
                        FaultKind.TOO_LARGE,
                        "RequestEntityTooLarge",
                        "The message takes more than the " + most / MEBIBYTE
                                + " MiB that this server has for messages; send it in parts.");
            }
            long more = Math.min(most, (needed / MEBIBYTE + 1) * MEBIBYTE) - held;
            if (!take(more)) {
                throw Fault.of(
                        FaultKind.UNAVAILABLE,
                        "ServerBusy",
                        "The messages of other requests take the memory that there is for them; try again later");
            }
            held += more;
        }

        /** Gives all of it back. */
        @Override
        public void close() {
            if (held > 0) {
                give(held);
                held = 0;
            }
        }
    }

    private boolean take(long bytes) {
        lock.lock();
        try {
            long nanos = TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            while (free < bytes) {
                if (nanos <= 0) {
                    return false;
                }
                nanos = returned.awaitNanos(nanos);
            }
            free -= bytes;
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    private void give(long bytes) {
        lock.lock();
        try {
            free += bytes;
            returned.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
