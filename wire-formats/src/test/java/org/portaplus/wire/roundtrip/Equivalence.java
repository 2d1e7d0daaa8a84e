package org.portaplus.wire.roundtrip;

import com.fasterxml.jackson.databind.JavaType;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.portaplus.wire.WireFormat;

/**
 * What a format cannot tell apart. A message that was written and read again equals the original after exactly the rules
 * of its format, in every format without a rule it equals the original itself.
 */
public enum Equivalence {
    /**
     * The library writes a null object of a list as an object without members, for a reader cannot tell whether its
     * class knows null (vector L19).
     */
    NULL_OBJECT_IN_A_LIST_IS_EMPTY {
        @Override
        Object item(Object item, JavaType type) {
            return item == null && Tree.isBean(type) ? Tree.of(Tree.object(empty(type), type), type) : item;
        }
    },
    /** The library leaves a null value of a dictionary out, together with its key (vector K03). */
    NULL_VALUE_OF_A_DICTIONARY_IS_LEFT_OUT {
        @Override
        Map<String, Object> entries(Map<String, Object> entries) {
            entries.values().removeIf(value -> value == null);
            return entries;
        }
    },
    /** In JSV a null item is nothing between its commas, so one null alone is an empty list (vector L26). */
    LONE_NULL_IS_NO_ITEM {
        @Override
        List<Object> items(List<Object> items) {
            return items.size() == 1 && items.get(0) == null ? List.of() : items;
        }
    },
    /** Blanks alone between brackets are layout to the library and no item (vector RJSV194). */
    LONE_BLANKS_ARE_NO_ITEM {
        @Override
        List<Object> items(List<Object> items) {
            return items.size() == 1 && items.get(0) instanceof String text && text.matches("[ \t]+")
                    ? List.of()
                    : items;
        }
    },
    /** A cell of a CSV row is empty for null and for an empty text; inside a cell JSV keeps them apart (vector S05). */
    EMPTY_CELL_IS_NULL {
        @Override
        Object rootMember(Object value) {
            return "".equals(value) ? null : value;
        }
    },
    /** JSON dates count milliseconds, cut off as the library does it, from ticks as a double (vectors T18, T19). */
    WHOLE_MILLISECONDS {
        @Override
        Object scalar(Object value) {
            if (value instanceof LocalDateTime clock) {
                return cut(clock);
            }
            if (value instanceof OffsetDateTime date) {
                return cut(date.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime())
                        .atOffset(ZoneOffset.UTC)
                        .withOffsetSameInstant(date.getOffset());
            }
            return value instanceof java.time.Instant instant
                    ? cut(LocalDateTime.ofInstant(instant, ZoneOffset.UTC)).toInstant(ZoneOffset.UTC)
                    : value;
        }
    },
    /** At midnight JSV and CSV write the day alone, whatever the zone (vectors T01, T03). */
    MIDNIGHT_HAS_NO_OFFSET {
        @Override
        Object scalar(Object value) {
            return value instanceof OffsetDateTime date && date.toLocalTime().equals(java.time.LocalTime.MIDNIGHT)
                    ? date.toLocalDateTime().atOffset(ZoneOffset.UTC)
                    : value;
        }
    },
    /** Where a date carries an offset, reading converts it to the zone of the server, which is UTC. */
    OFFSET_BECOMES_UTC {
        @Override
        Object scalar(Object value) {
            return value instanceof OffsetDateTime date ? date.withOffsetSameInstant(ZoneOffset.UTC) : value;
        }
    },
    /** XML knows one line end: CR LF and CR are LF (XML 1.0, section 2.11). */
    ONE_LINE_END {
        @Override
        Object scalar(Object value) {
            return value instanceof String text ? text.replace("\r\n", "\n").replace('\r', '\n') : value;
        }
    };

    /** The rules of a format. */
    public static List<Equivalence> of(WireFormat format) {
        return switch (format) {
            case JSON ->
                List.of(NULL_OBJECT_IN_A_LIST_IS_EMPTY, NULL_VALUE_OF_A_DICTIONARY_IS_LEFT_OUT, WHOLE_MILLISECONDS);
            case JSV ->
                List.of(
                        NULL_OBJECT_IN_A_LIST_IS_EMPTY,
                        NULL_VALUE_OF_A_DICTIONARY_IS_LEFT_OUT,
                        LONE_NULL_IS_NO_ITEM,
                        LONE_BLANKS_ARE_NO_ITEM,
                        MIDNIGHT_HAS_NO_OFFSET,
                        OFFSET_BECOMES_UTC);
            case CSV ->
                List.of(
                        NULL_OBJECT_IN_A_LIST_IS_EMPTY,
                        NULL_VALUE_OF_A_DICTIONARY_IS_LEFT_OUT,
                        LONE_NULL_IS_NO_ITEM,
                        LONE_BLANKS_ARE_NO_ITEM,
                        EMPTY_CELL_IS_NULL,
                        MIDNIGHT_HAS_NO_OFFSET,
                        OFFSET_BECOMES_UTC);
            case XML, SOAP11, SOAP12 -> List.of(OFFSET_BECOMES_UTC, ONE_LINE_END);
        };
    }

    /** What is read where {@code tree}, an object of {@code type}, was written. */
    static Tree.Bean apply(List<Equivalence> rules, Tree.Bean tree, JavaType type) {
        Map<String, Object> members = new LinkedHashMap<>(((Tree.Bean) value(rules, tree, type)).members());
        members.replaceAll((name, value) -> {
            Object left = value;
            for (Equivalence rule : rules) {
                left = rule.rootMember(left);
            }
            return left;
        });
        return new Tree.Bean(members);
    }

    private static Object value(List<Equivalence> rules, Object tree, JavaType type) {
        if (tree instanceof Tree.Bean bean) {
            Map<String, JavaType> types = Tree.members(type);
            Map<String, Object> members = new LinkedHashMap<>();
            bean.members().forEach((name, member) -> members.put(name, value(rules, member, types.get(name))));
            return new Tree.Bean(members);
        }
        if (tree instanceof Tree.Entries dictionary) {
            Map<String, Object> entries = new LinkedHashMap<>();
            dictionary
                    .entries()
                    .forEach((key, value) -> entries.put(
                            (String) value(rules, key, Tree.type(String.class)),
                            value(rules, value, type.getContentType())));
            Map<String, Object> left = entries;
            for (Equivalence rule : rules) {
                left = rule.entries(left);
            }
            return new Tree.Entries(left);
        }
        if (tree instanceof List<?> list) {
            return items(rules, list, type.getContentType());
        }
        Object left = tree;
        for (Equivalence rule : rules) {
            left = rule.scalar(left);
        }
        return left;
    }

    private static List<Object> items(List<Equivalence> rules, List<?> list, JavaType type) {
        List<Object> items = new ArrayList<>();
        for (Object item : list) {
            Object left = item;
            for (Equivalence rule : rules) {
                left = rule.item(left, type);
            }
            items.add(value(rules, left, type));
        }
        List<Object> left = items;
        for (Equivalence rule : rules) {
            left = rule.items(left);
        }
        return left;
    }

    Object scalar(Object value) {
        return value;
    }

    Object rootMember(Object value) {
        return value;
    }

    Object item(Object item, JavaType type) {
        return item;
    }

    List<Object> items(List<Object> items) {
        return items;
    }

    Map<String, Object> entries(Map<String, Object> entries) {
        return entries;
    }

    private static Tree.Bean empty(JavaType type) {
        Map<String, Object> members = new LinkedHashMap<>();
        Tree.members(type).keySet().forEach(name -> members.put(name, null));
        return new Tree.Bean(members);
    }

    private static LocalDateTime cut(LocalDateTime clock) {
        long ticks = clock.toEpochSecond(ZoneOffset.UTC) * 10_000_000L
                + clock.get(java.time.temporal.ChronoField.NANO_OF_SECOND) / 100;
        long millis = (long) ((double) ticks / 10_000d);
        if (millis == 253402300800000L) {
            // The last moment of .NET is a special value, which comes back whole.
            return LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_999_900);
        }
        return LocalDateTime.ofEpochSecond(
                Math.floorDiv(millis, 1000L), (int) Math.floorMod(millis, 1000L) * 1_000_000, ZoneOffset.UTC);
    }
}
