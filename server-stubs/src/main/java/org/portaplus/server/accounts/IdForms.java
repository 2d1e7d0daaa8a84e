package org.portaplus.server.accounts;

import java.util.Optional;
import java.util.regex.Pattern;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;

/** Which texts may be the id of an account, by its role. Source: DOM-013. */
final class IdForms {
    static final int LONGEST = 64;

    private static final Pattern ANY = Pattern.compile("[A-Za-z0-9@._-]{1," + LONGEST + "}");
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final Pattern USER_AT_DOMAIN = Pattern.compile("[^@]+@[^@]+");
    private static final Pattern IPV4 =
            Pattern.compile("((25[0-5]|2[0-4]\\d|1?\\d?\\d)\\.){3}(25[0-5]|2[0-4]\\d|1?\\d?\\d)");

    private IdForms() {}

    /** Says what is wrong with an id for a role (1 universal … 9 voucher). */
    private static Optional<String> objection(String id, int role) {
        if (!ANY.matcher(id).matches()) {
            return Optional.of("An id has 1 to 64 letters, digits, and @ . _ -");
        }
        return switch (role) {
            case 2 -> unless(DIGITS.matcher(id).matches(), "The id of a phone line is its number in digits, without +");
            case 4, 9 -> unless(DIGITS.matcher(id).matches(), "The id of a card or voucher is made of digits");
            case 6 -> unless(IPV4.matcher(id).matches(), "The id of an IP peer is its IPv4 address");
            case 7 -> unless(USER_AT_DOMAIN.matcher(id).matches(), "The id has the form user@domain");
            default -> Optional.empty();
        };
    }

    /**
     * Makes sure that a text may be the id of an account.
     *
     * @throws Fault 400 otherwise
     */
    static void require(String id, int role, String field) {
        objection(id, role).ifPresent(message -> {
            throw Fault.of(FaultKind.INVALID, "RegularExpression", field, message);
        });
    }

    private static Optional<String> unless(boolean fine, String message) {
        return fine ? Optional.empty() : Optional.of(message);
    }
}
