package org.portaplus.server.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.quarkus.runtime.StartupEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portaplus.server.idempotency.FirstAnswers;
import org.portaplus.server.licensing.Licensing;
import org.portaplus.server.operations.TestOperations;
import org.portaplus.server.products.rows.ProductRows;
import org.portaplus.server.store.Keys;
import org.portaplus.server.store.Secrets;
import org.portaplus.server.store.Store;
import org.portaplus.server.store.StoreException;
import org.portaplus.server.values.Ticker;

/** What the first start on a new SQLite directory makes, also where several servers start on it at once. */
class FirstStartTest {
    private static final int SERVERS = 4;
    private static final Optional<String> UNSET = Optional.empty();

    @TempDir
    Path dir;

    @RepeatedTest(10)
    void serversThatStartAtTheSameMomentTakeTurns() throws Exception {
        CyclicBarrier together = new CyclicBarrier(SERVERS);
        ExecutorService threads = Executors.newFixedThreadPool(SERVERS);
        try {
            List<Future<Integer>> servers = new ArrayList<>();
            for (int i = 0; i < SERVERS; i++) {
                servers.add(threads.submit(() -> {
                    together.await();
                    return productsOfAServer(Optional.empty());
                }));
            }
            for (Future<Integer> server : servers) {
                assertThat(server.get()).isPositive();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void whoCannotStartEndsItsTurn() throws Exception {
        Path wrong = Files.writeString(dir.resolve("catalogue.yaml"), "products: 7\n");
        assertThat(catchThrowable(() -> productsOfAServer(Optional.of(wrong)))).isInstanceOf(StoreException.class);
        assertThat(productsOfAServer(Optional.empty())).isPositive();
    }

    /** Starts as the container does, asks with the demo License, and ends. */
    private int productsOfAServer(Optional<Path> catalogue) {
        DomainBeans beans = new DomainBeans(dir.resolve("data"));
        try (Store store = beans.store(UNSET, UNSET, UNSET, 2, 2, UNSET)) {
            Keys keys = beans.keys(store, UNSET);
            Licensing licensing = new Licensing(store, keys, Clock.systemUTC(), Ticker.SYSTEM);
            Clock clock = Clock.systemUTC();
            Secrets secrets = new Secrets(keys);
            FirstAnswers firstAnswers = new FirstAnswers(keys, secrets, clock, Duration.ofHours(24));
            try (TestOperations operations = new TestOperations(store, licensing, firstAnswers, secrets, clock)) {
                beans.start(new StartupEvent(), store, licensing, operations.batches, clock, catalogue);
                return store.read(db -> new ProductRows().main(db, licensing.authenticate("demo"), "USD", true))
                        .size();
            }
        }
    }
}
