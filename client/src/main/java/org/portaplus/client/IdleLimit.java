package org.portaplus.client;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullMarked;

/**
 * A body that is closed when nothing of it arrives for too long: the JDK's streams wait for ever, also when their thread is
 * interrupted. For one reader.
 */
@NullMarked
final class IdleLimit extends FilterInputStream {
    private static final ScheduledThreadPoolExecutor WATCH = watch();

    private final long longest;
    private final ScheduledFuture<?> watch;
    private volatile long since;
    private volatile boolean isWaiting;
    private volatile boolean tooLong;

    IdleLimit(InputStream body, Duration longest) {
        super(body);
        this.longest = longest.toNanos();
        long pause = Math.max(1, longest.toMillis() / 4);
        watch = WATCH.scheduleWithFixedDelay(this::look, pause, pause, TimeUnit.MILLISECONDS);
    }

    private static ScheduledThreadPoolExecutor watch() {
        ScheduledThreadPoolExecutor watch = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(null, task, "porta-plus-idle-limit", 0, false);
            thread.setContextClassLoader(null);
            thread.setDaemon(true);
            return thread;
        });
        watch.setRemoveOnCancelPolicy(true);
        watch.setKeepAliveTime(1, TimeUnit.MINUTES);
        watch.allowCoreThreadTimeOut(true);
        return watch;
    }

    /** Only who waits is late: a receiver may take its time with what is there. */
    private void look() {
        if (isWaiting && System.nanoTime() - since > longest) {
            tooLong = true;
            try {
                close();
            } catch (IOException e) {
                // The reader is told by its own read.
            }
        }
    }

    @Override
    public int read() throws IOException {
        begin();
        try {
            return arrived(super.read());
        } finally {
            isWaiting = false;
        }
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        begin();
        try {
            return arrived(super.read(bytes, offset, length));
        } finally {
            isWaiting = false;
        }
    }

    private void begin() {
        since = System.nanoTime();
        isWaiting = true;
    }

    private int arrived(int read) throws IOException {
        if (tooLong) {
            throw new IOException("nothing more of it arrived in time");
        }
        return read;
    }

    @Override
    public void close() throws IOException {
        watch.cancel(false);
        super.close();
    }
}
