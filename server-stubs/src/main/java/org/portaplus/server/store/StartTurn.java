package org.portaplus.server.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.EnumSet;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The turn of one server, among those that start on the same directory, to find out whether the store is new and to
 * make it: file, schema, keys, first License, catalogue. SQLite cannot separate two of them halfway, and says
 * SQLITE_BUSY to both. The turn is a lock on a file, which the system takes back when the program ends in any way. For
 * one thread.
 */
public final class StartTurn implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(StartTurn.class);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long NAP_NANOS = Duration.ofMillis(20).toNanos();

    private final @Nullable FileChannel channel;

    private StartTurn(@Nullable FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Waits until no other server starts on the same embedded store, or is about to make the same keys. Where there is neither,
     * the database serves all.
     *
     * @param keysInFile whether the keys are in the data directory
     * @throws StoreException when another one has been starting for two minutes
     */
    public static StartTurn take(StoreSettings settings, boolean keysInFile) {
        return settings.isSqlite() || keysInFile ? take(settings, PATIENCE) : new StartTurn(null);
    }

    static StartTurn take(StoreSettings settings, Duration patience) {
        Store.makePrivateDirectory(settings.dataDir(), "porta.data-dir");
        Path place = settings.startLock();
        FileChannel channel = null;
        try {
            channel = FileChannel.open(
                    place, EnumSet.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), PrivateFiles.file());
            await(channel, place, patience);
        } catch (IOException e) {
            // Opening the store reports a path where no file can be created. Some network disks have no locks.
            if (channel != null) {
                LOG.warnf("Servers that start on %s at the same moment cannot take turns: %s", place.getParent(), e);
            }
        } catch (StoreException e) {
            close(channel);
            throw e;
        }
        return new StartTurn(channel);
    }

    private static void await(FileChannel channel, Path place, Duration patience) throws IOException {
        long start = System.nanoTime();
        while (!isLocked(channel)) {
            if (System.nanoTime() - start > patience.toNanos()) {
                throw new StoreException("Another server has been starting on this store for " + patience.toSeconds()
                        + " seconds, and holds " + place + ": look what keeps it, or end it");
            }
            LockSupport.parkNanos(NAP_NANOS);
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException byThisProgram) {
            return false;
        }
    }

    /** Ends the turn; once more does nothing. */
    @Override
    public void close() {
        close(channel);
    }

    private static void close(@Nullable FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            LOG.warnf("The turn of starting cannot be ended before this server ends: %s", e);
        }
    }
}
