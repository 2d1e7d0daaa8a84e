package org.portaplus.server.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.quarkus.runtime.StartupEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
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
import org.portaplus.server.accounts.Accounts;
import org.portaplus.server.batches.Batches;
import org.portaplus.server.customers.Customers;
import org.portaplus.server.licensing.Licensing;
import org.portaplus.server.products.Products;
import org.portaplus.server.store.Keys;
import org.portaplus.server.store.Secrets;
import org.portaplus.server.store.Store;
import org.portaplus.server.store.StoreException;

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
            Licensing licensing = new Licensing(store, keys, Clock.systemUTC());
            Clock clock = Clock.systemUTC();
            Secrets secrets = new Secrets(keys);
            Customers customers = new Customers(secrets, clock);
            CustomerItem item =
                    new CustomerItem(TestLimits.limits(), customers, new Accounts(customers, secrets, clock));
            try (Batches batches = new Batches(store, secrets, clock, List.of(item))) {
                beans.start(new StartupEvent(), store, licensing, batches, clock, catalogue);
                return store.read(db -> Products.main(db, licensing.authenticate("demo"), "USD", true))
                        .size();
            }
        }
    }
}
