package org.portaplus.server.http.bodies;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Turns of large bodies at the processors. Whoever began first goes first, whenever it has something to do: so bodies are
 * finished one after the other, and give back their memory, instead of growing all together. Safe for use by many threads.
 */
final class Turns {
    private final int places;
    private final AtomicLong numbers = new AtomicLong();
    private final ReentrantLock lock = new ReentrantLock();
    private final PriorityQueue<Waiting> waiting = new PriorityQueue<>(Comparator.comparingLong(one -> one.number));
    private int taken;

    private static final class Waiting {
        private final long number;
        private final Condition turn;

        Waiting(long number, Condition turn) {
            this.number = number;
            this.turn = turn;
        }
    }

    /** @param places how many bodies have their turn at the same time */
    Turns(int places) {
        this.places = places;
    }

    /** The number of one that begins now; a lower one goes first. */
    long number() {
        return numbers.getAndIncrement();
    }

    /** Waits for the turn of a number, which is then to be given back. */
    void take(long number) {
        lock.lock();
        try {
            Waiting own = new Waiting(number, lock.newCondition());
            waiting.add(own);
            while (taken == places || waiting.peek() != own) {
                own.turn.awaitUninterruptibly();
            }
            waiting.remove();
            taken++;
            tellNext();
        } finally {
            lock.unlock();
        }
    }

    /** Ends a turn. */
    void giveBack() {
        lock.lock();
        try {
            taken--;
            tellNext();
        } finally {
            lock.unlock();
        }
    }

    private void tellNext() {
        Waiting next = waiting.peek();
        if (next != null && taken < places) {
            next.turn.signal();
        }
    }
}
