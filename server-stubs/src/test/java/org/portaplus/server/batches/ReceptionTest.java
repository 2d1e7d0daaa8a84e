package org.portaplus.server.batches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.portaplus.server.batches.TestBatches.finished;
import static org.portaplus.server.batches.TestBatches.items;
import static org.portaplus.server.store.schema.Tables.BATCH;
import static org.portaplus.server.store.schema.Tables.BATCH_ITEM;

import java.util.AbstractCollection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.licensing.License;
import org.portaplus.server.store.OnEveryStore;
import org.portaplus.server.store.TestDomain;
import org.portaplus.server.store.Tx;

/** Messages of many items, which one writer takes in portions: decision 35. */
@Timeout(60)
@OnEveryStore
class ReceptionTest {
    private static final String OPERATION = "Hear";
    private static final int MANY = 1_234;

    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());
    private TestDomain domain;

    /** Does nothing but tell of it. */
    private final class Hear implements ItemProcessor {
        @Override
        public String operation() {
            return OPERATION;
        }

        @Override
        public String process(Tx tx, License license, String header, String item) {
            heard.add(item);
            return "heard";
        }
    }

    /** Items that tell when one is taken. */
    private static Collection<String> observed(List<String> items, IntConsumer taken) {
        return new AbstractCollection<>() {
            @Override
            public Iterator<String> iterator() {
                Iterator<String> all = items.iterator();
                return new Iterator<>() {
                    private int count;

                    @Override
                    public boolean hasNext() {
                        return all.hasNext();
                    }

                    @Override
                    public String next() {
                        taken.accept(count++);
                        return all.next();
                    }
                };
            }

            @Override
            public int size() {
                return items.size();
            }
        };
    }

    private int rows() {
        return domain.read(db -> db.sql().fetchCount(BATCH_ITEM) + db.sql().fetchCount(BATCH));
    }

    @Test
    void manyItemsAreDoneInTheirOrder() {
        try (Batches batches = TestBatches.started(domain, new Hear())) {
            String id = batches.accept(domain.operator(), OPERATION, "", items(MANY));

            assertThat(finished(domain, batches, id).succeeded()).isEqualTo(MANY);
        }
        assertThat(heard.stream().distinct()).hasSize(MANY);
        if (domain.store.hasOneWriter()) {
            assertThat(heard).containsExactlyElementsOf(items(MANY));
        }
    }

    @Test
    void othersWriteBetweenPortionsAndSeeNothing() {
        List<Integer> seen = new ArrayList<>();
        Batches batches = TestBatches.of(domain, new Hear());
        Collection<String> items = observed(items(MANY), item -> {
            if (item == MANY - 1 && domain.store.hasOneWriter()) {
                domain.createCustomer("Between", "USD");
                List<String> ids = domain.read(
                        db -> db.sql().select(BATCH.BATCH_ID).from(BATCH).fetch(BATCH.BATCH_ID));
                assertThat(ids).hasSize(1);
                assertThatThrownBy(() -> TestBatches.status(domain, batches, ids.get(0)))
                        .isInstanceOf(Fault.class)
                        .hasMessage("There is no batch of this id for this License");
                assertThat(batches.backlog().items()).isZero();
                batches.workOnce();
                seen.add(rows());
            }
        });

        String id = batches.accept(domain.operator(), OPERATION, "", items);

        assertThat(heard).isEmpty();
        if (domain.store.hasOneWriter()) {
            assertThat(seen).containsExactly(1001);
        }
        assertThat(TestBatches.status(domain, batches, id).items()).isEqualTo(MANY);
        assertThat(batches.backlog().items()).isEqualTo(MANY);
    }

    @Test
    void whatCannotBeTakenWholeLeavesNothing() {
        Batches batches = TestBatches.of(domain, new Hear());
        Collection<String> items = observed(items(MANY), item -> {
            if (item == 1_100) {
                throw new IllegalStateException("the message ends here");
            }
        });

        assertThatThrownBy(() -> batches.accept(domain.operator(), OPERATION, "", items))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the message ends here");
        assertThat(rows()).isZero();
    }

    @Test
    void whatIsNotKeptIsTakenBack() {
        Batches batches = TestBatches.of(domain, new Hear());

        try (Reception message = batches.receive(domain.operator(), OPERATION, "", items(MANY), () -> false)) {
            assertThat(message.unit()).isNotNull();
        }

        assertThat(rows()).isZero();
    }

    @Test
    void aUnitThatFailsAfterItKeptTheMessageLeavesNothing() {
        Batches batches = TestBatches.of(domain, new Hear());

        try (Reception message = batches.receive(domain.operator(), OPERATION, "", items(MANY), () -> false)) {
            assertThatThrownBy(() -> domain.write(tx -> {
                        throw new IllegalStateException(
                                "after " + message.unit().apply(tx));
                    }))
                    .isInstanceOf(IllegalStateException.class);
        }

        assertThat(rows()).isZero();
    }

    @Test
    void whatWasBeingReceivedWhenTheServerEndedIsGoneAfterItsStart() {
        assumeTrue(domain.store.hasOneWriter(), "elsewhere it never was there");
        Batches batches = TestBatches.of(domain, new Hear());
        String kept = batches.accept(domain.operator(), OPERATION, "", items(3));
        Reception ended = batches.receive(domain.operator(), OPERATION, "", items(MANY), () -> false);
        assertThat(ended.unit()).isNotNull();

        domain = domain.reopened();
        try (Batches again = TestBatches.started(domain, new Hear())) {
            assertThat(finished(domain, again, kept).succeeded()).isEqualTo(3);
            while (rows() != 4) {
                LockSupport.parkNanos(1_000_000);
            }
        }

        assertThat(heard).hasSize(3);
    }

    @Test
    void aMessageThatIsNotWholeIsNotKept() {
        assumeTrue(domain.store.hasOneWriter(), "elsewhere it comes at once");
        Batches batches = TestBatches.of(domain, new Hear());

        try (Reception message = batches.receive(domain.operator(), OPERATION, "", items(MANY), () -> false)) {
            domain.write(tx ->
                    tx.sql().deleteFrom(BATCH_ITEM).where(BATCH_ITEM.ITEM.eq(7)).execute());
            assertThatThrownBy(() -> domain.write(message.unit()))
                    .isInstanceOf(Fault.class)
                    .hasMessage("The message could not be stored whole; send it again");
        }

        assertThat(rows()).isZero();
    }

    @Test
    void aMessageThatIsLikelyKeptAlreadyIsNotTakenInPortions() {
        Batches batches = TestBatches.of(domain, new Hear());

        try (Reception message = batches.receive(domain.operator(), OPERATION, "", items(MANY), () -> true)) {
            assertThat(rows()).isZero();
            String id = domain.write(message.unit());
            assertThat(TestBatches.status(domain, batches, id).items()).isEqualTo(MANY);
        }

        assertThat(rows()).isEqualTo(MANY + 1);
    }
}
