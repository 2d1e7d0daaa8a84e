package org.portaplus.server.store;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Units of work that wait for a writer. Tenants take turns, one unit each; within a tenant the order is that of arrival. What
 * is done in the background comes when nothing else waits, or when it is asked for. Bounded, and safe for use by many
 * threads.
 */
final class FairQueue<E> {
    private final int capacity;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private final Condition work = lock.newCondition();
    private final Tenants<E> waitedFor = new Tenants<>();
    private final Tenants<E> background = new Tenants<>();
    private boolean closed;

    FairQueue(int capacity) {
        this.capacity = capacity;
    }

    /** Adds a unit, and waits a time for room; whether there was any, in a queue that is open. */
    boolean offer(Turn turn, E unit, long time, TimeUnit in) throws InterruptedException {
        long nanos = in.toNanos(time);
        lock.lockInterruptibly();
        try {
            while (!closed && size() >= capacity) {
                if (nanos <= 0) {
                    return false;
                }
                nanos = room.awaitNanos(nanos);
            }
            if (closed) {
                return false;
            }
            (turn.background() ? background : waitedFor).add(turn, unit);
            work.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the next unit; empty when the queue is closed and all its units are taken. */
    Optional<E> take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!closed && size() == 0) {
                work.await();
            }
            return next();
        } finally {
            lock.unlock();
        }
    }

    /** The next unit, if one waits. */
    Optional<E> poll() {
        lock.lock();
        try {
            return next();
        } finally {
            lock.unlock();
        }
    }

    /** The next unit that is done in the background, if one waits. */
    Optional<E> pollBackground() {
        lock.lock();
        try {
            return taken(background.next());
        } finally {
            lock.unlock();
        }
    }

    /** Takes no more units; those that wait can still be taken. */
    void close() {
        lock.lock();
        try {
            closed = true;
            room.signalAll();
            work.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private Optional<E> next() {
        return taken(waitedFor.next().or(background::next));
    }

    private Optional<E> taken(Optional<E> unit) {
        if (unit.isPresent()) {
            room.signal();
        }
        return unit;
    }

    private int size() {
        return waitedFor.size + background.size;
    }

    /** The units of each tenant; the first tenant is next. Not thread-safe. */
    private static final class Tenants<E> {
        private final Map<Turn, Queue<E>> queues = new LinkedHashMap<>();
        private int size;

        void add(Turn tenant, E unit) {
            queues.computeIfAbsent(tenant, first -> new ArrayDeque<>()).add(unit);
            size++;
        }

        /** The first unit of the next tenant, which then goes to the end of the line. */
        Optional<E> next() {
            if (size == 0) {
                return Optional.empty();
            }
            Turn tenant = queues.keySet().iterator().next();
            Queue<E> units = queues.remove(tenant);
            E unit = units.remove();
            if (!units.isEmpty()) {
                queues.put(tenant, units);
            }
            size--;
            return Optional.of(unit);
        }
    }
}
