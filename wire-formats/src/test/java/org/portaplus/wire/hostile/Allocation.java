package org.portaplus.wire.hostile;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Bytes that the current thread allocates: the same on every machine, unlike time. */
final class Allocation {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int WARM_UP = 3;
    private static final int RUNS = 3;

    private Allocation() {}

    /** A measured action; its input is made anew by {@code prepare}, outside of the count. */
    interface Action<T> {
        T prepare() throws Exception;

        void run(T prepared) throws Exception;
    }

    /** The smallest of some runs after a warm-up, which loads classes and fills pools. */
    static <T> long of(Action<T> action) throws Exception {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < WARM_UP + RUNS; i++) {
            T prepared = action.prepare();
            long before = THREADS.getCurrentThreadAllocatedBytes();
            action.run(prepared);
            long bytes = THREADS.getCurrentThreadAllocatedBytes() - before;
            least = i < WARM_UP ? least : Math.min(least, bytes);
        }
        return least;
    }
}
