package org.portaplus.server.threads;

import java.util.concurrent.ThreadFactory;
import org.jboss.logging.Logger;

/**
 * Threads without which the service would go on accepting work that nobody does. When one of them ends by a failure, the
 * process ends, so that its supervisor starts it again; what was acknowledged is durable by then. Thread-safe.
 */
public final class VitalThreads {
    /** The exit code of a process that lost a vital thread: EX_SOFTWARE of sysexits.h. */
    public static final int EXIT_CODE = 70;

    private static final Logger LOG = Logger.getLogger(VitalThreads.class);

    private VitalThreads() {}

    /** A thread that runs until {@code work} returns, and takes the process with it when {@code work} throws. Not started. */
    public static Thread of(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setUncaughtExceptionHandler((ended, cause) -> lost(ended.getName(), cause));
        return thread;
    }

    /** Makes such threads for a pool, which replaces a thread that an exception has ended, but not after an Error. */
    public static ThreadFactory factory(ThreadFactory plain, String prefix) {
        return work -> {
            Thread thread = plain.newThread(work);
            thread.setName(prefix + thread.getName());
            thread.setUncaughtExceptionHandler((ended, cause) -> {
                if (cause instanceof Error) {
                    lost(ended.getName(), cause);
                }
                LOG.errorf(cause, "The thread %s ended, and is replaced", ended.getName());
            });
            return thread;
        };
    }

    /**
     * Lets an Error pass that leaves the JVM in doubt, such as one of memory: whoever keeps other failures as the result of
     * one task must not keep this one.
     */
    public static void requireSound(Throwable failure) {
        if (failure instanceof VirtualMachineError broken && !(failure instanceof StackOverflowError)) {
            throw broken;
        }
    }

    /**
     * Ends the process at once: with a vital thread gone, or without memory, an orderly end might never come.
     *
     * @param cause what ended the thread
     */
    public static void lost(String name, Throwable cause) {
        try {
            LOG.fatalf(
                    cause,
                    "The thread %s ended; this process ends too (exit code %d), to be started again",
                    name,
                    EXIT_CODE);
        } finally {
            Runtime.getRuntime().halt(EXIT_CODE);
        }
    }
}
