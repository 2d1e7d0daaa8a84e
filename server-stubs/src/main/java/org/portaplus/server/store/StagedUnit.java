package org.portaplus.server.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DefaultExecuteListenerProvider;
import org.jspecify.annotations.Nullable;

/**
 * A large unit of work that was worked out beside the only writer of SQLite: it read one consistent state, and its rows were
 * put into temporary tables of the writer by small units, between which others have their turns. What is left for the one
 * unit that carries it out is to ask whether what was read still holds, and to move the rows to their tables: all or none, in
 * a fraction of the time. For one thread. Source: decision 33.
 */
public final class StagedUnit<T> implements AutoCloseable {
    private static final AtomicLong TABLES = new AtomicLong();

    private final Database database;
    private final Turn turn;
    private final Noted plan = new Noted();
    private final Map<StagingTable, Integer> staged = new LinkedHashMap<>();
    private @Nullable T result;
    private Optional<RuntimeException> refusal = Optional.empty();

    private StagedUnit(Database database, Turn turn) {
        this.database = database;
        this.turn = turn;
    }

    /**
     * Works a unit out.
     *
     * @return empty when it writes otherwise than by {@link BulkInsert}, or reads after that: it has to be run itself
     * @throws org.portaplus.server.faults.Fault 503 when the database is in trouble
     */
    static <T> Optional<StagedUnit<T>> of(Database database, Turn turn, Function<Tx, T> unit) {
        StagedUnit<T> staged = new StagedUnit<>(database, turn);
        try {
            staged.result = database.plan(staged.plan, turn, unit);
        } catch (NotStageable otherwise) {
            return Optional.empty();
        } catch (RuntimeException refused) {
            if (!Trouble.of(refused).endsWithThePart()) {
                throw refused;
            }
            staged.refusal = Optional.of(refused);
            return Optional.of(staged);
        }
        try {
            staged.put();
        } catch (RuntimeException failed) {
            staged.close();
            throw failed;
        }
        return Optional.of(staged);
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
     * @throws RuntimeException the refusal of the unit
     */
    public Optional<T> carryOut(Tx tx) {
        if (refusal.isPresent()) {
            throw refusal.get();
        }
        boolean done = tx.attempt(() -> {
                    if (!plan.expectations.stream().allMatch(expected -> expected.test(tx))) {
                        throw new NotStageable();
                    }
                    staged.forEach((table, rows) -> move(tx, table, rows));
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

    /** Clears the temporary tables, when the writer comes to it. */
    @Override
    public void close() {
        for (StagingTable table : staged.keySet()) {
            CompletableFuture<Integer> unused = database.submit(turn, tx -> {
                tx.sql().connection(table::drop);
                return 0;
            });
        }
    }

    /** What a unit would do. */
    private static final class Noted implements WritePlan<Tx> {
        private final List<Rows> rows = new ArrayList<>();
        private final List<Predicate<Tx>> expectations = new ArrayList<>();

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

        /** A query would not see what is noted. */
        private void requireReading(ExecuteContext query) {
            if (!(query.query() instanceof Select) || !rows.isEmpty()) {
                throw new NotStageable();
            }
        }

        @Override
        public void insert(Table<? extends Record> table, List<Field<?>> columns, List<@Nullable Object[]> inserted) {
            rows.add(new Rows(table, columns, inserted));
        }

        @Override
        public void expect(Predicate<Tx> condition) {
            expectations.add(condition);
        }
    }
}
