package org.portaplus.server.batches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.portaplus.server.batches.TestBatches.finished;
import static org.portaplus.server.batches.TestBatches.items;
import static org.portaplus.server.batches.TestBatches.status;
import static org.portaplus.server.store.schema.Tables.CUSTOMER;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.licensing.License;
import org.portaplus.server.licensing.Scope;
import org.portaplus.server.store.OnEveryStore;
import org.portaplus.server.store.TestDomain;
import org.portaplus.server.store.Tx;

@Timeout(60)
@OnEveryStore
class BatchesTest {
    private static final String OPERATION = "MakeCustomer";

    private TestDomain domain;
    private final AtomicInteger runs = new AtomicInteger();

    @Test
    void everyItemIsDoneOnceAndItsResultIsKept() {
        try (Batches batches = started()) {
            String id = batches.accept(domain.operator(), OPERATION, "Acme ", items(300));
            BatchStatus done = finished(domain, batches, id);
            assertThat(done.succeeded()).isEqualTo(300);
            assertThat(done.failed()).isZero();
            assertThat(done.finished()).isNotNull();
            ItemResult first = done.results().get(0);
            assertThat(first.state()).isEqualTo(ItemState.DONE);
            assertThat(first.result()).isEqualTo("made Acme 0");
            assertThat(runs).hasValue(300);
            assertThat(customers()).isEqualTo(300);
        }
    }

    @Test
    void aRefusedItemIsKeptWithItsFaultAndLeavesNothingBehind() {
        try (Batches batches = started()) {
            String id = batches.accept(domain.operator(), OPERATION, "", List.of("a", "refuse", "b", "break"));
            BatchStatus done = finished(domain, batches, id);
            assertThat(done.succeeded()).isEqualTo(2);
            assertThat(done.failed()).isEqualTo(2);
            ItemResult refused = done.results().get(1);
            assertThat(refused.code()).isEqualTo("Server.Customer.duplicate_id");
            assertThat(refused.fields().get(0).field()).isEqualTo("Customer.Name");
            ItemResult broken = done.results().get(3);
            assertThat(broken.code()).isEqualTo("InternalError");
            assertThat(broken.message()).doesNotContain("secret of the program");
            assertThat(customers()).isEqualTo(2);
        }
    }

    @Test
    void whatWasAcceptedAndNotDoneIsTakenUpByTheNextStart() {
        // not started: as if the server had ended right after its answer
        String id = batches().accept(domain.operator(), OPERATION, "", items(50));
        domain = domain.reopened();
        assertThat(customers()).isZero();
        try (Batches batches = started()) {
            assertThat(finished(domain, batches, id).succeeded()).isEqualTo(50);
            assertThat(customers()).isEqualTo(50);
        }
    }

    @Test
    void aBatchThatWasEndedInTheMiddleGoesOnWhereItWas() {
        Batches first = started();
        String id = first.accept(domain.operator(), OPERATION, "", items(1000));
        while (status(domain, first, id).succeeded() == 0) {
            LockSupport.parkNanos(1_000_000);
        }
        first.close();
        domain = domain.reopened();
        int before = customers();
        assertThat(before).isPositive();
        try (Batches second = started()) {
            assertThat(finished(domain, second, id).succeeded()).isEqualTo(1000);
        }
        assertThat(customers()).isEqualTo(1000);
        assertThat(runs).hasValue(1000);
    }

    @Test
    void twoWorkersOnOneStoreDoEachItemOnce() {
        try (Batches one = started();
                Batches other = started()) {
            String id = one.accept(domain.operator(), OPERATION, "", items(500));
            assertThat(finished(domain, other, id).succeeded()).isEqualTo(500);
            assertThat(customers()).isEqualTo(500);
        }
    }

    /** However much somebody else has waiting: their backlog takes many rounds, and this message one. */
    @Test
    void aMessageWaitsForNoBacklogOfAnotherLicense() {
        Batches batches = batches();
        for (int i = 0; i < 40; i++) {
            batches.accept(domain.operator(), OPERATION, "backlog " + i + " ", items(100));
        }
        String other = batches.accept(domain.reseller(), OPERATION, "other ", items(1));

        batches.workOnce();

        assertThat(domain.read(db -> batches.status(db, domain.reseller(), other, 0, 1))
                        .succeeded())
                .isEqualTo(1);
        assertThat(customers()).as("the round did not work off the backlog").isLessThan(200);
    }

    @Test
    void resultsAreReadPageByPage() {
        try (Batches batches = started()) {
            String id = batches.accept(domain.operator(), OPERATION, "", items(30));
            finished(domain, batches, id);
            BatchStatus page = domain.read(db -> batches.status(db, domain.operator(), id, 10, 5));
            assertThat(page.items()).isEqualTo(30);
            assertThat(page.results()).extracting(ItemResult::item).containsExactly(10, 11, 12, 13, 14);
        }
    }

    @Test
    void aBatchShowsItselfToItsEnvironmentAndResellerOnly() {
        Batches batches = batches();
        String ofOperator = batches.accept(domain.operator(), OPERATION, "", items(1));
        String ofReseller = batches.accept(domain.reseller(), OPERATION, "", items(1));
        License elsewhere = new License(2, 1, null, Set.of(Scope.READ));
        assertThat(domain.read(db -> batches.status(db, domain.reseller(), ofReseller, 0, 1))
                        .items())
                .isEqualTo(1);
        assertUnknown(batches, domain.reseller(), ofOperator);
        assertUnknown(batches, domain.operator(), ofReseller);
        assertUnknown(batches, elsewhere, ofOperator);
        assertUnknown(batches, domain.operator(), "no-such-batch");
    }

    @Test
    void payloadsAndResultsAreNotReadableInTheFile() throws Exception {
        ItemProcessor silent = new ItemProcessor() {
            @Override
            public String operation() {
                return OPERATION;
            }

            @Override
            public String process(Tx tx, License license, String header, String item) {
                return "result-secret of " + header + item;
            }
        };
        try (Batches batches = new Batches(domain.store, domain.secrets, domain.clock, () -> List.of(silent))) {
            String id = batches.accept(domain.operator(), OPERATION, "header-secret ", List.of("payload-secret"));
            assertThat(domain.holds("payload-secret")).isFalse();
            batches.start();
            assertThat(finished(domain, batches, id).results().get(0).result())
                    .isEqualTo("result-secret of header-secret payload-secret");
        }
        for (String secret : List.of("payload-secret", "header-secret", "result-secret")) {
            assertThat(domain.holds(secret)).isFalse();
        }
    }

    @Test
    void everyItemIsDoneOnceWhileTheClockJumps() {
        Random random = new Random(5);
        try (Batches batches = started()) {
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                domain.clock.step(Duration.ofHours(random.nextInt(4000) - 2000L));
                ids.add(batches.accept(domain.operator(), OPERATION, i + "-", items(20)));
            }
            for (String id : ids) {
                domain.clock.step(Duration.ofHours(random.nextInt(4000) - 2000L));
                assertThat(finished(domain, batches, id).succeeded()).isEqualTo(20);
            }
            assertThat(runs).hasValueGreaterThanOrEqualTo(800);
            assertThat(customers()).isEqualTo(800);
        }
    }

    @Test
    void aBatchWithoutItemsIsRefused() {
        assertThatThrownBy(() -> batches().accept(domain.operator(), OPERATION, "", List.of()))
                .isInstanceOf(Fault.class);
    }

    private void assertUnknown(Batches batches, License license, String id) {
        assertThatThrownBy(() -> domain.read(db -> batches.status(db, license, id, 0, 1)))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.kind()).isEqualTo(FaultKind.NOT_FOUND));
    }

    private Batches batches() {
        return TestBatches.of(domain, new MakeCustomer());
    }

    private Batches started() {
        return TestBatches.started(domain, new MakeCustomer());
    }

    private int customers() {
        return domain.read(db -> db.sql().fetchCount(CUSTOMER, CUSTOMER.I_CUSTOMER_TYPE.eq(1)));
    }

    /** Makes a customer named by header and item; two items it refuses after the change. */
    private final class MakeCustomer implements ItemProcessor {
        @Override
        public String operation() {
            return OPERATION;
        }

        @Override
        public String process(Tx tx, License license, String header, String item) {
            runs.incrementAndGet();
            domain.customers.create(tx, license, TestDomain.customer(header + item, "GBP"));
            if (item.equals("refuse")) {
                throw Fault.of(FaultKind.CONFLICT, "Server.Customer.duplicate_id", "Customer.Name", "taken");
            }
            if (item.equals("break")) {
                throw new IllegalStateException("secret of the program");
            }
            return "made " + header + item;
        }
    }
}
