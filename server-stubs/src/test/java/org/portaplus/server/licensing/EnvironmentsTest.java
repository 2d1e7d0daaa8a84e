package org.portaplus.server.licensing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.store.OnEveryStore;
import org.portaplus.server.store.TestDomain;

@Timeout(60)
@OnEveryStore
class EnvironmentsTest {
    private static final int KEEPERS = 8;

    private TestDomain domain;

    @Test
    void keepersAtTheSameMomentMakeANameOnceAndEachNumberOnce() throws Exception {
        Environments environments = new Environments(domain.licensing);
        CyclicBarrier together = new CyclicBarrier(KEEPERS);
        ExecutorService threads = Executors.newFixedThreadPool(KEEPERS);
        List<Future<Optional<Integer>>> made = new ArrayList<>();
        for (int i = 0; i < KEEPERS; i++) {
            String name = i % 2 == 0 ? "north" : "of-" + i;
            made.add(threads.submit(() -> {
                together.await();
                return made(environments, name);
            }));
        }
        List<Integer> numbers = new ArrayList<>();
        for (Future<Optional<Integer>> one : made) {
            one.get().ifPresent(numbers::add);
        }
        threads.shutdown();
        assertThat(numbers).containsExactlyInAnyOrder(2, 3, 4, 5, 6);
        assertThat(domain.readList(environments::list))
                .extracting(Environments.Entry::name)
                .containsExactlyInAnyOrder("demo", "north", "of-1", "of-3", "of-5", "of-7");
    }

    @Test
    void whatIsNotCommittedIsNotMade() {
        Environments environments = new Environments(domain.licensing);
        assertThatThrownBy(() -> domain.write(tx -> {
                    environments.create(tx, "north");
                    throw new IllegalStateException("undone");
                }))
                .hasMessage("undone");
        int iEnv = domain.write(tx -> environments.create(tx, "north"));
        assertThat(iEnv).isEqualTo(2);
        domain = domain.reopened();
        domain.licensing.requireFittingKeys();
    }

    /** Empty where the name was taken. */
    private Optional<Integer> made(Environments environments, String name) {
        try {
            return Optional.of(domain.write(tx -> environments.create(tx, name)));
        } catch (Fault fault) {
            assertThat(fault.kind()).isEqualTo(FaultKind.CONFLICT);
            return Optional.empty();
        }
    }
}
