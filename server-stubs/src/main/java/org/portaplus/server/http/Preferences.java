package org.portaplus.server.http;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the header Prefer says (RFC 7240). Immutable.
 *
 * @param strict unknown members are refused ({@code handling=strict})
 * @param respondAsync the client would rather not wait
 */
public record Preferences(boolean strict, boolean respondAsync) {
    /** No preference. */
    public static final Preferences NONE = new Preferences(false, false);

    /** Reads the header; a value may be quoted (RFC 7240 2). */
    public static Preferences of(List<String> headers) {
        if (headers.isEmpty()) {
            return NONE;
        }
        String all = String.join(",", headers)
                .toLowerCase(Locale.ROOT)
                .replace(" ", "")
                .replace("\"", "");
        List<String> preferences = List.of(all.split("[,;]", -1));
        // Of two that contradict each other the first counts (RFC 7240 2).
        Optional<String> handling = preferences.stream()
                .filter(preference -> preference.startsWith("handling="))
                .findFirst();
        return new Preferences(
                handling.filter("handling=strict"::equals).isPresent(), preferences.contains("respond-async"));
    }
}
