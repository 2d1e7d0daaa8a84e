package org.portaplus.server.faults;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * A refusal that is meant for the caller: a kind (which decides the HTTP status), a code that programs key on, a
 * message for the person who must fix the request, and the members at fault.
 *
 * <p>Faults are values that happen to be thrown: they carry no stack trace, and nothing in them may be a secret. What
 * they quote of a request can be carried by every format: other characters are spelled out. Immutable.
 */
public final class Fault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    // It is sent in the status line, where a blank, a line end or a letter beyond ASCII would do harm.
    private static final Pattern CODE = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]*");

    private final FaultKind kind;
    private final String code;
    private final String message;
    private final transient List<FieldFault> fields;
    private final int retryAfter;

    /**
     * @param kind decides the HTTP status
     * @param code a plain name for protocol errors ({@code NotFound}), a rule name for validation ({@code NotEmpty}) or a
     *     PortaBilling fault code for the domain ({@code Server.Account.duplicate_id}): letters, digits, points, hyphens and
     *     low lines of ASCII, never anything that a caller wrote
     * @param message what is wrong and what would be right
     * @param fields the members at fault, in request order; may be empty
     * @throws IllegalArgumentException for a code that is none
     */
    public Fault(FaultKind kind, String code, String message, List<FieldFault> fields) {
        this(kind, code, message, fields, kind == FaultKind.UNAVAILABLE ? 1 : 0);
    }

    private Fault(FaultKind kind, String code, String message, List<FieldFault> fields, int retryAfter) {
        super(null, null, false, false);
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("no code of a fault: " + code);
        }
        this.kind = kind;
        this.code = code;
        this.message = Printable.text(message);
        this.fields = List.copyOf(fields);
        this.retryAfter = retryAfter;
    }

    /** A fault that blames no member. */
    public static Fault of(FaultKind kind, String code, String message) {
        return new Fault(kind, code, message, List.of());
    }

    /** A fault of one member, whose code and message are also those of the whole. */
    public static Fault of(FaultKind kind, String code, String field, String message) {
        return new Fault(kind, code, message, List.of(new FieldFault(code, field, message)));
    }

    /** A temporary fault; Retry-After is in whole seconds, rounded up. */
    public static Fault later(FaultKind kind, String code, String message, Duration wait) {
        int seconds = (int) Math.max(1, wait.plusSeconds(1).minusNanos(1).toSeconds());
        return new Fault(kind, code, message, List.of(), seconds);
    }

    /** Several broken rules at once; the first gives the code and the message of the whole. */
    public static Fault invalid(List<FieldFault> fields) {
        FieldFault first = fields.get(0);
        return new Fault(FaultKind.INVALID, first.code(), first.message(), fields);
    }

    /** The same fault with every member path seen from an enclosing object. */
    public Fault under(String prefix) {
        return withFields(field -> field.under(prefix));
    }

    /**
     * Does a part of a request whose members stand in an enclosing object.
     *
     * @throws Fault what the part refuses, with every member path seen from outside of the object
     */
    public static <T> T under(String path, Supplier<T> part) {
        try {
            return part.get();
        } catch (Fault refused) {
            throw refused.under(path);
        }
    }

    /**
     * Does a part of a request whose members came by other names than those that the part knows.
     *
     * @param sent the path that was sent for one that the part blames
     * @throws Fault what the part refuses, with the paths that were sent
     */
    public static <T> T named(UnaryOperator<String> sent, Supplier<T> part) {
        try {
            return part.get();
        } catch (Fault refused) {
            throw refused.withFields(field -> field.named(sent.apply(field.field())));
        }
    }

    /** The same fault, blaming one member. */
    public Fault about(String field) {
        return new Fault(kind, code, message, List.of(new FieldFault(code, field, message)), retryAfter);
    }

    private Fault withFields(UnaryOperator<FieldFault> change) {
        return new Fault(kind, code, message, fields.stream().map(change).toList(), retryAfter);
    }

    @Override
    public String getMessage() {
        return message;
    }

    /** Decides the HTTP status. */
    public FaultKind kind() {
        return kind;
    }

    /** The code that programs key on. */
    public String code() {
        return code;
    }

    /** Seconds until the same request may succeed; empty if waiting does not help. */
    public OptionalInt retryAfter() {
        return retryAfter > 0 ? OptionalInt.of(retryAfter) : OptionalInt.empty();
    }

    /** The members at fault, in request order. */
    public List<FieldFault> fields() {
        return fields;
    }
}
