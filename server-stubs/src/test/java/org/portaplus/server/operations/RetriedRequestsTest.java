package org.portaplus.server.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.portaplus.server.store.schema.Tables.ACCOUNT;
import static org.portaplus.server.store.schema.Tables.FIRST_ANSWER;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.portaplus.server.batches.ItemResult;
import org.portaplus.server.batches.ItemState;
import org.portaplus.server.contract.Route;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.model.AccountDefaultValues;
import org.portaplus.server.model.AccountInformation;
import org.portaplus.server.model.AccountRequest;
import org.portaplus.server.model.CreateAccount;
import org.portaplus.server.model.CreateAccountResponse;
import org.portaplus.server.model.PortaAccount;
import org.portaplus.server.model.UpdateAccount;
import org.portaplus.server.model.UpdateAccountResponse;
import org.portaplus.server.store.OnEveryStore;
import org.portaplus.server.store.TestDomain;

/** Requests with an Idempotency-Key that come more than once. */
@Timeout(60)
@OnEveryStore
class RetriedRequestsTest {
    private TestDomain domain;
    private TestOperations operations;
    private int iCustomer;

    @BeforeEach
    void open() {
        operations = new TestOperations(domain);
        iCustomer = domain.createCustomer("Acme", "USD").iCustomer();
    }

    @AfterEach
    void close() {
        operations.close();
    }

    @Test
    void sixtyFourTwinsMakeOneAccountAndGetOneAnswer() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(64);
        List<Future<CreateAccountResponse>> duplicates = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            duplicates.add(threads.submit(() -> create("duplicate", request(null))));
        }
        CreateAccountResponse first = duplicates.get(0).get();
        for (Future<CreateAccountResponse> duplicate : duplicates) {
            assertThat(duplicate.get()).isEqualTo(first);
        }
        threads.shutdown();

        assertThat(first.getIaccount()).isPositive();
        assertThat(accounts()).isEqualTo(1);
    }

    @Test
    void aGeneratedPasswordIsToldAgainAndStandsInNoFile() throws Exception {
        CreateAccountResponse first = create("k", request(null));
        assertThat(first.getPassword()).isNotEmpty();
        assertThat(create("k", request(null))).isEqualTo(first);
        assertThat(domain.holds(first.getPassword())).isFalse();
    }

    @Test
    void theSameKeyWithAnotherRequestIsAConflict() {
        create("k", request("15550001"));
        conflict(() -> create("k", request("15550002")));
        assertThat(accounts()).isEqualTo(1);
        create("other", request("15550002"));
        assertThat(accounts()).isEqualTo(2);
    }

    @Test
    void theSameKeyForAnotherOperationIsAConflict() {
        create("k", request("15550001"));
        UpdateAccount change = new UpdateAccount().license("demo");
        conflict(() -> update("k", change));
    }

    @Test
    void aRefusalIsNotKept() {
        create("first", request("15550001"));
        assertThatThrownBy(() -> create("k", request("15550001"))).isInstanceOf(Fault.class);
        assertThat(create("k", request("15550002")).getID()).isEqualTo("15550002");
    }

    @Test
    void keysOfTwoLicensesNeverMeet() {
        create("k", request(null));
        assertThatThrownBy(() -> create("k", request(null).license("harbour")))
                .as("the customer is not the reseller's; a replay would have shown its account")
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.kind()).isEqualTo(FaultKind.NOT_FOUND));
    }

    @Test
    void anAnswerIsReplayedForADayAndForgottenLater() {
        int first = create("k", request(null)).getIaccount();
        domain.clock.advance(Duration.ofHours(24).minusSeconds(1));
        assertThat(create("k", request(null)).getIaccount()).isEqualTo(first);
        domain.clock.advance(Duration.ofSeconds(2));
        int second = create("k", request(null)).getIaccount();
        assertThat(second).isNotEqualTo(first);

        domain.clock.advance(Duration.ofHours(26));
        assertThat(domain.write(domain.firstAnswers::forget)).isFalse();
        int left = domain.read(db -> db.sql().fetchCount(FIRST_ANSWER));
        assertThat(left).isZero();
    }

    @Test
    void anAnswerIsReplayedAlsoWhenTheClockIsSetBack() {
        int first = create("k", request(null)).getIaccount();
        domain.clock.step(Duration.ofDays(-400));
        assertThat(create("k", request(null)).getIaccount()).isEqualTo(first);
        assertThat(domain.write(domain.firstAnswers::forget)).isFalse();
        domain.clock.advance(Duration.ofDays(400));
        assertThat(create("k", request(null)).getIaccount()).isEqualTo(first);
    }

    /** As version 0.1.0 stored it at first, of the text that {@code 10.50} came as. */
    @Test
    void anEarlierDigestIsStillRecognized() {
        int first = create("k", request(null)).getIaccount();
        domain.write(tx -> tx.sql()
                .update(FIRST_ANSWER)
                .set(FIRST_ANSWER.DIGEST, domain.firstAnswers.hash(out -> {
                    out.write("CreateAccount\n".getBytes(StandardCharsets.UTF_8));
                    Payloads.sorted(request(null), out);
                }))
                .execute());

        assertThat(create("k", request(null)).getIaccount()).isEqualTo(first);
    }

    @Test
    void aOnewayMessageIsAcceptedOnce() {
        operations.batches.start();
        String first = store("k", request("15550001"));
        assertThat(store("k", request("15550001"))).isEqualTo(first);
        conflict(() -> store("k", request("15550002")));
    }

    @Test
    void anUpdateIsDoneOnce() {
        int iAccount = domain.createAccount(iCustomer, 2, "15550001").iAccount();
        UpdateAccount change = new UpdateAccount()
                .license("demo")
                .accounts(List.of(new PortaAccount().iaccount(iAccount).email("a@example.org")));
        for (int i = 0; i < 2; i++) {
            assertThat(update("k", change).getSuccess()).isTrue();
        }
    }

    @Test
    void aBatchThatBrokeOffGoesOnWithWhatWasNotDone() {
        AtomicIntegerArray done = new AtomicIntegerArray(600);
        assertThatThrownBy(() -> batch("k", "600", done, 300))
                .as("the store broke down in the second group")
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.kind()).isEqualTo(FaultKind.UNAVAILABLE));
        List<ItemResult> results = batch("k", "600", done, -1);
        assertThat(batch("k", "600", done, -1)).isEqualTo(results);

        assertEachDoneOnce(done);
        for (int i = 0; i < 600; i++) {
            assertThat(results.get(i).state()).isEqualTo(i % 7 == 0 ? ItemState.FAILED : ItemState.DONE);
        }
        conflict(() -> batch("k", "another", done, -1));
    }

    @Test
    void twinsOfABatchDoEachItemOnceAndAgreeOnIt() throws Exception {
        AtomicIntegerArray done = new AtomicIntegerArray(600);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<List<ItemResult>>> duplicates = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            duplicates.add(threads.submit(() -> batch("k", "600", done, -1)));
        }
        List<ItemResult> first = duplicates.get(0).get();
        for (Future<List<ItemResult>> duplicate : duplicates) {
            assertThat(duplicate.get()).isEqualTo(first);
        }
        threads.shutdown();
        assertEachDoneOnce(done);
    }

    /** A refused item changes nothing, and may well be tried again. */
    private static void assertEachDoneOnce(AtomicIntegerArray done) {
        for (int i = 0; i < done.length(); i++) {
            if (i % 7 != 0) {
                assertThat(done.get(i)).as("item %d", i).isEqualTo(1);
            }
        }
    }

    /** Items that count what is done; every seventh is refused, and at {@code broken} the store is unavailable. */
    private List<ItemResult> batch(String key, String request, AtomicIntegerArray done, int broken) {
        ReplyItems.Request sent =
                new ReplyItems.Request(domain.operator(), "Test", List.of(request), TestOperations.key(key));
        return operations.replyItems.run(sent, 600, (tx, i) -> {
            if (i == broken) {
                throw Fault.of(FaultKind.UNAVAILABLE, "StoreUnavailable", "test");
            }
            done.incrementAndGet(i);
            if (i % 7 == 0) {
                throw Fault.of(FaultKind.INVALID, "Test", "item", "every seventh");
            }
            return new ItemEffect(i, List.of());
        });
    }

    private CreateAccountResponse create(String key, CreateAccount request) {
        return operations.createAccount.run(Route.NONE, request, TestOperations.key(key));
    }

    private UpdateAccountResponse update(String key, UpdateAccount request) {
        return operations.updateAccount.run(Route.NONE, request, TestOperations.key(key));
    }

    private String store(String key, CreateAccount request) {
        return operations.createAccount.store(Route.NONE, request, TestOperations.key(key));
    }

    private int accounts() {
        return domain.read(db -> db.sql().fetchCount(ACCOUNT));
    }

    private CreateAccount request(String id) {
        return new CreateAccount()
                .license("demo")
                .contentId(7)
                .accountRequest(new AccountRequest()
                        .icustomer(iCustomer)
                        .accountRandomDigitLength(id == null ? 10 : 0)
                        .accountsToCreate(List.of(new AccountInformation().acntId(id)))
                        .defaultValues(new AccountDefaultValues().productId(2)));
    }

    private static void conflict(Runnable request) {
        assertThatThrownBy(request::run).isInstanceOfSatisfying(Fault.class, fault -> {
            assertThat(fault.kind()).isEqualTo(FaultKind.CONFLICT);
            assertThat(fault.code()).isEqualTo("IdempotencyKeyReused");
        });
    }
}
