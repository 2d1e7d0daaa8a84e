package org.portaplus.client;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullMarked;

/**
 * A body that is closed when nothing of it arrives for too long: the JDK's streams wait for ever, also when their thread is
 * interrupted. For one reader.
 */
@NullMarked
final class IdleLimit extends FilterInputStream {
    private static final ScheduledExecutorService WATCH = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "porta-plus-idle-limit");
        thread.setDaemon(true);
        return thread;
    });

    private final long longest;
    private final ScheduledFuture<?> watch;
    private volatile long lastRead = System.nanoTime();
    private volatile boolean tooLong;

    IdleLimit(InputStream body, Duration longest) {
        super(body);
        this.longest = longest.toNanos();
        long pause = Math.max(1, longest.toMillis() / 4);
        watch = WATCH.scheduleWithFixedDelay(this::look, pause, pause, TimeUnit.MILLISECONDS);
    }

    private void look() {
        if (System.nanoTime() - lastRead > longest) {
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
        return arrived(super.read());
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        return arrived(super.read(bytes, offset, length));
    }

    private int arrived(int read) throws IOException {
        if (tooLong) {
            throw new IOException("nothing more of it arrived in time");
        }
        lastRead = System.nanoTime();
        return read;
    }

    @Override
    public void close() throws IOException {
        watch.cancel(false);
        super.close();
    }
}
