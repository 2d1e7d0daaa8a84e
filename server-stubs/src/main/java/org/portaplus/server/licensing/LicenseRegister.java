package org.portaplus.server.licensing;

import static org.portaplus.server.store.schema.Tables.CUSTOMER;
import static org.portaplus.server.store.schema.Tables.LICENSE;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.store.Tx;
import org.portaplus.server.store.schema.tables.records.LicenseRecord;

/**
 * The Licenses as their keeper sees them: made, listed and revoked, but never read, for only their hashes are stored. Safe
 * for use by many threads. Source: docs/architecture.md#licenses-and-commands.
 */
public final class LicenseRegister {
    private static final int RESELLER = 2;

    private final Licensing licensing;

    public LicenseRegister(Licensing licensing) {
        this.licensing = licensing;
    }

    /**
     * What is known of a License. Immutable.
     *
     * @param note what its keeper wrote down
     * @param iReseller whose customers it is limited to; null for the operator
     * @param features the feature names it is for; empty for all
     * @param perMinute requests in a minute; null for any number
     * @param revoked null while it is valid
     */
    @RecordBuilder
    public record Entry(
            int iEnv,
            int iLicense,
            String note,
            @Nullable Integer iReseller,
            Set<Scope> scopes,
            Set<String> features,
            @Nullable Integer perMinute,
            Instant created,
            @Nullable Instant revoked) {
        public Entry {
            scopes = Set.copyOf(scopes);
            features = Set.copyOf(features);
        }
    }

    /**
     * Makes a License that nobody can guess.
     *
     * @param wanted its number and its times do not matter
     * @return its text, which cannot be read again
     * @throws Fault 404 when there is no such reseller in its environment
     */
    public String create(Tx tx, Entry wanted) {
        requireReseller(tx, wanted);
        String text = Licensing.generate();
        License made = licensing.create(tx, wanted.iEnv(), text, wanted.note(), wanted.iReseller(), wanted.scopes());
        tx.sql()
                .update(LICENSE)
                .set(LICENSE.FEATURES, wanted.features().isEmpty() ? null : String.join(",", wanted.features()))
                .set(LICENSE.PER_MINUTE, wanted.perMinute())
                .where(LICENSE.I_ENV.eq(made.iEnv()), LICENSE.I_LICENSE.eq(made.iLicense()))
                .execute();
        return text;
    }

    /** All Licenses, in the order in which they were made. */
    public List<Entry> list(Tx db) {
        return db.sql()
                .selectFrom(LICENSE)
                .orderBy(LICENSE.I_ENV, LICENSE.I_LICENSE)
                .fetch(LicenseRegister::entry);
    }

    /** The License of a text, also when it was revoked. */
    public Optional<Entry> find(Tx db, String text) {
        return db.sql()
                .fetchOptional(LICENSE, LICENSE.HASH.eq(licensing.hash(text)))
                .map(LicenseRegister::entry);
    }

    /** The License of a number, also when it was revoked. */
    public Optional<Entry> find(Tx db, int iEnv, int iLicense) {
        return db.sql()
                .fetchOptional(LICENSE, LICENSE.I_ENV.eq(iEnv).and(LICENSE.I_LICENSE.eq(iLicense)))
                .map(LicenseRegister::entry);
    }

    private static void requireReseller(Tx tx, Entry wanted) {
        boolean known = wanted.iReseller() == null
                || tx.sql()
                        .fetchExists(
                                CUSTOMER,
                                CUSTOMER.I_ENV
                                        .eq(wanted.iEnv())
                                        .and(CUSTOMER.I_CUSTOMER.eq(wanted.iReseller()))
                                        .and(CUSTOMER.I_CUSTOMER_TYPE.eq(RESELLER)));
        if (!known) {
            throw Fault.of(
                    FaultKind.NOT_FOUND,
                    "Server.Customer.reseller_not_found",
                    "reseller",
                    "There is no reseller " + wanted.iReseller() + " in environment " + wanted.iEnv());
        }
    }

    private static Entry entry(LicenseRecord row) {
        return LicenseRegisterEntryBuilder.builder()
                .iEnv(row.getIEnv())
                .iLicense(row.getILicense())
                .note(row.getLabel())
                .iReseller(row.getIReseller())
                .scopes(Scope.split(row.getScopes()))
                .features(License.names(row.getFeatures()))
                .perMinute(row.getPerMinute())
                .created(row.getCreatedAt())
                .revoked(row.getRevokedAt())
                .build();
    }
}
