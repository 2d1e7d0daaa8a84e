package org.portaplus.server.store;

import io.agroal.api.AgroalDataSourceListener;
import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntSupplier;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Whether all the connections can be had that this instance may need. A database, or a pooler before it, that has too few shows
 * only under load, and a pooler lets those wait who come too late. So all are opened for a moment at the start, and again
 * when one could not be made. Safe for use by many threads.
 */
final class Headroom implements AgroalDataSourceListener {
    private static final Logger LOG = Logger.getLogger(Headroom.class);

    /** Looking takes connections away from those who work, so it is not done all the time. */
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final DataSource source;
    private final int needed;
    private final IntSupplier lent;
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile boolean doubted = true;
    private volatile long looked = System.nanoTime() - PAUSE.toNanos();
    private volatile Optional<String> problem = Optional.empty();

    /**
     * @param source of new connections, which gives up soon
     * @param needed how many this instance may need
     * @param lent how many of them it has already
     */
    Headroom(DataSource source, int needed, IntSupplier lent) {
        this.source = source;
        this.needed = needed;
        this.lent = lent;
    }

    @Override
    public void onConnectionCreationFailure(SQLException failure) {
        doubted = true;
        Optional<String> unused = problem();
    }

    /** What is wrong, for those who look after the server; names neither host nor user. Looks again when that is due. */
    Optional<String> problem() {
        if (doubted && System.nanoTime() - looked >= PAUSE.toNanos() && looking.compareAndSet(false, true)) {
            Thread look = new Thread(this::look, "store-headroom");
            look.setDaemon(true);
            look.start();
        }
        return problem;
    }

    private void look() {
        doubted = false;
        List<Connection> opened = new ArrayList<>();
        int before = lent.getAsInt();
        try {
            while (before + opened.size() < needed) {
                opened.add(source.getConnection());
            }
            found(Optional.empty());
        } catch (SQLException failure) {
            doubted = true;
            found(describe(failure, before + opened.size()));
        } finally {
            opened.forEach(Headroom::close);
            looked = System.nanoTime();
            looking.set(false);
        }
    }

    private void found(Optional<String> now) {
        if (now.isPresent() && problem.isEmpty()) {
            LOG.errorf("%s", now.get());
        } else if (now.isEmpty() && problem.isPresent()) {
            LOG.info("All connections to the database can be had again");
        }
        problem = now;
    }

    private Optional<String> describe(SQLException failure, int had) {
        if (had == 0 || !isRefusal(failure)) {
            return Optional.empty();
        }
        return Optional.of(
                "Only " + had + " of the " + needed + " connections to the database could be had that this server"
                        + " may need (porta.database.readers + porta.database.writers): enlarge the pooler's pool or"
                        + " max_connections, or lower these settings");
    }

    /** Whether the database or the pooler works and has no more; that it is away is told by others. */
    private static boolean isRefusal(SQLException failure) {
        String state = Trouble.stateOf(failure).orElse("");
        boolean waitedInVain = state.startsWith("08")
                && (failure.getCause() == null || failure.getCause() instanceof SocketTimeoutException);
        return state.startsWith("53") || waitedInVain;
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException lost) {
            // it is gone, which is what we want
        }
    }
}
