package org.portaplus.server.store;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;
import org.jooq.DSLContext;

/**
 * Numbers in blocks: a short transaction of its own reserves some for this instance, and writers take them from memory, so
 * that none waits for another one's commit. What an undone transaction, a restart or a crash leaves of a block is never
 * handed out; numbers are unique, but neither without gaps nor in the order of creation over several instances.
 */
final class NumberBlocks implements Numbers {
    private static final int BLOCK = 64;

    private final Apart apart;
    private final Numbers rows = new CountedRows();
    private final Map<String, Block> blocks = new ConcurrentHashMap<>();

    /** Runs work in a transaction of its own, and commits it before it returns. */
    @FunctionalInterface
    interface Apart {
        int run(ToIntFunction<DSLContext> work);
    }

    NumberBlocks(Apart apart) {
        this.apart = apart;
    }

    @Override
    public int take(DSLContext sql, int iEnv, String counter, int count) {
        if (count >= BLOCK) {
            return reserve(iEnv, counter, count);
        }
        Block block = blocks.computeIfAbsent(key(iEnv, counter), key -> new Block());
        synchronized (block) {
            if (block.until - block.next < count) {
                block.next = reserve(iEnv, counter, BLOCK);
                block.until = block.next + BLOCK;
            }
            block.next += count;
            return block.next - count;
        }
    }

    /**
     * {@inheritDoc} A block that another instance holds may contain the number; a row that would then take it again breaks
     * a key, and is tried with the next number.
     */
    @Override
    public void skip(DSLContext sql, int iEnv, String counter, int taken) {
        apart.run(own -> {
            rows.skip(own, iEnv, counter, taken);
            return taken;
        });
        blocks.remove(key(iEnv, counter));
    }

    private int reserve(int iEnv, String counter, int count) {
        return apart.run(own -> rows.take(own, iEnv, counter, count));
    }

    private static String key(int iEnv, String counter) {
        return iEnv + "/" + counter;
    }

    /** The numbers from {@code next} to before {@code until}; guarded by itself. */
    private static final class Block {
        private int next;
        private int until;
    }
}
