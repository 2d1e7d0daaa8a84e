package org.portaplus.server.batches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.portaplus.server.batches.TestBatches.finished;
import static org.portaplus.server.batches.TestBatches.items;
import static org.portaplus.server.store.schema.Tables.BATCH_ITEM;
import static org.portaplus.server.store.schema.Tables.CUSTOMER;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.licensing.License;
import org.portaplus.server.licensing.Scope;
import org.portaplus.server.store.OnEveryStore;
import org.portaplus.server.store.TestDomain;
import org.portaplus.server.store.Tx;

/** Items that one writer has staged: decision 33. */
@Timeout(60)
@OnEveryStore
class LargeItemsTest {
    private static final String OPERATION = "MakeCustomer";
    private static final String LARGE = "x".repeat(200_000);

    private TestDomain domain;

    @Test
    void largeItemsAreDoneOnceEachAndHoldUpNobody() {
        Batches batches = TestBatches.of(domain, new MakeCustomer());
        String large = batches.accept(
                domain.operator(), OPERATION, "", List.of("1 " + LARGE, "2 " + LARGE, "refuse", "break", "3 " + LARGE));
        String more = batches.accept(domain.operator(), OPERATION, "", List.of("4 " + LARGE));
        String ofOther = batches.accept(domain.reseller(), OPERATION, "other ", items(3));

        batches.workOnce();

        assertThat(succeeded(batches, domain.reseller(), ofOther)).isEqualTo(3);
        if (domain.store.hasOneWriter()) {
            assertThat(customers()).as("one large one, beside the small ones").isEqualTo(4);
        }
        try (batches) {
            batches.start();
            BatchStatus done = finished(domain, batches, large);
            assertThat(done.succeeded()).isEqualTo(3);
            assertThat(done.results())
                    .extracting(ItemResult::state)
                    .containsExactly(
                            ItemState.DONE, ItemState.DONE, ItemState.FAILED, ItemState.FAILED, ItemState.DONE);
            assertThat(finished(domain, batches, more).succeeded()).isEqualTo(1);
        }
        assertThat(customers()).isEqualTo(7);
    }

    @Test
    void whatALicenseSentAfterALargeItemIsDoneAfterIt() {
        assumeTrue(domain.store.hasOneWriter(), "elsewhere, large ones are as others");
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        Batches batches = TestBatches.of(domain, new Done(item -> order.add(item.substring(0, 2))));
        List<String> first = new ArrayList<>(List.of("10", "11", "12" + LARGE, "13"));
        batches.accept(domain.operator(), OPERATION, "", first);
        domain.clock.advance(Duration.ofSeconds(1));
        String later = batches.accept(domain.operator(), OPERATION, "", List.of("20"));

        while (succeeded(batches, domain.operator(), later) == 0) {
            batches.workOnce();
        }

        assertThat(order.stream().distinct()).containsExactly("10", "11", "12", "13", "20");
    }

    @Test
    void largeItemsOfAllLicensesHaveTheirTurns() {
        List<Integer> order = Collections.synchronizedList(new ArrayList<>());
        Batches batches = TestBatches.of(domain, new Done(item -> {}) {
            @Override
            public String process(Tx tx, License license, String header, String item) {
                order.add(license.iLicense());
                return "done";
            }
        });
        int licenses = 20; // more than have batches in one round
        for (int i = 1; i <= licenses; i++) {
            License license = new License(TestDomain.ENV, 1000 + i, null, Set.of(Scope.WRITE));
            batches.accept(license, OPERATION, "", List.of(LARGE, LARGE, LARGE));
        }
        for (int i = 0; i < 2 * licenses; i++) {
            batches.workOnce();
        }
        assertThat(order.stream().distinct()).hasSize(licenses);
    }

    @Test
    void aLargeItemThatCannotBeReadHoldsUpNobody() {
        Batches batches = TestBatches.of(domain, new MakeCustomer());
        String broken = batches.accept(domain.operator(), OPERATION, "", List.of(LARGE));
        String other = batches.accept(domain.reseller(), OPERATION, "", items(1));
        domain.write(tx -> tx.sql()
                .update(BATCH_ITEM)
                .set(BATCH_ITEM.PAYLOAD, "9:" + "A".repeat(200_000))
                .where(BATCH_ITEM.BATCH_ID.eq(broken))
                .execute());

        batches.workOnce();

        assertThat(succeeded(batches, domain.reseller(), other)).isEqualTo(1);
        assertThat(domain.read(db -> batches.status(db, domain.operator(), broken, 0, 1))
                        .failed())
                .isZero();
    }

    private int succeeded(Batches batches, License license, String id) {
        return domain.read(db -> batches.status(db, license, id, 0, 1)).succeeded();
    }

    private int customers() {
        return domain.read(db -> db.sql().fetchCount(CUSTOMER, CUSTOMER.I_CUSTOMER_TYPE.eq(1)));
    }

    /** Makes a customer named by header and item; one item it refuses after the change, and one breaks. */
    private final class MakeCustomer extends Done {
        MakeCustomer() {
            super(item -> {});
        }

        @Override
        public String process(Tx tx, License license, String header, String item) {
            String name = header + item.substring(0, Math.min(30, item.length()));
            domain.customers.create(tx, license, TestDomain.customer(name, "GBP"));
            if (item.equals("refuse")) {
                throw Fault.of(FaultKind.CONFLICT, "Server.Customer.duplicate_id", "Customer.Name", "taken");
            }
            if (item.equals("break")) {
                throw new IllegalStateException("a defect");
            }
            return "made";
        }
    }

    /** Does nothing but tell of it. */
    private static class Done implements ItemProcessor {
        private final Consumer<String> heard;

        Done(Consumer<String> heard) {
            this.heard = heard;
        }

        @Override
        public String operation() {
            return OPERATION;
        }

        @Override
        public boolean readsFirst() {
            return true;
        }

        @Override
        public String process(Tx tx, License license, String header, String item) {
            heard.accept(item);
            return "done";
        }
    }
}
