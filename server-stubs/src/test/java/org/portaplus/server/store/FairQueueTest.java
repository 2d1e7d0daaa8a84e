package org.portaplus.server.store;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FairQueueTest {
    private static final Turn MANY = Turn.of(1, 1);
    private static final Turn FEW = Turn.of(1, 2);

    private final FairQueue<String> queue = new FairQueue<>(8);

    private void offer(Turn turn, String... units) throws InterruptedException {
        for (String unit : units) {
            assertThat(queue.offer(turn, unit, 0, SECONDS)).isTrue();
        }
    }

    private List<String> all() {
        List<String> taken = new ArrayList<>();
        for (Optional<String> next = queue.poll(); next.isPresent(); next = queue.poll()) {
            taken.add(next.get());
        }
        return taken;
    }

    @Test
    void tenantsTakeTurnsAndEachKeepsItsOrder() throws InterruptedException {
        offer(MANY, "a1", "a2", "a3", "a4");
        offer(FEW, "b1", "b2");

        assertThat(all()).containsExactly("a1", "b1", "a2", "b2", "a3", "a4");
    }

    @Test
    void whatNobodyWaitsForComesLastUnlessItIsAskedFor() throws InterruptedException {
        offer(MANY.inBackground(), "later 1", "later 2");
        offer(FEW, "now");

        assertThat(queue.pollBackground()).contains("later 1");
        assertThat(all()).containsExactly("now", "later 2");
        assertThat(queue.pollBackground()).isEmpty();
    }

    @Test
    void aFullQueueWaitsForRoom() throws Exception {
        offer(MANY, "1", "2", "3", "4", "5", "6", "7", "8");
        assertThat(queue.offer(FEW, "late", 1, MILLISECONDS)).isFalse();

        CompletableFuture<Boolean> waiting = CompletableFuture.supplyAsync(() -> {
            try {
                return queue.offer(FEW, "late", 30, SECONDS);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        assertThat(queue.take()).contains("1");

        assertThat(waiting.get(30, SECONDS)).isTrue();
        assertThat(all()).contains("late");
    }

    @Test
    void aClosedQueueGivesWhatItHasAndTakesNothing() throws InterruptedException {
        offer(MANY, "last");
        queue.close();

        assertThat(queue.offer(MANY, "too late", 1, SECONDS)).isFalse();
        assertThat(queue.take()).contains("last");
        assertThat(queue.take()).isEmpty();
    }
}
