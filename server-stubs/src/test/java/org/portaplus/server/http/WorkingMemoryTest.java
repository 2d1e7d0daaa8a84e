package org.portaplus.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;

class WorkingMemoryTest {
    private static final long MEBIBYTE = 1 << 20;

    private final WorkingMemory memory = new WorkingMemory(10 * MEBIBYTE);

    @Test
    void aRequestHoldsWhatItsMessageTakesUntilItIsOver() {
        try (WorkingMemory.Share share = memory.share()) {
            share.hold(MEBIBYTE / 2);
            assertThat(memory.held()).isEqualTo(MEBIBYTE);
            share.hold(MEBIBYTE / 2 + 1);
            assertThat(memory.held()).isEqualTo(MEBIBYTE);
            share.hold(3 * MEBIBYTE);
            assertThat(memory.held()).isEqualTo(4 * MEBIBYTE);
            share.hold(10 * MEBIBYTE);
            assertThat(memory.held()).isEqualTo(10 * MEBIBYTE);
        }
        assertThat(memory.held()).isZero();
    }

    @Test
    void aMessageThatTakesMoreThanThereIsIsTooLarge() {
        try (WorkingMemory.Share share = memory.share()) {
            assertThatThrownBy(() -> share.hold(10 * MEBIBYTE + 1))
                    .isInstanceOfSatisfying(
                            Fault.class, fault -> assertThat(fault.kind()).isEqualTo(FaultKind.TOO_LARGE))
                    .hasMessageContaining("10 MiB");
        }
    }

    @Test
    void whoFindsNoneIsToldToComeLater() {
        try (WorkingMemory.Share first = memory.share();
                WorkingMemory.Share second = memory.share()) {
            first.hold(8 * MEBIBYTE);
            assertThatThrownBy(() -> second.hold(3 * MEBIBYTE)).isInstanceOfSatisfying(Fault.class, fault -> {
                assertThat(fault.code()).isEqualTo("ServerBusy");
                assertThat(fault.retryAfter()).isPresent();
            });
            second.hold(MEBIBYTE / 2);
        }
        assertThat(memory.held()).isZero();
    }

    @Test
    void whoWaitsGetsWhatOthersGiveBack() throws Exception {
        ExecutorService others = Executors.newSingleThreadExecutor();
        try {
            WorkingMemory.Share first = memory.share();
            first.hold(9 * MEBIBYTE);
            CountDownLatch begun = new CountDownLatch(1);
            Future<?> second = others.submit(() -> {
                try (WorkingMemory.Share share = memory.share()) {
                    begun.countDown();
                    share.hold(5 * MEBIBYTE);
                }
            });
            begun.await();
            first.close();
            second.get();
            assertThat(memory.held()).isZero();
        } finally {
            others.shutdownNow();
        }
    }
}
