package org.portaplus.server.licensing;

import static org.portaplus.server.store.schema.Tables.ENVIRONMENT;
import static org.portaplus.server.store.schema.Tables.LICENSE;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.store.Counter;
import org.portaplus.server.store.Keys;
import org.portaplus.server.store.Store;
import org.portaplus.server.store.StoreException;
import org.portaplus.server.store.Tx;
import org.portaplus.server.store.schema.tables.records.LicenseRecord;
import org.portaplus.server.values.Ticker;

/**
 * Knows the Licenses. A text is compared by its keyed hash, so that neither the store nor the time an answer takes tells
 * anything about it. Safe for use by many threads.
 */
public final class Licensing {
    /** How long a License may work on after another instance revoked it. */
    private static final Duration REMEMBERED = Duration.ofSeconds(10);

    private static final int LICENSE_BYTES = 24;
    private static final int MOST_REMEMBERED = 10_000;
    private static final String PURPOSE = "license";
    private static final String KEY_CHECK = "check";

    private final Store store;
    private final Keys keys;
    private final Clock clock;
    private final Ticker ticker;
    private final Guesses guesses;
    private final Consumer<License> seen;
    private final RequestRates rates;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    private record Known(License license, long since) {}

    /** Licenses of a store that nobody guesses at. */
    public Licensing(Store store, Keys keys, Clock clock, Ticker ticker) {
        this(store, keys, clock, ticker, new Guesses(ticker, 0, Duration.ZERO, () -> ""), license -> {});
    }

    /**
     * Licenses of requests.
     *
     * @param clock tells when something was made or revoked
     * @param ticker tells how long something has been known
     * @param guesses slows down those who try Licenses
     * @param seen receives the License of each request
     */
    public Licensing(Store store, Keys keys, Clock clock, Ticker ticker, Guesses guesses, Consumer<License> seen) {
        this.store = store;
        this.keys = keys;
        this.clock = clock;
        this.ticker = ticker;
        this.guesses = guesses;
        this.seen = seen;
        this.rates = new RequestRates(ticker);
    }

    /**
     * Finds the License of a request.
     *
     * @param text as it came with the request; may be null
     * @throws Fault 400 {@code NotEmpty} without a text, 401 {@code InvalidLicense} for an unknown or revoked one, 429 when it
     *     has used up its requests, or too many unknown ones came from its address
     */
    public License authenticate(@Nullable String text) {
        License license = identify(text);
        rates.count(license);
        return license;
    }

    /**
     * Finds the License of a request whose parts are counted each for itself, by {@link #authenticate}.
     *
     * @param text as it came with the request; may be null
     * @throws Fault like {@link #authenticate}, but for the requests that it has used up
     */
    public License identify(@Nullable String text) {
        if (text == null || text.isBlank()) {
            throw Fault.of(FaultKind.INVALID, "NotEmpty", "License", "A License is needed");
        }
        String hash = hash(text);
        Guesses.Try attempt = guesses.of(hash);
        Optional<License> found = find(hash);
        attempt.was(found.isPresent());
        License license = found.orElseThrow(
                () -> Fault.of(FaultKind.UNAUTHORIZED, "InvalidLicense", "License", "This License is not known here"));
        seen.accept(license);
        return license;
    }

    /**
     * Finds the License of a request and makes sure that it is for this request.
     *
     * @param text as it came with the request; may be null
     * @param scope what the request needs
     * @param feature the FeatureName of the request; may be null
     * @throws Fault like {@link #authenticate}; 403 without the scope, or for a feature that the License is not for
     */
    public License admit(@Nullable String text, Scope scope, @Nullable String feature) {
        License license = authenticate(text);
        license.require(scope);
        license.requireFeature(feature);
        return license;
    }

    private Optional<License> find(String hash) {
        long now = ticker.nanos(); // before it is read: it is as old as that
        Known hit = known.get(hash);
        if (hit != null && !ticker.hasPassed(REMEMBERED, hit.since())) {
            return Optional.of(hit.license());
        }
        Optional<License> found = store.read(db -> find(db, hash));
        if (found.isEmpty()) {
            known.remove(hash);
            return found;
        }
        if (known.size() >= MOST_REMEMBERED) {
            known.clear();
        }
        known.put(hash, new Known(found.get(), now));
        return found;
    }

    /** A new License text, which nobody can guess. */
    public static String generate() {
        byte[] bytes = new byte[LICENSE_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** What is stored of a License text. */
    String hash(String text) {
        return keys.hash(PURPOSE, text);
    }

    /** Whether the store has no environment yet. */
    public boolean isNew(Tx db) {
        return !db.sql().fetchExists(ENVIRONMENT);
    }

    /** Whether a store has no environment yet. */
    public static boolean isNew(Store store) {
        return store.read(db -> !db.sql().fetchExists(ENVIRONMENT));
    }

    /**
     * Makes sure that the keys are those which the store was filled with: with others, every License would be unknown and no
     * secret would open.
     *
     * @throws StoreException otherwise
     */
    public void requireFittingKeys() {
        store.read(db -> {
            requireFittingKeys(db, keys);
            return null;
        });
    }

    /**
     * Makes sure that keys are those of a store, which may be of an older program.
     *
     * @throws StoreException when they are not
     */
    public static void requireFittingKeys(Tx db, Keys keys) {
        db.sql()
                .select(ENVIRONMENT.I_ENV, ENVIRONMENT.KEY_CHECK)
                .from(ENVIRONMENT)
                .forEach(environment -> {
                    if (!environment.value2().equals(keys.hash(KEY_CHECK, Integer.toString(environment.value1())))) {
                        throw new StoreException(
                                "The keys do not belong to this store: restore the key file from a backup, or set"
                                        + " porta.keys to the keys in use when the store was made (the lowest number decides)");
                    }
                });
    }

    /** Makes an environment unless it exists. */
    public void createEnvironment(Tx tx, int iEnv, String name) {
        tx.sql()
                .insertInto(ENVIRONMENT)
                .set(ENVIRONMENT.I_ENV, iEnv)
                .set(ENVIRONMENT.NAME, name)
                .set(ENVIRONMENT.KEY_CHECK, keys.hash(KEY_CHECK, Integer.toString(iEnv)))
                .set(ENVIRONMENT.CREATED_AT, clock.instant())
                .onConflictDoNothing()
                .execute();
    }

    /**
     * Makes a License.
     *
     * @param text what callers will send; only its hash is stored
     * @param iReseller limits it to that reseller's customers; null for the operator
     */
    public License create(Tx tx, int iEnv, String text, String label, @Nullable Integer iReseller, Set<Scope> scopes) {
        int iLicense = Counter.LICENSE.next(tx, iEnv);
        tx.sql()
                .insertInto(LICENSE)
                .set(LICENSE.I_ENV, iEnv)
                .set(LICENSE.I_LICENSE, iLicense)
                .set(LICENSE.HASH, hash(text))
                .set(LICENSE.LABEL, label)
                .set(LICENSE.I_RESELLER, iReseller)
                .set(LICENSE.SCOPES, Scope.join(scopes))
                .set(LICENSE.CREATED_AT, clock.instant())
                .execute();
        return new License(iEnv, iLicense, iReseller, scopes);
    }

    /** Ends a License, unless it has ended already; this instance refuses it at once, others within ten seconds. */
    public void revoke(int iEnv, int iLicense) {
        store.write(tx -> tx.sql()
                .update(LICENSE)
                .set(LICENSE.REVOKED_AT, clock.instant())
                .where(LICENSE.I_ENV.eq(iEnv), LICENSE.I_LICENSE.eq(iLicense), LICENSE.REVOKED_AT.isNull())
                .execute());
        known.clear();
    }

    private static Optional<License> find(Tx db, String hash) {
        return db.sql()
                .fetchOptional(LICENSE, LICENSE.HASH.eq(hash).and(LICENSE.REVOKED_AT.isNull()))
                .filter(row -> MessageDigest.isEqual(
                        row.getHash().getBytes(StandardCharsets.US_ASCII), hash.getBytes(StandardCharsets.US_ASCII)))
                .map(Licensing::license);
    }

    private static License license(LicenseRecord row) {
        return new License(
                row.getIEnv(),
                row.getILicense(),
                row.getIReseller(),
                Scope.split(row.getScopes()),
                License.names(row.getFeatures()),
                row.getPerMinute());
    }
}
