package org.portaplus.server.licensing;

import static org.jooq.impl.DSL.max;
import static org.portaplus.server.store.schema.Tables.ENVIRONMENT;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jooq.Condition;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.store.Tx;
import org.portaplus.server.store.schema.tables.records.EnvironmentRecord;

/**
 * The environments of a store, as their keeper sees them: made and listed. None ends. Safe for use by many threads. Source:
 * docs/operations.md#environments.
 */
public final class Environments {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,63}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private final Licensing licensing;

    public Environments(Licensing licensing) {
        this.licensing = licensing;
    }

    /**
     * What is known of an environment. Immutable.
     *
     * @param iEnv its number, as answers and logs have it
     */
    public record Entry(int iEnv, String name, Instant created) {}

    /** Whether a text can name an environment, and is no number of one: 1 to 64 of a-z, 0-9 and -, a letter first. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /**
     * Makes an environment, without products and Licenses.
     *
     * @param name see {@link #isName}
     * @return its number, the next one
     * @throws Fault 409 when there is one of this name
     */
    public int create(Tx tx, String name) {
        if (tx.sql().fetchExists(ENVIRONMENT, ENVIRONMENT.NAME.eq(name))) {
            throw Fault.of(
                    FaultKind.CONFLICT,
                    "AlreadyExists",
                    "name",
                    "There is an environment `" + name + "` already; `environment list` shows all");
        }
        int iEnv = Optional.ofNullable(tx.sql()
                                .select(max(ENVIRONMENT.I_ENV))
                                .from(ENVIRONMENT)
                                .fetchSingle()
                                .value1())
                        .orElse(0)
                + 1;
        // Two at the same moment take the same number; the second then runs again, and finds the first.
        licensing.createEnvironment(tx, iEnv, name);
        return iEnv;
    }

    /** All environments, in the order in which they were made. */
    public List<Entry> list(Tx db) {
        return db.sql().selectFrom(ENVIRONMENT).orderBy(ENVIRONMENT.I_ENV).fetch(Environments::entry);
    }

    /**
     * The environment of a name or a number.
     *
     * @throws Fault 404 when there is none
     */
    public Entry find(Tx db, String nameOrNumber) {
        Condition which = NUMBER.matcher(nameOrNumber).matches()
                ? ENVIRONMENT.I_ENV.eq(Integer.parseInt(nameOrNumber))
                : ENVIRONMENT.NAME.eq(nameOrNumber);
        return db.sql()
                .fetchOptional(ENVIRONMENT, which)
                .map(Environments::entry)
                .orElseThrow(() -> Fault.of(
                        FaultKind.NOT_FOUND,
                        "NotFound",
                        "environment",
                        "There is no environment `" + nameOrNumber + "`; `environment list` shows all"));
    }

    private static Entry entry(EnvironmentRecord row) {
        return new Entry(row.getIEnv(), row.getName(), row.getCreatedAt());
    }
}
