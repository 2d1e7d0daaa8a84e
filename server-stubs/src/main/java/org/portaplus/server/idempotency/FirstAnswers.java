package org.portaplus.server.idempotency;

import static org.portaplus.server.store.schema.Tables.FIRST_ANSWER;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.licensing.License;
import org.portaplus.server.store.EncryptedColumn;
import org.portaplus.server.store.Keys;
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
        FirstAnswerRecord first = tx.sql().fetchOne(FIRST_ANSWER, at(place));
        if (first != null && first.getFirstAt().isAfter(clock.instant().minus(kept))) {
            if (!digest.isOf(first.getDigest())) {
                throw Fault.of(
                        FaultKind.CONFLICT,
                        "IdempotencyKeyReused",
                        "Idempotency-Key",
                        "This Idempotency-Key came with another request before; a new request needs a new key");
            }
            return Optional.ofNullable(first.getAnswer())
                    .map(answer -> secrets.decrypt(answer, place.associatedData()));
        }
        tx.sql().deleteFrom(FIRST_ANSWER).where(outdated(place)).execute();
        tx.sql()
                .insertInto(FIRST_ANSWER)
                .set(FIRST_ANSWER.I_ENV, place.iEnv())
                .set(FIRST_ANSWER.I_LICENSE, place.iLicense())
                .set(FIRST_ANSWER.KEY_HASH, place.keyHash())
                .set(FIRST_ANSWER.PLACE, place.part())
                .set(FIRST_ANSWER.DIGEST, digest.current())
                .set(FIRST_ANSWER.FIRST_AT, clock.instant())
                .execute();
        return Optional.empty();
    }

    /** Whether a request came with this key before, as far as is known yet. */
    public boolean isKnown(Tx db, Place place) {
        return db.sql()
                .fetchExists(
                        FIRST_ANSWER,
                        at(place).and(FIRST_ANSWER.FIRST_AT.gt(clock.instant().minus(kept))));
    }

    /** Keeps the answer at a place that this transaction has claimed. */
    public void keep(Tx tx, Place place, String answer) {
        tx.sql()
                .update(FIRST_ANSWER)
                .set(FIRST_ANSWER.ANSWER, secrets.encrypt(answer, place.associatedData()))
                .where(at(place))
                .execute();
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
            deleted += tx.sql().deleteFrom(FIRST_ANSWER).where(at(place(old))).execute();
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

    /** What a new claim replaces: with a whole request go all its parts. */
    private static Condition outdated(Place place) {
        return place.isWhole() ? ofKey(place) : at(place);
    }

    private static Condition at(Place place) {
        return ofKey(place).and(FIRST_ANSWER.PLACE.eq(place.part()));
    }

    private static Condition ofKey(Place place) {
        return FIRST_ANSWER
                .I_ENV
                .eq(place.iEnv())
                .and(FIRST_ANSWER.I_LICENSE.eq(place.iLicense()))
                .and(FIRST_ANSWER.KEY_HASH.eq(place.keyHash()));
    }
}
