package org.portaplus.server.licensing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.licensing.LicenseRegister.Entry;
import org.portaplus.server.store.OnEveryStore;
import org.portaplus.server.store.TestDomain;

/** Licenses with limits, as the register makes them and the server checks them. */
@OnEveryStore
class LimitedLicenseTest {
    private TestDomain domain;
    private Licensing licensing;
    private LicenseRegister register;

    @BeforeEach
    void open() {
        Guesses guesses = new Guesses(domain.clock.ticker(), 3, Duration.ofSeconds(3), () -> "192.0.2.1");
        licensing =
                new Licensing(domain.store, domain.keys, domain.clock, domain.clock.ticker(), guesses, license -> {});
        register = new LicenseRegister(licensing);
    }

    @Test
    void aNewLicenseWorksAndStandsInNoFile() throws Exception {
        String text = create(TestDomain.RESELLER, Set.of("Billing"), 100);
        License license = licensing.authenticate(text);
        assertThat(license.iReseller()).isEqualTo(TestDomain.RESELLER);
        assertThat(license.scopes()).containsExactly(Scope.READ);
        assertThat(license.perMinute()).isEqualTo(100);
        assertThat(domain.holds(text)).isFalse();
        assertThat(domain.readOne(db -> register.find(db, text)))
                .get()
                .extracting(Entry::note)
                .isEqualTo("test");
    }

    @Test
    void moreRequestsThanTheLimitAreRefusedUntilLater() {
        String text = create(null, Set.of(), 2);
        licensing.authenticate(text);
        licensing.authenticate(text);
        refused(FaultKind.TOO_MANY, text);
        domain.clock.advance(Duration.ofSeconds(30));
        licensing.authenticate(text);
        refused(FaultKind.TOO_MANY, text);
    }

    @Test
    void whoGuessesIsSlowedDownButNotWhatWorkedFromTheSameAddress() {
        licensing.authenticate("demo");
        refused(FaultKind.UNAUTHORIZED, "guess 1");
        refused(FaultKind.UNAUTHORIZED, "guess 2");
        refused(FaultKind.UNAUTHORIZED, "guess 3");
        refused(FaultKind.TOO_MANY, "guess 4");
        refused(FaultKind.UNAUTHORIZED, "guess 3");
        assertThatCode(() -> licensing.authenticate("demo")).doesNotThrowAnyException();
        refused(FaultKind.TOO_MANY, "harbour");
        domain.clock.advance(Duration.ofSeconds(3));
        assertThatCode(() -> licensing.authenticate("harbour")).doesNotThrowAnyException();
    }

    @Test
    void aLicenseIsForItsFeaturesOnly() {
        License license = licensing.authenticate(create(null, Set.of("Billing", "Support"), null));
        license.requireFeature("Support");
        license.requireFeature("");
        license.requireFeature(null);
        assertThatThrownBy(() -> license.requireFeature("Sales"))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.kind()).isEqualTo(FaultKind.FORBIDDEN));
        licensing.authenticate("demo").requireFeature("Sales");
    }

    @Test
    void anUnknownResellerIsRefused() {
        assertThatThrownBy(() -> create(4711, Set.of(), null)).hasMessageContaining("reseller 4711");
    }

    private String create(Integer iReseller, Set<String> features, Integer perMinute) {
        Entry wanted = LicenseRegisterEntryBuilder.builder()
                .iEnv(TestDomain.ENV)
                .note("test")
                .iReseller(iReseller)
                .scopes(Set.of(Scope.READ))
                .features(features)
                .perMinute(perMinute)
                .build();
        return domain.write(tx -> register.create(tx, wanted));
    }

    private void refused(FaultKind kind, String text) {
        assertThatThrownBy(() -> licensing.authenticate(text))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.kind()).isEqualTo(kind));
    }
}
