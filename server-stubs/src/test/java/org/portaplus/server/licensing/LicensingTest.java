package org.portaplus.server.licensing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.portaplus.server.store.schema.Tables.LICENSE;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.store.Keys;
import org.portaplus.server.store.OnEveryStore;
import org.portaplus.server.store.StoreException;
import org.portaplus.server.store.TestDomain;

@OnEveryStore
class LicensingTest {
    private TestDomain domain;

    @Test
    void aKnownLicenseHasItsEnvironmentResellerAndScopes() {
        License license = domain.licensing.authenticate("harbour");
        assertThat(license.iEnv()).isEqualTo(TestDomain.ENV);
        assertThat(license.iReseller()).isEqualTo(TestDomain.RESELLER);
        assertThat(license.scopes()).isEqualTo(EnumSet.allOf(Scope.class));
    }

    @Test
    void withoutALicenseTheMemberIsNamed() {
        assertThatThrownBy(() -> domain.licensing.authenticate(null)).isInstanceOfSatisfying(Fault.class, fault -> {
            assertThat(fault.kind()).isEqualTo(FaultKind.INVALID);
            assertThat(fault.code()).isEqualTo("NotEmpty");
            assertThat(fault.fields().get(0).field()).isEqualTo("License");
        });
    }

    @Test
    void anUnknownLicenseIsRefusedWithoutBeingRepeated() {
        assertThatThrownBy(() -> domain.licensing.authenticate("guessed"))
                .isInstanceOfSatisfying(Fault.class, fault -> {
                    assertThat(fault.kind()).isEqualTo(FaultKind.UNAUTHORIZED);
                    assertThat(fault.code()).isEqualTo("InvalidLicense");
                    assertThat(fault.getMessage()).doesNotContain("guessed");
                });
    }

    @Test
    void aRevokedLicenseIsRefusedAtOnce() {
        License license = domain.licensing.authenticate("harbour");
        domain.licensing.revoke(license.iEnv(), license.iLicense());
        assertThatThrownBy(() -> domain.licensing.authenticate("harbour")).isInstanceOf(Fault.class);
    }

    @Test
    void anotherInstanceRefusesARevokedLicenseWithinTenSeconds() {
        Licensing other = new Licensing(domain.store, domain.keys, domain.clock, domain.clock.ticker());
        License license = other.authenticate("harbour");
        domain.clock.advance(Duration.ofSeconds(1));
        domain.licensing.revoke(license.iEnv(), license.iLicense());
        assertThat(other.authenticate("harbour").iLicense()).isEqualTo(license.iLicense());
        domain.clock.advance(Duration.ofSeconds(9));
        assertThatThrownBy(() -> other.authenticate("harbour")).isInstanceOf(Fault.class);
    }

    /** Whichever way the clock is set in between. */
    @ParameterizedTest
    @ValueSource(longs = {-2, 2})
    void aClockThatIsSetKeepsNoRevokedLicenseWorking(long hours) {
        Licensing other = new Licensing(domain.store, domain.keys, domain.clock, domain.clock.ticker());
        License license = other.authenticate("harbour");
        domain.licensing.revoke(license.iEnv(), license.iLicense());
        domain.clock.step(Duration.ofHours(hours));
        domain.clock.advance(Duration.ofSeconds(10));
        assertThatThrownBy(() -> other.authenticate("harbour")).isInstanceOf(Fault.class);
    }

    @Test
    void theTimeOfRevocationIsThatOfTheFirst() {
        License license = domain.licensing.authenticate("harbour");
        Instant first = domain.clock.instant();
        domain.licensing.revoke(license.iEnv(), license.iLicense());
        domain.clock.advance(Duration.ofDays(1));
        domain.licensing.revoke(license.iEnv(), license.iLicense());
        Instant revoked = domain.read(db -> db.sql()
                .fetchSingle(LICENSE, LICENSE.I_LICENSE.eq(license.iLicense()))
                .getRevokedAt());
        assertThat(revoked).isEqualTo(first);
    }

    @Test
    void aMissingScopeIsForbidden() {
        License reader = domain.write(
                tx -> domain.licensing.create(tx, TestDomain.ENV, "reader-1", "reader", null, Set.of(Scope.READ)));
        assertThatThrownBy(() -> reader.require(Scope.WRITE))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.kind()).isEqualTo(FaultKind.FORBIDDEN));
    }

    @Test
    void keysOfAnotherStoreAreNoticed() {
        domain.licensing.requireFittingKeys();
        Keys others = Keys.inFile(domain.dir.resolve("other-keys"), true);
        Licensing withOthers = new Licensing(domain.store, others, domain.clock, domain.clock.ticker());
        assertThatThrownBy(withOthers::requireFittingKeys)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("key file");
    }

    @Test
    void theStoreHoldsNoLicenseText() throws Exception {
        domain.write(tx ->
                domain.licensing.create(tx, TestDomain.ENV, "very-secret-license", "x", null, Set.of(Scope.READ)));
        assertThat(domain.holds("very-secret-license")).isFalse();
    }
}
