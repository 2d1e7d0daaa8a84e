package org.portaplus.server.accounts;

import static org.portaplus.server.values.Unset.text;

import java.security.SecureRandom;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.portaplus.server.accounts.rows.AccountRows;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.store.Tx;

/**
 * Keeps ids and logins unique in an environment, over accounts and aliases, and makes new ids. Safe for
 * use by many threads. Sources: DOM-001, DOM-003, DOM-033.
 */
final class AccountIds {
    private static final int MOST_TRIES = 200;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final AccountRows rows;

    AccountIds(AccountRows rows) {
        this.rows = rows;
    }

    /**
     * Makes sure that no account or alias has an id.
     *
     * @throws Fault 409 otherwise
     */
    void requireFree(Tx tx, int iEnv, String id, String field) {
        if (rows.hasId(tx, iEnv, id)) {
            throw taken(field);
        }
    }

    static Fault taken(String field) {
        return Fault.of(
                FaultKind.CONFLICT,
                "Server.Account.duplicate_id",
                field,
                "An account or alias of this environment has this id");
    }

    /**
     * Makes sure that no account has a web login.
     *
     * @throws Fault 409 otherwise
     */
    void requireFreeLogin(Tx tx, int iEnv, String login, String field) {
        if (rows.hasLogin(tx, iEnv, login)) {
            throw Fault.of(
                    FaultKind.CONFLICT,
                    "Server.Account.duplicate_login",
                    field,
                    "An account of this environment has this web login");
        }
    }

    /** How ids are made: a prefix and random digits. */
    record Made(@Nullable String prefix, int digits) {
        private String next() {
            StringBuilder id = new StringBuilder(text(prefix));
            for (int digit = 0; digit < digits; digit++) {
                id.append((char) ('0' + RANDOM.nextInt(10)));
            }
            return id.toString();
        }
    }

    /** Those of some names that are an id or a web login in the environment. */
    Set<String> taken(Tx tx, int iEnv, List<String> names) {
        return rows.taken(tx, iEnv, names);
    }

    /**
     * Makes ids that are free, and which nobody can guess from earlier ones.
     *
     * @param reserved ids that are about to be used
     * @throws Fault 409 when so many are taken that a bounded number of tries finds none
     */
    List<String> generate(Tx tx, int iEnv, Made made, int count, Set<String> reserved) {
        Set<String> found = new LinkedHashSet<>();
        for (int i = 0; i < MOST_TRIES && found.size() < count; i++) {
            Set<String> candidates = new LinkedHashSet<>();
            for (int missing = found.size(); missing < count; missing++) {
                candidates.add(made.next());
            }
            candidates.removeAll(found);
            candidates.removeAll(reserved);
            candidates.removeAll(rows.taken(tx, iEnv, List.copyOf(candidates)));
            found.addAll(candidates);
        }
        if (found.size() == count) {
            return List.copyOf(found);
        }
        throw Fault.of(
                FaultKind.CONFLICT,
                "Server.Account.duplicate_id",
                "AccountRandomDigitLength",
                "No free id was found in " + MOST_TRIES + " tries; use more random digits or another prefix");
    }
}
