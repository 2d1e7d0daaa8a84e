package org.portaplus.server.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.portaplus.server.threads.VitalThreads;

/**
 * The only thread that writes. It takes units of work that are waiting, runs each in a savepoint of its own, commits once,
 * and only then completes the callers' futures: many callers share the price of one sync, and none gets a success that a
 * crash could take back. A failing unit is undone alone. A group ends after a short time, so that tenants take turns within
 * that time, and each has room for one unit of what is done in the background. While there is nothing to write, no
 * transaction is open, and so other programs may write to the same file. Safe for use by many threads.
 */
final class GroupCommitWriter implements AutoCloseable {
    private static final int WAITING = 4096;
    private static final int GROUP = 256;
    private static final int PATIENCE_SECONDS = 30;

    /** How long a group goes on taking units; more where commits are slow, so that these remain a small part. */
    private static final long GROUP_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private static final int GROUP_IN_COMMITS = 4;

    /** Opens (or borrows) the connection that one group is written through; it is in auto-commit mode. */
    @FunctionalInterface
    interface Connections {
        Connection get() throws SQLException;
    }

    private final FairQueue<Unit<?>> queue = new FairQueue<>(WAITING);
    private final Connections connections;
    private final Function<Connection, Tx> transactions;
    private final StoreFaults faults;
    private final Thread thread = VitalThreads.of("store-writer", this::run);
    private volatile boolean closed;
    /** Of the last group; for the writing thread alone. */
    private long commitNanos;

    GroupCommitWriter(Connections connections, Function<Connection, Tx> transactions, StoreFaults faults) {
        this.connections = connections;
        this.transactions = transactions;
        this.faults = faults;
        thread.start();
    }

    <T> CompletableFuture<T> submit(Turn turn, Function<Tx, T> work) {
        if (Thread.currentThread() == thread) {
            throw new IllegalStateException("a unit of work must not write through the store again");
        }
        Unit<T> unit = new Unit<>(work);
        try {
            if (!queue.offer(turn, unit, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw StoreFaults.unavailable();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw StoreFaults.unavailable();
        }
        return unit.future;
    }

    /** Lets the waiting units finish, then ends the thread; what it has not done after half a minute is refused. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        queue.close();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (Optional<Unit<?>> late = queue.poll(); late.isPresent(); late = queue.poll()) {
            late.get().fail(StoreFaults.unavailable());
            late.get().tell();
        }
    }

    private void run() {
        List<Unit<?>> group = new ArrayList<>(GROUP);
        try {
            for (Optional<Unit<?>> first = queue.take(); first.isPresent(); first = queue.take()) {
                group.add(first.get());
                write(group);
                group.forEach(Unit::tell);
                group.clear();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Writes a group that has its first unit, and takes more while it is at it. */
    private void write(List<Unit<?>> group) {
        try (Connection connection = connections.get()) {
            try {
                connection.setAutoCommit(false);
                Tx tx = transactions.apply(connection);
                group.get(0).run(connection, tx);
                fill(group, connection, tx);
                long begin = System.nanoTime();
                connection.setAutoCommit(true); // commits; the driver's commit() would begin the next transaction, too
                commitNanos = System.nanoTime() - begin;
                faults.wrote();
            } catch (SQLException | RuntimeException | Error broken) {
                // An Error too: to give the connection back within a transaction would commit half a unit.
                undo(connection, broken);
                throw broken;
            }
        } catch (SQLException | RuntimeException broken) {
            RuntimeException failure = faults.translateOfWrite(broken);
            group.forEach(unit -> unit.fail(failure));
        }
    }

    private void fill(List<Unit<?>> group, Connection connection, Tx tx) throws SQLException {
        long end = System.nanoTime() + Math.max(GROUP_NANOS, GROUP_IN_COMMITS * commitNanos);
        Optional<Unit<?>> next = queue.poll();
        while (next.isPresent()) {
            group.add(next.get());
            next.get().run(connection, tx);
            boolean full = group.size() >= GROUP || System.nanoTime() > end;
            next = full ? Optional.empty() : queue.poll();
        }
        next = queue.pollBackground();
        if (next.isPresent()) {
            group.add(next.get());
            next.get().run(connection, tx);
        }
    }

    /** Some failures, a full disk for one, have ended the transaction already; then there is nothing to undo. */
    private static void undo(Connection connection, Throwable broken) {
        try (Statement statement = connection.createStatement()) {
            if (connection.getAutoCommit()) {
                statement.execute("ROLLBACK"); // the commit failed, and the driver takes it for done
            } else {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException ended) {
            broken.addSuppressed(ended);
        }
    }

    private static final class Unit<T> {
        private final Function<Tx, T> work;
        private final CompletableFuture<T> future = new CompletableFuture<>();
        private @Nullable T result;
        private @Nullable Throwable failure;

        Unit(Function<Tx, T> work) {
            this.work = work;
        }

        void run(Connection connection, Tx tx) throws SQLException {
            Savepoint start = connection.setSavepoint();
            try {
                result = work.apply(tx);
            } catch (RuntimeException | Error refused) {
                VitalThreads.requireSound(refused);
                if (Trouble.of(refused) == Trouble.UNAVAILABLE) {
                    throw refused; // the transaction may be gone already: the whole group fails
                }
                connection.rollback(start);
                failure = refused;
            }
            connection.releaseSavepoint(start);
        }

        void fail(Throwable reason) {
            failure = reason;
        }

        void tell() {
            if (failure == null) {
                future.complete(result);
            } else {
                future.completeExceptionally(failure);
            }
        }
    }
}
