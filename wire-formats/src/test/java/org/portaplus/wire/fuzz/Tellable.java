package org.portaplus.wire.fuzz;

import static java.time.temporal.ChronoField.INSTANT_SECONDS;
import static java.time.temporal.ChronoField.NANO_OF_SECOND;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.Temporal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.portaplus.wire.WireFormat;
import org.portaplus.wire.support.Everything;

/** The few differences that the library's way of writing cannot tell; each has its test in {@link FindingsTest}. */
final class Tellable {
    private static final Pattern BLANKS = Pattern.compile("[ \t]+");
    /** The library writes column names as they are. */
    private static final Pattern COLUMN = Pattern.compile("[^\"\\[{},\r\n][^\",\r\n]*");

    private final WireFormat format;

    private Tellable(WireFormat format) {
        this.format = format;
    }

    /** As {@link #made}, for a list of objects. */
    static boolean madeList(List<Everything> objects, WireFormat format) {
        withoutNulls(objects);
        return made(objects, format);
    }

    /**
     * Makes {@code value} one that {@code format} can tell from all others; false when there is none.
     *
     * @param value as it was read; is changed
     */
    static boolean made(Object value, WireFormat format) {
        if (format == WireFormat.CSV) {
            if (value instanceof List<?> lines) {
                lines.removeIf(Tellable::isEmptyLine);
            } else if (!hasColumns(value)) {
                return false;
            }
        }
        if (format == WireFormat.JSON || format == WireFormat.JSV || format == WireFormat.CSV) {
            // Items and lines of CSV are no JSV, only what stands in a cell is.
            if (format != WireFormat.CSV
                    || !(value instanceof List<?> lines)
                    || lines.stream().anyMatch(Everything.class::isInstance)) {
                new Tellable(format).make(value);
            }
        }
        return true;
    }

    /** The library writes U+FEFF without quotes; as the first character of a message it is no longer a part of it. */
    static boolean beginsWithMark(byte[] message) {
        return new String(message, StandardCharsets.UTF_8).startsWith("\uFEFF");
    }

    private static boolean hasColumns(Object value) {
        if (value instanceof Map<?, ?> row) {
            return !isEmptyLine(row.values())
                    && row.keySet().stream()
                            .allMatch(name -> COLUMN.matcher((String) name).matches());
        }
        if (value instanceof ObjectNode row) {
            return !isEmptyLine(
                            row.properties().stream().map(Map.Entry::getValue).toList())
                    && row.properties().stream()
                            .allMatch(cell -> COLUMN.matcher(cell.getKey()).matches());
        }
        return true;
    }

    /** A row of one empty cell is an empty line to the library, which it skips when it reads (docs/wire-formats.md#csv-cells). */
    private static boolean isEmptyLine(Object row) {
        return row instanceof Collection<?> cells
                && cells.size() == 1
                && isEmptyCell(cells.iterator().next());
    }

    private static boolean isEmptyCell(Object cell) {
        return cell == null || cell.equals("") || cell.equals(NullNode.instance) || cell.equals(TextNode.valueOf(""));
    }

    private void make(Object value) {
        if (value instanceof Everything object) {
            object(object);
        } else if (value instanceof Map<?, ?> map) {
            map.values().forEach(this::make);
        } else if (value instanceof ArrayNode array) {
            if (array.size() == 1
                    && array.get(0).isTextual()
                    && isLoneBlank(array.get(0).textValue())) {
                array.removeAll();
            }
            array.forEach(this::make);
        } else if (value instanceof JsonNode node) {
            node.forEach(this::make);
        } else if (value instanceof List<?> list) {
            if (list.size() == 1 && isLoneBlank(list.get(0))) {
                list.clear();
            }
            list.forEach(this::make);
        }
    }

    /** Blanks alone between brackets are no item to JSV. */
    private boolean isLoneBlank(Object item) {
        return format != WireFormat.JSON
                && item instanceof String text
                && BLANKS.matcher(text).matches();
    }

    private void object(Everything object) {
        if (format == WireFormat.JSON) {
            object.when = staysWhole(object.when) ? object.when : null;
            object.instant = staysWhole(object.instant) ? object.instant : null;
            object.offset = staysWhole(object.offset) ? object.offset : null;
        }
        make(object.inner);
        make(object.texts);
        make(object.table);
        make(object.lists);
        make(object.objects);
        if (object.items != null) {
            withoutNulls(object.items);
            make(object.items);
        }
    }

    /** The library divides ticks as a double (docs/wire-formats.md#json-dates): each writing of a far date takes a millisecond. */
    private static boolean staysWhole(Temporal date) {
        if (date == null) {
            return true;
        }
        Temporal instant = date instanceof LocalDateTime clock ? clock.toInstant(ZoneOffset.UTC) : date;
        long seconds = instant.getLong(INSTANT_SECONDS);
        long millis = written(seconds * 10_000_000L + date.get(NANO_OF_SECOND) / 100);
        return written(millis * 10_000L) == millis;
    }

    private static long written(long ticks) {
        return (long) ((double) ticks / 10_000d);
    }

    /** A null object in a list is written as one without members. */
    private static void withoutNulls(List<Everything> objects) {
        objects.replaceAll(object -> object == null ? new Everything() : object);
    }
}
