package org.portaplus.server.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jboss.logging.Logger;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DefaultExecuteListenerProvider;
import org.jspecify.annotations.Nullable;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;

/**
 * A large unit of work that was worked out beside the only writer of SQLite: it read one consistent state, and its rows were
 * put into temporary tables of the writer by small units, between which others have their turns. What is left for the one
 * unit that carries it out is to ask whether what was read still holds, and to move the rows to their tables: all or none, in
 * a fraction of the time. For one thread. Source: decision 33.
 */
public final class StagedUnit<T> implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(StagedUnit.class);
    private static final AtomicLong TABLES = new AtomicLong();

    private final Database database;
    private final Turn turn;
    private final Noted plan = new Noted();
    private final Map<StagingTable, Integer> staged = new LinkedHashMap<>();
    private @Nullable T result;

    private StagedUnit(Database database, Turn turn) {
        this.database = database;
        this.turn = turn;
    }

    /**
     * Works a unit out.
     *
     * @return empty when it has to be run itself: it is refused as things are now, writes what cannot be noted, or reads after
     *     that
     * @throws Fault 503 when the database is in trouble
     */
    static <T> Optional<StagedUnit<T>> of(Database database, Turn turn, Function<Tx, T> unit) {
        StagedUnit<T> staged = new StagedUnit<>(database, turn);
        try {
            staged.result = Objects.requireNonNull(database.plan(staged.plan, turn, unit), "a unit has a result");
        } catch (RuntimeException refused) {
            if (isTrouble(refused)) {
                throw refused;
            }
            return Optional.empty(); // if it is refused for good, the unit itself says so, on the newest state
        }
        try {
            staged.put();
        } catch (RuntimeException failed) {
            staged.close();
            throw failed;
        }
        return Optional.of(staged);
    }

    private static boolean isTrouble(RuntimeException failure) {
        return failure instanceof Fault fault
                ? fault.kind() == FaultKind.UNAVAILABLE
                : !Trouble.of(failure).endsWithThePart();
    }

    private void put() {
        for (Noted.Rows noted : plan.rows) {
            StagingTable table = new StagingTable(TABLES.incrementAndGet(), noted.table(), noted.columns());
            BulkInsert kind = new BulkInsert(noted.table(), noted.columns());
            staged.put(table, noted.rows().size());
            for (List<@Nullable Object[]> some : KeyChunks.of(noted.rows())) {
                int unused = database.write(turn, tx -> {
                    kind.stage(tx, table, some);
                    return some.size();
                });
            }
        }
        plan.rows.clear(); // they need not be kept twice
    }

    /**
     * Carries it out, as a part of the unit of a transaction.
     *
     * @return what the unit returned; empty, and nothing has happened, when the data are no longer as they were, so that the
     *     unit has to be run itself
     */
    public Optional<T> carryOut(Tx tx) {
        boolean done = tx.attempt(() -> {
                    if (!plan.expectations.stream().allMatch(expected -> expected.test(tx))) {
                        throw new NotStageable();
                    }
                    staged.forEach((table, rows) -> move(tx, table, rows));
                    plan.changes.forEach(change -> change.accept(tx));
                })
                .isEmpty();
        return done ? Optional.ofNullable(result) : Optional.empty();
    }

    private static void move(Tx tx, StagingTable table, int rows) {
        tx.sql().connection(connection -> {
            if (table.publish(connection) != rows) {
                throw new NotStageable(); // those of an earlier connection
            }
        });
    }

    /** Clears the temporary tables, when the writer comes to it; should it not, they end with its connection. */
    @Override
    public void close() {
        try {
            CompletableFuture<Integer> unused = database.submit(turn, tx -> {
                staged.keySet().forEach(table -> tx.sql().connection(table::drop));
                return staged.size();
            });
        } catch (Fault unavailable) {
            LOG.debug("Temporary tables are left for the connection to end", unavailable);
        }
    }

    /** What a unit would do. */
    private static final class Noted implements WritePlan<Tx> {
        private final List<Rows> rows = new ArrayList<>();
        private final List<Predicate<Tx>> expectations = new ArrayList<>();
        private final List<Consumer<Tx>> changes = new ArrayList<>();

        private record Rows(Table<? extends Record> table, List<Field<?>> columns, List<@Nullable Object[]> rows) {}

        @Override
        public DSLContext watching(DSLContext sql) {
            return sql.configuration()
                    .deriveAppending(new DefaultExecuteListenerProvider(new ExecuteListener() {
                        @Override
                        public void start(ExecuteContext query) {
                            requireReading(query);
                        }
                    }))
                    .dsl();
        }

        private void requireReading(ExecuteContext query) {
            if (!(query.query() instanceof Select)) {
                throw new NotStageable();
            }
            requireReadable();
        }

        @Override
        public void requireReadable() {
            if (!rows.isEmpty() || !changes.isEmpty()) {
                throw new NotStageable();
            }
        }

        @Override
        public void insert(Table<? extends Record> table, List<Field<?>> columns, List<@Nullable Object[]> inserted) {
            rows.add(new Rows(table, columns, inserted));
        }

        @Override
        public void change(Consumer<Tx> change) {
            changes.add(change);
        }

        @Override
        public void expect(Predicate<Tx> condition) {
            expectations.add(condition);
        }
    }
}
