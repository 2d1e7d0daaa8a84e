package org.portaplus.server.store;

import org.jooq.Condition;
import org.jooq.Field;

/** Search texts of requests as conditions. Stateless. */
public final class SearchText {
    private SearchText() {}

    /**
     * Matches a column: contained, or a pattern of {@code %} and {@code _}; the letters A to Z match without regard to case,
     * others where the locale of a PostgreSQL database has it so.
     */
    public static Condition in(Field<String> column, String text) {
        // Nothing escapes a sign of the pattern; left alone, PostgreSQL would take the backslash for that.
        return text.contains("%") || text.contains("_")
                ? column.likeIgnoreCase(text.replace("\\", "\\\\"), '\\')
                : column.containsIgnoreCase(text);
    }
}
