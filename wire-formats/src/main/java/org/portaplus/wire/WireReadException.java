package org.portaplus.wire;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.io.Closeable;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;
import org.portaplus.wire.internal.text.XmlCharacters;

/**
 * A message that cannot be read, in any format. It says where: line and column (1-based) and the member path in wire
 * names. It never holds the refused value, which may be a password in the wrong column.
 *
 * <p>Sources: {@code docs/wire-formats.md#reading-errors}, which the rules D01 to D09 of the module's README make
 * strict.
 *
 * @since 0.1.0
 */
@API(status = Status.MAINTAINED, since = "0.1.0")
public final class WireReadException extends JsonMappingException {
    private static final long serialVersionUID = 1L;

    private final String problem;
    private transient @Nullable JsonLocation place;

    private WireReadException(String problem, @Nullable JsonProcessingException cause) {
        super((Closeable) null, problem, cause);
        this.problem = problem;
    }

    /** {@code cause} as a read exception with the same place. */
    public static WireReadException of(JsonProcessingException cause) {
        return of(cause, null);
    }

    /**
     * As {@link #of(JsonProcessingException)}; the mappers of this module apply it to all they throw.
     *
     * @param p tells the place when {@code cause} does not, as where a limit was met; may be null
     */
    public static WireReadException of(JsonProcessingException cause, @Nullable JsonParser p) {
        if (cause instanceof WireReadException already) {
            return already;
        }
        // Jackson's refusal of a text quotes the text.
        WireReadException made =
                new WireReadException(problemOf(cause), cause instanceof InvalidFormatException ? null : cause);
        JsonLocation told = cause.getLocation();
        made.place = told == null && p != null ? p.currentLocation() : told;
        WirePath.copy(cause, made);
        if (p != null && made.getPath().isEmpty() && rootCause(cause) instanceof StreamConstraintsException) {
            WirePath.copy(p.getParsingContext(), made);
        }
        return made;
    }

    private static Throwable rootCause(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    /** The dotted path of any Jackson exception, for example {@code CustData[3].Customer.ISO4217}; empty at the root. */
    public static String memberPath(JsonProcessingException problem) {
        return WirePath.of(problem);
    }

    private static String problemOf(JsonProcessingException cause) {
        if (cause instanceof UnrecognizedPropertyException unknown) {
            String name = unknown.getPropertyName();
            return "the member " + (XmlCharacters.firstIllegal(name) < 0 ? name + " " : "") + "is not known";
        }
        if (cause instanceof ValueInstantiationException || cause instanceof InvalidFormatException) {
            return "not a value of its type";
        }
        if (cause.getOriginalMessage() == null) {
            return "not readable";
        }
        String text = cause.getOriginalMessage();
        if (text.startsWith("Trailing token")) {
            return "text after the end";
        }
        if (text.startsWith("No content to map")) {
            return "the text is empty";
        }
        // Jackson's own advice names features and sources that mean nothing to the sender of the message.
        int advice = firstOf(
                text,
                " (start marker at",
                " (for Array starting",
                " (for Object starting",
                ": enable `",
                ": was expecting (");
        return advice < 0 ? text : text.substring(0, advice);
    }

    private static int firstOf(String text, String... parts) {
        int first = -1;
        for (String part : parts) {
            int at = text.indexOf(part);
            if (at >= 0 && (first < 0 || at < first)) {
                first = at;
            }
        }
        return first;
    }

    /** The dotted member path in wire names; empty when the problem is not within a member. */
    public String memberPath() {
        return WirePath.of(this);
    }

    @Override
    public @Nullable JsonLocation getLocation() {
        return place;
    }

    /** The 1-based line, or -1 when unknown. */
    public int line() {
        return place == null ? -1 : place.getLineNr();
    }

    /** The 1-based column, or -1 when unknown. */
    public int column() {
        return place == null ? -1 : place.getColumnNr();
    }

    /** What is wrong, without the place. */
    public String problem() {
        return problem;
    }

    @Override
    public String getMessage() {
        return WirePath.message(memberPath(), problem, place);
    }

    @Override
    public String getLocalizedMessage() {
        return getMessage();
    }
}
