package org.portaplus.server.customers;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What makes a password acceptable, and how new ones are made. Sources: DOM-007, DOM-008. */
public final class Passwords {
    private static final int SHORTEST = 6;
    private static final int LONGEST = 32;
    private static final int GENERATED = 12;

    /** A shorter login is in many passwords by chance. */
    private static final int SHORTEST_LOGIN_TO_AVOID = 4;

    /** Without letters and digits that are easily mistaken for one another. */
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ";

    private static final String DIGITS = "23456789";
    private static final String ALPHABET = LETTERS + DIGITS;

    /** Bytes below it give each character equally often. */
    private static final int EVEN = 256 - 256 % ALPHABET.length();

    private static final Set<String> GUESSABLE =
            Set.of("password", "passw0rd", "qwerty", "abc123", "letmein", "welcome", "admin");
    private static final SecureRandom RANDOM = new SecureRandom();

    private Passwords() {}

    /**
     * Says what is wrong with a password.
     *
     * @param login must not be part of the password; may be null
     * @return a message that does not contain the password; empty when it is acceptable
     */
    public static Optional<String> objection(String password, @Nullable String login) {
        if (password.length() < SHORTEST || password.length() > LONGEST) {
            return Optional.of("A password has " + SHORTEST + " to " + LONGEST + " characters");
        }
        boolean letter = password.chars().anyMatch(c -> (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'));
        boolean digit = password.chars().anyMatch(c -> c >= '0' && c <= '9');
        if (!letter || !digit) {
            return Optional.of("A password has Latin letters and digits");
        }
        String lower = password.toLowerCase(Locale.ROOT);
        if (login != null
                && login.length() >= SHORTEST_LOGIN_TO_AVOID
                && lower.contains(login.toLowerCase(Locale.ROOT))) {
            return Optional.of("A password must not contain the login or the id");
        }
        if (GUESSABLE.contains(lower)
                || GUESSABLE.contains(withoutEnd(lower))
                || lower.chars().distinct().count() < 3) {
            return Optional.of("This password is easy to guess");
        }
        return Optional.empty();
    }

    /** Without what is no letter at its end. */
    private static String withoutEnd(String lower) {
        int end = lower.length();
        while (end > 0 && (lower.charAt(end - 1) < 'a' || lower.charAt(end - 1) > 'z')) {
            end--;
        }
        return lower.substring(0, end);
    }

    /** A new password of twelve letters and digits. */
    public static String generate(String login) {
        byte[] random = new byte[2 * GENERATED]; // asking for many bytes at once costs as much as asking for one
        while (true) {
            RANDOM.nextBytes(random);
            StringBuilder password = new StringBuilder(GENERATED);
            for (int i = 0; i < random.length && password.length() < GENERATED; i++) {
                int drawn = random[i] & 0xff;
                if (drawn < EVEN) {
                    password.append(ALPHABET.charAt(drawn % ALPHABET.length()));
                }
            }
            if (password.length() == GENERATED
                    && objection(password.toString(), login).isEmpty()) {
                return password.toString();
            }
        }
    }
}
