package org.portaplus.server.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;

/**
 * Numbers in blocks: a short transaction of its own reserves some for this instance, and writers take them from memory, so
 * that none waits for another one's commit. What an undone transaction, a restart or a crash leaves of a block is never
 * handed out; numbers are unique, but neither without gaps nor in the order of creation over several instances. Safe for use
 * by many threads.
 */
final class NumberBlocks {
    private static final int BLOCK = 64;
    private static final int LARGEST_BLOCK = 2048;

    private final Apart apart;
    private final boolean beside;
    private final Numbers<Tx> rows = new CountedRows();
    private final Map<Key, Block> blocks = new ConcurrentHashMap<>();

    /** Runs work in a transaction of its own, and commits it before it returns. */
    @FunctionalInterface
    interface Apart {
        int run(ToIntFunction<Tx> work);
    }

    private record Key(int iEnv, String counter) {}

    /** Numbers from {@code first}. */
    private record Range(int first, int size) {}

    /**
     * @param apart where numbers are reserved
     * @param beside whether that has a connection of its own, so that a unit can wait for it. Else all connections may be
     *     with units that wait; so a unit without numbers is undone and runs again when they are reserved, and blocks become
     *     larger, until that is rare
     */
    NumberBlocks(Apart apart, boolean beside) {
        this.apart = apart;
        this.beside = beside;
    }

    /** Reserves more where few are left. To be called before a unit has a connection. */
    void replenish() {
        if (!beside) {
            blocks.forEach((key, block) -> {
                if (block.isLow()) {
                    block.add(reserve(key, block.size()));
                }
            });
        }
    }

    /** The numbers of one unit of work, for the thread that it runs on. */
    OfUnit ofUnit() {
        return new OfUnit();
    }

    /** @throws RunAgain when that must not happen while the unit has a connection */
    private void prepare(Runnable preparation) {
        if (!beside) {
            throw new RunAgain(preparation);
        }
        preparation.run();
    }

    private Block block(Key key) {
        return blocks.computeIfAbsent(key, unknown -> new Block());
    }

    private void enlarge(Key key) {
        Block block = block(key);
        if (!beside) {
            block.grow();
        }
        block.add(reserve(key, block.size()));
    }

    private Range reserve(Key key, int count) {
        return new Range(apart.run(own -> rows.take(own, key.iEnv(), key.counter(), count)), count);
    }

    private void skip(Key key, int taken) {
        int unused = apart.run(own -> {
            rows.skip(own, key.iEnv(), key.counter(), taken);
            return taken;
        });
        blocks.remove(key);
    }

    /** Remembers what was reserved for the unit alone, which it finds in the same order when it runs again. */
    final class OfUnit implements Numbers<Tx> {
        private final Map<Key, List<Range>> reserved = new HashMap<>();
        private final Map<Key, Integer> used = new HashMap<>();
        private final Set<List<Object>> skipped = new HashSet<>();

        private OfUnit() {}

        /** Must be called before each run. */
        void begin() {
            used.clear();
        }

        @Override
        public int take(Tx tx, int iEnv, String counter, int count) {
            Key key = new Key(iEnv, counter);
            if (count >= BLOCK) {
                return takeMany(key, count);
            }
            OptionalInt first = block(key).take(count);
            while (first.isEmpty()) {
                prepare(() -> enlarge(key));
                first = block(key).take(count);
            }
            return first.getAsInt();
        }

        private int takeMany(Key key, int count) {
            List<Range> ranges = reserved.computeIfAbsent(key, none -> new ArrayList<>());
            int next = used.getOrDefault(key, 0);
            while (next < ranges.size() && ranges.get(next).size() < count) {
                next++;
            }
            if (next == ranges.size()) {
                prepare(() -> ranges.add(reserve(key, count)));
            }
            used.put(key, next + 1);
            return ranges.get(next).first();
        }

        /**
         * {@inheritDoc} A block that another instance holds may contain the number; a row that would then take it again
         * breaks a key, and is tried with the next number.
         */
        @Override
        public void skip(Tx tx, int iEnv, String counter, int taken) {
            Key key = new Key(iEnv, counter);
            if (!skipped.contains(List.of(key, taken))) {
                prepare(() -> {
                    NumberBlocks.this.skip(key, taken);
                    skipped.add(List.of(key, taken));
                });
            }
        }
    }

    /** The numbers from {@code next} to before {@code until}, and whole blocks after them; guarded by itself. */
    private static final class Block {
        private final Deque<Range> spare = new ArrayDeque<>();
        private int size = BLOCK;
        private int next;
        private int until;

        synchronized OptionalInt take(int count) {
            if (until - next < count) {
                Range range = spare.poll();
                if (range == null) {
                    return OptionalInt.empty();
                }
                next = range.first();
                until = next + range.size();
            }
            next += count;
            return OptionalInt.of(next - count);
        }

        synchronized boolean isLow() {
            return spare.isEmpty() && until - next < size / 2;
        }

        synchronized void add(Range range) {
            spare.add(range);
        }

        synchronized void grow() {
            size = Math.min(LARGEST_BLOCK, 2 * size);
        }

        synchronized int size() {
            return size;
        }
    }
}
