package org.portaplus.server.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The only thread that writes. It takes all units of work that are waiting, runs each in a savepoint of its own,
 * commits once, and only then completes the callers' futures: many callers share the price of one sync, and none gets a
 * success that a crash could take back. A failing unit is undone alone. While there is nothing to write, no transaction
 * is open, and so other programs may write to the same file. Safe for use by many threads.
 */
final class GroupCommitWriter implements AutoCloseable {
    private static final int WAITING = 4096;
    private static final int GROUP = 256;
    private static final int PATIENCE_SECONDS = 30;

    /** Opens (or borrows) the connection that one group is written through; it is in auto-commit mode. */
    @FunctionalInterface
    interface Connections {
        Connection get() throws SQLException;
    }

    private final BlockingQueue<Unit<?>> queue = new ArrayBlockingQueue<>(WAITING);
    private final Connections connections;
    private final Function<Connection, Tx> transactions;
    private final StoreFaults faults;
    private final Unit<Void> end = new Unit<>(tx -> null);
    private final Thread thread = new Thread(this::run, "store-writer");
    private volatile boolean closed;

    GroupCommitWriter(Connections connections, Function<Connection, Tx> transactions, StoreFaults faults) {
        this.connections = connections;
        this.transactions = transactions;
        this.faults = faults;
        thread.start();
    }

    <T> CompletableFuture<T> submit(Function<Tx, T> work) {
        if (Thread.currentThread() == thread) {
            throw new IllegalStateException("a unit of work must not write through the store again");
        }
        Unit<T> unit = new Unit<>(work);
        try {
            if (closed || !queue.offer(unit, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw StoreFaults.unavailable();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw StoreFaults.unavailable();
        }
        if (closed && !thread.isAlive() && queue.remove(unit)) {
            throw StoreFaults.unavailable();
        }
        return unit.future;
    }

    /** Lets the waiting units finish, then ends the thread. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            queue.put(end);
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (Unit<?> late = queue.poll(); late != null; late = queue.poll()) {
            late.fail(StoreFaults.unavailable());
            late.tell();
        }
    }

    private void run() {
        List<Unit<?>> group = new ArrayList<>(GROUP);
        boolean ended = false;
        while (!ended) {
            try {
                group.add(queue.take());
            } catch (InterruptedException e) {
                return;
            }
            queue.drainTo(group, GROUP - 1);
            ended = group.contains(end);
            write(group);
            group.forEach(Unit::tell);
            group.clear();
        }
    }

    private void write(List<Unit<?>> group) {
        try (Connection connection = connections.get()) {
            try {
                connection.setAutoCommit(false);
                Tx tx = transactions.apply(connection);
                for (Unit<?> unit : group) {
                    unit.run(connection, tx);
                }
                connection.setAutoCommit(true); // commits; the driver's commit() would begin the next transaction, too
                faults.wrote();
            } catch (SQLException | RuntimeException broken) {
                undo(connection, broken);
                throw broken;
            }
        } catch (SQLException | RuntimeException broken) {
            RuntimeException failure = faults.translateOfWrite(broken);
            group.forEach(unit -> unit.fail(failure));
        }
    }

    /** Some failures, a full disk for one, have ended the transaction already; then there is nothing to undo. */
    private static void undo(Connection connection, Exception broken) {
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
