package org.portaplus.server.batches;

import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.portaplus.server.store.TestDomain;

/** Batches of a test's domain. */
final class TestBatches {
    private static final int MOST_RESULTS = 1000;

    private TestBatches() {}

    static Batches of(TestDomain domain, ItemProcessor processor) {
        return new Batches(domain.store, domain.secrets, domain.clock, () -> List.of(processor));
    }

    static Batches started(TestDomain domain, ItemProcessor processor) {
        Batches batches = of(domain, processor);
        batches.start();
        return batches;
    }

    /** Waits for the end of a batch. */
    static BatchStatus finished(TestDomain domain, Batches batches, String id) {
        BatchStatus status = status(domain, batches, id);
        while (status.finished() == null) {
            LockSupport.parkNanos(1_000_000);
            status = status(domain, batches, id);
        }
        return status;
    }

    static BatchStatus status(TestDomain domain, Batches batches, String id) {
        return domain.read(db -> batches.status(db, domain.operator(), id, 0, MOST_RESULTS));
    }

    static List<String> items(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).toList();
    }
}
