package org.portaplus.server.licensing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.store.TestDomain.SteppingClock;

class RequestRatesTest {
    private final SteppingClock clock = new SteppingClock();
    private final RequestRates rates = new RequestRates(clock.ticker());
    private final License limited = license(1, 60);

    @Test
    void aLicenseMaySendItsRequestsAndThenOneEachTimeOneIsRefilled() {
        count(limited, 60);
        refused(limited, 1);
        clock.advance(Duration.ofSeconds(1));
        count(limited, 1);
        refused(limited, 1);
        clock.advance(Duration.ofMinutes(10));
        count(limited, 60);
        refused(limited, 1);
    }

    @Test
    void aSlowLimitTellsHowLongToWait() {
        License slow = license(2, 2);
        count(slow, 2);
        refused(slow, 30);
        clock.advance(Duration.ofSeconds(12));
        refused(slow, 18);
    }

    @Test
    void licensesDoNotShareAndOthersAreNotCounted() {
        count(limited, 60);
        count(license(3, 60), 60);
        count(license(4, null), 10_000);
    }

    private void count(License license, int requests) {
        for (int i = 0; i < requests; i++) {
            rates.count(license);
        }
    }

    private void refused(License license, int seconds) {
        assertThatThrownBy(() -> rates.count(license)).isInstanceOfSatisfying(Fault.class, fault -> {
            assertThat(fault.kind()).isEqualTo(FaultKind.TOO_MANY);
            assertThat(fault.retryAfter()).hasValue(seconds);
        });
    }

    private static License license(int number, Integer perMinute) {
        return new License(1, number, null, Set.of(Scope.READ), Set.of(), perMinute);
    }
}
