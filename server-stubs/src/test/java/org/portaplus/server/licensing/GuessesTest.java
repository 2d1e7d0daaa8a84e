package org.portaplus.server.licensing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.store.TestDomain.SteppingClock;

class GuessesTest {
    private final SteppingClock clock = new SteppingClock();
    private String client = "192.0.2.1";
    private final Guesses guesses = new Guesses(clock.ticker(), 5, Duration.ofSeconds(3), () -> client);

    @Test
    void afterSomeWrongTriesTheNextIsRefusedUnseenAndToldWhenToComeAgain() {
        wrong(5);
        assertThatThrownBy(() -> guesses.of(hash(99))).isInstanceOfSatisfying(Fault.class, fault -> {
            assertThat(fault.kind()).isEqualTo(FaultKind.TOO_MANY);
            assertThat(fault.retryAfter()).hasValue(3);
        });
    }

    @Test
    void triesComeBackOneAtATime() {
        wrong(5);
        clock.advance(Duration.ofSeconds(3));
        guesses.of(hash(99)).was(false);
        refused(100);
        clock.advance(Duration.ofHours(1));
        for (int i = 200; i < 205; i++) {
            guesses.of(hash(i)).was(false);
        }
        refused(205);
    }

    @Test
    void aClockThatIsSetForwardAndBackLocksNobodyOut() {
        clock.step(Duration.ofDays(400));
        wrong(5);
        clock.step(Duration.ofDays(-800));
        refused(99);
        clock.advance(Duration.ofSeconds(3));
        guesses.of(hash(99)).was(false);
        refused(100);
    }

    @Test
    void aLicenseThatWorkedFromAnAddressGoesOnWorking() {
        guesses.of(hash(1000)).was(true);
        wrong(5);
        refused(99);
        assertThatCode(() -> guesses.of(hash(1000)).was(true)).doesNotThrowAnyException();
    }

    @Test
    void manyLicensesThatWorkedFromAnAddressGoOnWorking() {
        for (int i = 1000; i < 1500; i++) {
            guesses.of(hash(i)).was(true);
        }
        wrong(5);
        refused(99);
        for (int i = 1000; i < 1500; i++) {
            guesses.of(hash(i)).was(true);
        }
    }

    @Test
    void aRightTryCostsNothing() {
        for (int i = 0; i < 50; i++) {
            guesses.of(hash(i)).was(true);
        }
    }

    @Test
    void theSameWrongLicenseAgainCostsNothing() {
        for (int i = 0; i < 50; i++) {
            guesses.of(hash(7)).was(false);
        }
        guesses.of(hash(8)).was(true);
    }

    @Test
    void otherAddressesAreNotConcerned() {
        wrong(5);
        client = "192.0.2.2";
        wrong(5);
        refused(99);
    }

    @Test
    void allAddressesOfOneIpv6NetworkAreOne() {
        client = "2001:db8:1:2:3:4:5:6";
        wrong(5);
        client = "2001:db8:1:2:ffff:4:5:6";
        refused(99);
        client = "2001:db8:1:3:3:4:5:6";
        wrong(5);
    }

    @Test
    void triesAtTheSameTimeAreCountedBeforeTheyAreJudged() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(32);
        List<Future<Boolean>> tries = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            String hash = hash(i);
            tries.add(threads.submit(() -> admitted(hash)));
        }
        int admitted = 0;
        for (Future<Boolean> one : tries) {
            admitted += one.get() ? 1 : 0;
        }
        threads.shutdown();
        assertThat(admitted).isEqualTo(5);
    }

    private boolean admitted(String hash) {
        try {
            Guesses.Try unused = guesses.of(hash);
            return true;
        } catch (Fault refused) {
            return false;
        }
    }

    private void wrong(int tries) {
        for (int i = 0; i < tries; i++) {
            guesses.of(hash(i)).was(false);
        }
    }

    private void refused(int license) {
        assertThatThrownBy(() -> guesses.of(hash(license))).isInstanceOf(Fault.class);
    }

    private static String hash(int license) {
        return "%064x".formatted(license).replaceFirst("^(.{48})(.{16})$", "$2$1");
    }
}
