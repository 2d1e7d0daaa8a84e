package org.portaplus.server.http.bodies;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TurnsTest {
    private final Turns turns = new Turns(1);

    @Test
    void whoBeganFirstGoesFirst() throws Exception {
        List<Long> order = Collections.synchronizedList(new ArrayList<>());
        List<Long> numbers = List.of(turns.number(), turns.number(), turns.number());
        long running = turns.number();
        turns.take(running);
        List<Thread> threads = new ArrayList<>();
        for (long number : List.of(numbers.get(2), numbers.get(0), numbers.get(1))) {
            Thread thread = new Thread(() -> {
                turns.take(number);
                order.add(number);
                turns.giveBack();
            });
            thread.start();
            threads.add(thread);
            while (thread.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
        }
        turns.giveBack();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(order).isEqualTo(numbers);
    }

    @Test
    void noMoreThanThePlacesHaveTheirTurn() throws Exception {
        Turns two = new Turns(2);
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(8);
        for (int i = 0; i < 8; i++) {
            long number = two.number();
            new Thread(() -> {
                        for (int k = 0; k < 1_000; k++) {
                            two.take(number);
                            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
                            atOnce.decrementAndGet();
                            two.giveBack();
                        }
                        done.countDown();
                    })
                    .start();
        }
        done.await();
        assertThat(most.get()).isBetween(1, 2);
    }
}
