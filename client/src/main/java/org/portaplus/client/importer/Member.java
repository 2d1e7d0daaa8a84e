package org.portaplus.client.importer;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A member of a batch's item that a cell can fill, as the contract states it. Immutable.
 *
 * @param path names from the item down; a list's name ends in {@code []}, the name {@code *} stands for any name
 * @param maxLength of a text; null: no limit
 * @param minimum of a number; null: no limit
 * @param maximum of a number; null: no limit
 * @param knownValues of an enumeration; empty for others
 * @param description of the contract
 */
record Member(
        List<String> path,
        Kind kind,
        @Nullable Integer maxLength,
        @Nullable BigDecimal minimum,
        @Nullable BigDecimal maximum,
        List<String> knownValues,
        String description) {

    /** The form of a cell of a member. */
    enum Kind {
        TEXT("text"),
        INTEGER("whole number"),
        DECIMAL("number"),
        BOOLEAN("true or false"),
        TEXTS("texts, separated by |");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /** The list whose entries are rows of a sheet, and not columns. */
    static final String ACCOUNTS = "AccountsToCreate[]";

    Member {
        path = List.copyOf(path);
        knownValues = List.copyOf(knownValues);
    }

    /** Whether each row of a customer has its own value: a member of an account, and not of the customer. */
    boolean isOfAccount() {
        return path.contains(ACCOUNTS);
    }

    /** Whether a value of it must not be shown. */
    boolean isSecret() {
        return path.get(path.size() - 1).toLowerCase(Locale.ROOT).contains("password");
    }

    /** The path as the documentation writes it. */
    String name() {
        return String.join(".", path);
    }
}
