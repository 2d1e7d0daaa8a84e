package org.portaplus.server.store;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSource.FlushMode;
import io.agroal.api.configuration.AgroalConnectionFactoryConfiguration.TransactionIsolation;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;

/**
 * PostgreSQL, shared by any number of server instances. Units of work run side by side, each on a snapshot of its own;
 * one that met another's change, a deadlock or a lost connection is undone and runs again, for nothing of it has
 * happened. Only a connection that breaks during the commit leaves the outcome unknown, and the caller's refusal says
 * so.
 */
final class PostgresDatabase implements Database {
    private static final int MOST_CONFLICTS = 20;
    private static final int MOST_LOSSES = 3;
    private static final int LONGEST_PAUSE_MILLIS = 256;

    /** PostgreSQL keeps track of 64 parts of a transaction without effort. */
    private static final int GROUP = 32;

    private static final Settings SETTINGS =
            new Settings().withRenderSchema(false).withExecuteLogging(false).withFetchWarnings(false);

    private final PostgresConnections connections;
    private final AgroalDataSource writing;
    private final AgroalDataSource reading;
    private final AgroalDataSource counting;
    private final Numbers numbers = new NumberBlocks(this::count);
    private final StoreFaults faults = new StoreFaults();
    private final ConcurrentWriter writer;

    PostgresDatabase(StoreSettings settings) {
        connections = new PostgresConnections(settings);
        connections.requireFitting();
        writing = connections.pool(settings.writers(), TransactionIsolation.REPEATABLE_READ, false);
        reading = connections.pool(settings.readers(), TransactionIsolation.REPEATABLE_READ, true);
        counting = connections.pool(1, TransactionIsolation.READ_COMMITTED, false);
        writer = new ConcurrentWriter(settings.writers());
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
                future.complete(persistently(writing, unit));
            } catch (RuntimeException | Error refused) {
                future.completeExceptionally(refused);
            }
        });
        return future;
    }

    /** One thread does all, in groups that share a transaction: each unit sees what those before it did. */
    @Override
    public <T> List<CompletableFuture<T>> submitAll(Turn turn, List<Function<Tx, T>> units) {
        List<Ordered<T>> all = units.stream().map(Ordered::new).toList();
        writer.execute(turn, () -> {
            for (int from = 0; from < all.size(); from += GROUP) {
                together(all.subList(from, Math.min(from + GROUP, all.size())));
            }
        });
        return all.stream().map(Ordered::future).toList();
    }

    private <T> void together(List<Ordered<T>> group) {
        try {
            persistently(writing, tx -> {
                group.forEach(unit -> unit.run(tx));
                return group.size();
            });
            group.forEach(Ordered::tell);
        } catch (RuntimeException | Error refused) {
            group.forEach(unit -> unit.future().completeExceptionally(refused));
        }
    }

    /** A unit that shares a transaction with others; it may run more than once before its outcome is known. */
    private static final class Ordered<T> {
        private final Function<Tx, T> work;
        private final CompletableFuture<T> future = new CompletableFuture<>();
        private @Nullable T result;
        private Optional<RuntimeException> refusal = Optional.empty();

        Ordered(Function<Tx, T> work) {
            this.work = work;
        }

        CompletableFuture<T> future() {
            return future;
        }

        void run(Tx tx) {
            refusal = tx.attempt(() -> result = work.apply(tx));
        }

        void tell() {
            refusal.ifPresentOrElse(future::completeExceptionally, () -> future.complete(result));
        }
    }

    @Override
    public <T> T read(Function<Tx, T> query) {
        return persistently(reading, query);
    }

    @Override
    public StoreFaults faults() {
        return faults;
    }

    @Override
    public void close() {
        writer.close();
        writing.close();
        reading.close();
        counting.close();
    }

    private int count(ToIntFunction<DSLContext> work) {
        return persistently(counting, tx -> work.applyAsInt(tx.sql()));
    }

    /** Runs a unit until it went through, or it makes no sense to try any longer. */
    private <T> T persistently(AgroalDataSource pool, Function<Tx, T> unit) {
        int conflicts = 0;
        int losses = 0;
        while (true) {
            try {
                T result = once(pool, unit);
                faults.worked();
                return result;
            } catch (SQLException | DataAccessException failure) {
                Trouble trouble = Trouble.of(failure);
                boolean again = (trouble == Trouble.CONFLICT && ++conflicts < MOST_CONFLICTS)
                        || (trouble == Trouble.LOST && ++losses < MOST_LOSSES);
                if (!again) {
                    throw faults.translate(failure);
                }
                faults.met(failure);
                if (trouble == Trouble.LOST) {
                    pool.flush(FlushMode.IDLE); // they are most likely lost, too
                }
                pause(conflicts + 4 * losses);
            }
        }
    }

    private <T> T once(AgroalDataSource pool, Function<Tx, T> unit) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            boolean committed = false;
            try {
                T result = unit.apply(new Tx(DSL.using(connection, SQLDialect.POSTGRES, SETTINGS), numbers));
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

    private void commit(Connection connection) throws SQLException {
        try {
            connection.commit();
        } catch (SQLException failure) {
            if (Trouble.of(failure) != Trouble.LOST) {
                throw failure;
            }
            faults.translate(failure);
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
