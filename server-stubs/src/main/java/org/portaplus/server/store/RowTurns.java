package org.portaplus.server.store;

import java.time.Duration;
import java.util.Collection;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;

/**
 * RowTurns of this instance's units of work at the same rows, in the order in which they came. The database does not keep such an
 * order: of many who want one row a few would be overtaken until their time is up. Some rows share a turn. Safe for use by
 * many threads.
 */
final class RowTurns {
    private static final int PLACES = 256;

    private final ReentrantLock[] places = IntStream.range(0, PLACES)
            .mapToObj(place -> new ReentrantLock(true))
            .toArray(ReentrantLock[]::new);

    /** The turns of one unit, kept from one of its runs to the next; for the thread that it runs on. */
    Held none(long deadline) {
        return new Held(deadline);
    }

    /** What a unit holds until it is done. */
    final class Held implements AutoCloseable {
        private final long deadline;
        private final TreeSet<Integer> held = new TreeSet<>();

        private Held(long deadline) {
            this.deadline = deadline;
        }

        /**
         * Takes the turn of rows when nobody has it or waits for it.
         *
         * @throws RunAgain when the unit has to queue for it
         */
        void take(Object rows) {
            int place = Math.floorMod(rows.hashCode(), PLACES);
            if (held.contains(place)) {
                return;
            }
            ReentrantLock lock = places[place];
            if (lock.hasQueuedThreads() || !lock.tryLock()) {
                throw new RunAgain(() -> queue(place));
            }
            held.add(place);
        }

        /** All in one order, so that no two units wait for each other. */
        private void queue(int place) {
            Collection<Integer> wanted = new TreeSet<>(held);
            wanted.add(place);
            close();
            wanted.forEach(this::await);
        }

        private void await(int place) {
            try {
                if (!places[place].tryLock(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    throw StoreFaults.unavailable();
                }
                held.add(place);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw StoreFaults.unavailable();
            }
        }

        @Override
        public void close() {
            held.forEach(place -> places[place].unlock());
            held.clear();
        }
    }

    /** When a unit that begins now has waited long enough, on the clock of {@link System#nanoTime}. */
    static long deadline(Duration patience) {
        return System.nanoTime() + patience.toNanos();
    }
}
