package org.portaplus.server.store;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSource.FlushMode;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jooq.exception.DataAccessException;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.threads.VitalThreads;
import org.postgresql.jdbc.PgConnection;

/**
 * PostgreSQL, shared by any number of server instances. Units of work run side by side, each on a snapshot of its own;
 * one that met another's change, a deadlock or a lost connection is undone and runs again, for nothing of it has
 * happened. Only a connection that breaks during the commit leaves the outcome unknown, and the caller's refusal says
 * so. No unit relies on the state of its session, which a pooler may lend to others between two transactions; and none waits
 * for a second connection from a pooler while it has one.
 */
final class PostgresDatabase implements Database {
    private static final int LONGEST_PAUSE_MILLIS = 256;

    /** PostgreSQL keeps track of 64 parts of a transaction without effort. */
    private static final int GROUP = 32;

    private static final String LEVEL = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ";

    private final PostgresConnections connections;
    private final AgroalDataSource writing;
    private final AgroalDataSource reading;
    private final AgroalDataSource counting;
    private final Headroom headroom;
    private final NumberBlocks numbers;
    private final RowTurns turns = new RowTurns();
    private final StoreFaults faults = new StoreFaults();
    private final ConcurrentWriter writer;

    PostgresDatabase(StoreSettings settings) {
        connections = new PostgresConnections(settings);
        connections.requireFitting();
        boolean pooled = connections.arePooled();
        int needed = settings.writers() + settings.readers() + (pooled ? 0 : 1);
        headroom = new Headroom(connections.trial(), needed, this::size);
        PrimaryWatch watch = new PrimaryWatch(this::renewConnections, connections.statementMillis());
        writing = connections.pool(settings.writers(), false, watch, headroom);
        reading = connections.pool(settings.readers(), true, watch, headroom);
        counting = pooled ? writing : connections.pool(1, false, watch, headroom);
        numbers = new NumberBlocks(this::count, !pooled);
        writer = new ConcurrentWriter(settings.writers());
        Optional<String> unused = headroom.problem(); // begins to look
    }

    private Stream<AgroalDataSource> pools() {
        return Stream.of(writing, reading, counting).distinct();
    }

    private int size() {
        return pools().map(AgroalDataSource::getMetrics)
                .mapToInt(pool -> (int) (pool.activeCount() + pool.availableCount()))
                .sum();
    }

    /** Those in use end with the unit that uses them. */
    private void renewConnections() {
        pools().forEach(pool -> pool.flush(FlushMode.GRACEFUL));
    }

    @Override
    public Optional<String> problem() {
        return headroom.problem();
    }

    @Override
    public DataSource migrationSource() {
        return connections.source();
    }

    @Override
    public List<String> migrations() {
        return Migrations.POSTGRESQL;
    }

    @Override
    public <T> CompletableFuture<T> submit(Turn turn, Function<Tx, T> unit) {
        CompletableFuture<T> future = new CompletableFuture<>();
        writer.execute(turn, () -> {
            try {
                future.complete(write(unit));
            } catch (RuntimeException | Error refused) {
                VitalThreads.requireSound(refused);
                future.completeExceptionally(refused);
            }
        });
        return future;
    }

    /** One thread does all, in groups that share a transaction: each unit sees what those before it did. */
    @Override
    public <T> List<CompletableFuture<T>> submitAll(Turn turn, List<Function<Tx, T>> units) {
        List<OrderedUnit<T>> all = units.stream().map(OrderedUnit::new).toList();
        writer.execute(turn, () -> {
            for (int from = 0; from < all.size(); from += GROUP) {
                together(all.subList(from, Math.min(from + GROUP, all.size())));
            }
        });
        return all.stream().map(OrderedUnit::future).toList();
    }

    private <T> void together(List<OrderedUnit<T>> group) {
        try {
            write(tx -> {
                group.forEach(unit -> unit.run(tx));
                return group.size();
            });
            group.forEach(OrderedUnit::tell);
        } catch (RuntimeException | Error refused) {
            VitalThreads.requireSound(refused);
            group.forEach(unit -> unit.future().completeExceptionally(refused));
        }
    }

    @Override
    public <T> T read(Function<Tx, T> query) {
        return persistently(reading, attempts(query));
    }

    @Override
    public StoreFaults faults() {
        return faults;
    }

    @Override
    public void close() {
        writer.close();
        pools().forEach(AgroalDataSource::close);
    }

    private int count(ToIntFunction<Tx> work) {
        return persistently(counting, attempts(work::applyAsInt));
    }

    private <T> Attempts<T> attempts(Function<Tx, T> work) {
        return new Attempts<>(work, numbers.ofUnit(), turns);
    }

    private <T> T write(Function<Tx, T> work) {
        numbers.replenish();
        return persistently(writing, attempts(work));
    }

    /** Runs a unit until it went through, or it makes no sense to try any longer. */
    private <T> T persistently(AgroalDataSource pool, Attempts<T> unit) {
        try (unit) {
            while (true) {
                try {
                    T result = once(pool, unit);
                    succeeded(pool);
                    return result;
                } catch (RunAgain next) {
                    next.prepare();
                } catch (SQLException | DataAccessException failure) {
                    retreat(pool, unit, failure);
                }
            }
        }
    }

    private void succeeded(AgroalDataSource pool) {
        if (pool == writing) {
            faults.wrote();
        } else {
            faults.worked();
        }
    }

    /** Pauses before the next run, or gives up. */
    private void retreat(AgroalDataSource pool, Attempts<?> unit, Exception failure) {
        Trouble trouble = Trouble.of(failure);
        if (trouble == Trouble.LOST) {
            // The others are most likely lost, too, or lead to a server that is not the primary any more.
            renewConnections();
        }
        if (!unit.mayRunAgain(trouble)) {
            throw pool == writing ? faults.translateOfWrite(failure) : faults.translate(failure);
        }
        faults.met(failure);
        pause(unit.pauses());
    }

    private <T> T once(AgroalDataSource pool, Attempts<T> unit) throws SQLException {
        try (Connection connection = Loans.borrow(pool)) {
            boolean committed = false;
            try {
                begin(connection);
                T result = unit.run(connection);
                commit(connection);
                committed = true;
                return result;
            } finally {
                if (!committed) {
                    undo(connection);
                }
            }
        }
    }

    /** The level belongs to the transaction. A pooler may first have to find a session for it, which must not take long. */
    private void begin(Connection connection) throws SQLException {
        PgConnection own = connection.unwrap(PgConnection.class);
        own.setNetworkTimeout(Runnable::run, (int) PostgresConnections.PATIENCE.toMillis());
        try (Statement statement = connection.createStatement()) {
            statement.execute(LEVEL);
        }
        own.setNetworkTimeout(Runnable::run, connections.statementMillis());
    }

    private void commit(Connection connection) throws SQLException {
        try {
            connection.commit();
        } catch (SQLException failure) {
            if (!Trouble.breaksConnection(failure)) {
                throw failure;
            }
            renewConnections();
            RuntimeException unused = faults.translateOfWrite(failure);
            throw Fault.of(
                    FaultKind.UNAVAILABLE,
                    "StoreUnavailable",
                    "The store was lost at the last moment: this was done wholly or not at all; look before you try again");
        }
    }

    private static void undo(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException lost) {
            // The database undoes what a lost connection left; the cause is logged already.
        }
    }

    /** Longer each time, and never the same for two who met. */
    private static void pause(int tries) {
        int most = Math.min(LONGEST_PAUSE_MILLIS, 1 << Math.min(tries, 8));
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(most) + 1L);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw StoreFaults.unavailable();
        }
    }
}
