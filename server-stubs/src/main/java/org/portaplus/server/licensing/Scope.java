package org.portaplus.server.licensing;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What a License allows. */
public enum Scope {
    /** Reading products, customers and accounts. */
    READ,
    /** Creating and changing. */
    WRITE,
    /** Seeing stored passwords. */
    SECRETS;

    /** The name that is stored and shown. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static String join(Set<Scope> scopes) {
        return scopes.stream().sorted().map(Scope::key).collect(Collectors.joining(","));
    }

    static Set<Scope> split(String text) {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        Arrays.stream(text.split(",", -1))
                .filter(key -> !key.isBlank())
                .forEach(key -> scopes.add(valueOf(key.strip().toUpperCase(Locale.ROOT))));
        return scopes;
    }
}
