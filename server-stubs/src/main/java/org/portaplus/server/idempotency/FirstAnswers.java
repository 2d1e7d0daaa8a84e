package org.portaplus.server.idempotency;

import static org.portaplus.server.store.FixedQuery.open;
import static org.portaplus.server.store.schema.Tables.FIRST_ANSWER;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.licensing.License;
import org.portaplus.server.store.EncryptedColumn;
import org.portaplus.server.store.FixedChange;
import org.portaplus.server.store.FixedQuery;
import org.portaplus.server.store.Keys;
import org.portaplus.server.store.Row;
import org.portaplus.server.store.Secrets;
import org.portaplus.server.store.Tx;
import org.portaplus.server.store.schema.tables.records.FirstAnswerRecord;

/**
 * Stores the first answer to a request with an Idempotency-Key in the transaction that executes it: either both exist
 * or neither. A row is claimed before the work begins, so that a duplicate request waits for the transaction of the
 * first, and then finds its answer. Answers are encrypted; only keyed hashes of keys and requests are stored. Safe for
 * use by many threads. Source: decision 6.
 */
public final class FirstAnswers {
    /** Beyond the time of keeping, so that nothing is deleted under a request that still relies on it. */
    private static final Duration GRACE = Duration.ofHours(1);

    private static final int FORGOTTEN_AT_ONCE = 500;

    private static final FixedChange ROWS = FixedChange.insert(
            FIRST_ANSWER,
            FIRST_ANSWER.I_ENV,
            FIRST_ANSWER.I_LICENSE,
            FIRST_ANSWER.KEY_HASH,
            FIRST_ANSWER.PLACE,
            FIRST_ANSWER.DIGEST,
            FIRST_ANSWER.FIRST_AT);

    private static final FixedQuery AT =
            FixedQuery.of(() -> DSL.select(FIRST_ANSWER.FIRST_AT, FIRST_ANSWER.DIGEST, FIRST_ANSWER.ANSWER)
                    .from(FIRST_ANSWER)
                    .where(at()));

    private static final FixedChange KEEP = FixedChange.of(() -> DSL.update(FIRST_ANSWER)
            .set(FIRST_ANSWER.ANSWER, open(FIRST_ANSWER.ANSWER))
            .where(at()));

    private static final FixedChange DELETE =
            FixedChange.of(() -> DSL.deleteFrom(FIRST_ANSWER).where(at()));

    private static final FixedChange DELETE_OF_KEY =
            FixedChange.of(() -> DSL.deleteFrom(FIRST_ANSWER).where(ofKey()));

    private static Condition at() {
        return ofKey().and(FIRST_ANSWER.PLACE.eq(open(FIRST_ANSWER.PLACE)));
    }

    private static Condition ofKey() {
        return FIRST_ANSWER
                .I_ENV
                .eq(open(FIRST_ANSWER.I_ENV))
                .and(FIRST_ANSWER.I_LICENSE.eq(open(FIRST_ANSWER.I_LICENSE)))
                .and(FIRST_ANSWER.KEY_HASH.eq(open(FIRST_ANSWER.KEY_HASH)));
    }

    /** What is stored of a first answer; null while it is not known. */
    private record First(
            Instant at, String digest, @Nullable String answer) {
        static First of(Row row) {
            return new First(
                    row.get(FIRST_ANSWER.FIRST_AT), row.get(FIRST_ANSWER.DIGEST), row.get(FIRST_ANSWER.ANSWER));
        }

        @Override
        public String toString() {
            return "First";
        }
    }

    private final Keys keys;
    private final Secrets secrets;
    private final Clock clock;
    private final Duration kept;

    /** @param kept how long a first answer is replayed */
    public FirstAnswers(Keys keys, Secrets secrets, Clock clock, Duration kept) {
        this.keys = keys;
        this.secrets = secrets;
        this.clock = clock;
        this.kept = kept;
    }

    /**
     * The row key of a request, or of a part of it.
     *
     * @param key the Idempotency-Key as it was sent
     * @param part empty for the whole request
     */
    public Place place(License license, String key, String part) {
        return Place.of(license, keys.hash("idempotency-key", key), part);
    }

    /** A keyed hash by which a request is recognized, and from which nothing of it can be learnt. */
    public String hash(Keys.Text request) {
        return keys.hash("idempotency-request", request);
    }

    /**
     * Claims a row for the current transaction, unless it exists.
     *
     * @param digest of the request
     * @return the first answer; empty when the caller has to do the work, and then to {@link #keep} its answer
     * @throws Fault 409 when the key was used with another request
     */
    public Optional<String> claim(Tx tx, Place place, Digest digest) {
        Optional<First> first = AT.first(tx, First::of, at(place));
        if (first.isPresent() && first.get().at().isAfter(clock.instant().minus(kept))) {
            if (!digest.isOf(first.get().digest())) {
                throw Fault.of(
                        FaultKind.CONFLICT,
                        "IdempotencyKeyReused",
                        "Idempotency-Key",
                        "This Idempotency-Key came with another request before; a new request needs a new key");
            }
            return Optional.ofNullable(first.get().answer())
                    .map(answer -> secrets.decrypt(answer, place.associatedData()));
        }
        deleteOutdated(tx, place);
        int unused = ROWS.make(
                tx, place.iEnv(), place.iLicense(), place.keyHash(), place.part(), digest.current(), clock.instant());
        return Optional.empty();
    }

    /** What a new claim replaces: with a whole request go all its parts. */
    private static void deleteOutdated(Tx tx, Place place) {
        int unused = place.isWhole()
                ? DELETE_OF_KEY.make(tx, place.iEnv(), place.iLicense(), place.keyHash())
                : DELETE.make(tx, at(place));
    }

    /** Whether a request came with this key before, as far as is known yet. */
    public boolean isKnown(Tx db, Place place) {
        return AT.first(db, First::of, at(place))
                .filter(first -> first.at().isAfter(clock.instant().minus(kept)))
                .isPresent();
    }

    /** Keeps the answer at a place that this transaction has claimed. */
    public void keep(Tx tx, Place place, String answer) {
        int unused = KEEP.make(
                tx,
                secrets.encrypt(answer, place.associatedData()),
                place.iEnv(),
                place.iLicense(),
                place.keyHash(),
                place.part());
    }

    /**
     * Deletes some of the answers that are no longer replayed.
     *
     * @return whether there may be more
     */
    public boolean forget(Tx tx) {
        Instant limit = clock.instant().minus(kept).minus(GRACE);
        int deleted = 0;
        for (FirstAnswerRecord old : tx.sql()
                .selectFrom(FIRST_ANSWER)
                .where(FIRST_ANSWER.FIRST_AT.lt(limit))
                .orderBy(FIRST_ANSWER.FIRST_AT)
                .limit(FORGOTTEN_AT_ONCE)
                .fetch()) {
            deleted += DELETE.make(tx, at(place(old)));
        }
        return deleted == FORGOTTEN_AT_ONCE;
    }

    /** The encrypted columns of answers. */
    public static List<EncryptedColumn<?>> encrypted() {
        return List.of(new EncryptedColumn<>(
                FIRST_ANSWER, FIRST_ANSWER.ANSWER, row -> place(row).associatedData()));
    }

    private static Place place(FirstAnswerRecord row) {
        return new Place(row.getIEnv(), row.getILicense(), row.getKeyHash(), row.getPlace());
    }

    private static Object[] at(Place place) {
        return new Object[] {place.iEnv(), place.iLicense(), place.keyHash(), place.part()};
    }
}
