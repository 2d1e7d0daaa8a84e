package org.portaplus.wire.vectors;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.lang.reflect.Field;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.portaplus.wire.support.Pojos;

/**
 * Classes and objects for the rows: every type of the file becomes a real class, so that the rows run through the same
 * readers and writers as a server. The kind of a date chooses its Java type; value types begin with their .NET default.
 *
 * <p>Longer than 300 lines because the vectors name their types by text, and each kind of type is built in its own way.
 */
final class VectorModel {
    private static final Pattern EXACT_DATE =
            Pattern.compile("V=(\\d{4}-\\d\\d-\\d\\d) (\\d\\d:\\d\\d:\\d\\d\\.\\d{4,7}) UTC");

    private static final Pattern SUBCLASS =
            Pattern.compile("(?:.*[ =\\[])?(\\w+)\\{(\\w+)=\"(\\w+)\", ?(\\w+)=(\\d+)}[]}]? \\(assembly \"(\\w+)\"\\)");

    private final Pojos pojos = new Pojos();
    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<String, Class<?>> classes;

    /** With a class for every type in the rows. */
    VectorModel(List<Vector> rows) {
        rows.forEach(row -> javaName(row.type(), row));
        classes = pojos.compile();
    }

    /** The Java source name of a type, with its initial value behind an equals sign for members. */
    private String javaName(JsonNode type, Vector row) {
        return switch (Vector.kindOf(type)) {
            case "string" -> "String";
            case "boolean" -> "Boolean";
            case "int8" -> "Byte";
            case "int16", "uint8" -> "Short";
            case "int32", "uint16" -> "Integer";
            case "int64", "uint32" -> "Long";
            case "decimal" -> "BigDecimal";
            case "double" -> "Double";
            case "datetime" -> dateClass(row).getSimpleName();
            case "list" -> "List<" + javaName(type.get("of"), row) + ">";
            case "map" -> "Map<String, " + javaName(type.get("of"), row) + ">";
            case "enum" -> enumName(type, row);
            default -> objectName(type, row);
        };
    }

    private static Class<?> dateClass(Vector row) {
        String text = row.value().toString();
        return text.contains("\"Utc\"")
                ? Instant.class
                : text.contains("\"Local\"") ? OffsetDateTime.class : LocalDateTime.class;
    }

    /** The contract keeps enumerations open as text; a row with an undefined value needs that. */
    private String enumName(JsonNode type, Vector row) {
        JsonNode value = row.value().path("V");
        boolean open = value.isTextual() && !type.get("values").toString().contains("\"" + value.asText() + "\"");
        if (open) {
            return "String";
        }
        return names.computeIfAbsent(type.get("values").toString(), key -> {
            List<String> values = new ArrayList<>();
            type.get("values").forEach(v -> values.add(v.asText()));
            String name = "Enum" + names.size();
            pojos.addEnum(name, values);
            return name;
        });
    }

    private String objectName(JsonNode type, Vector row) {
        Map<String, String> members = new LinkedHashMap<>();
        for (JsonNode member : type.get("members")) {
            JsonNode memberType = member.get(1);
            members.put(member.get(0).asText(), javaName(memberType, row) + initial(memberType, row));
        }
        String key = type.get("name").asText() + members;
        String known = names.get(key);
        if (known == null) {
            known = type.get("name").asText() + names.size();
            names.put(key, known);
            pojos.add(known, "", members);
        }
        Matcher subclass = subclass(row);
        if (subclass != null
                && members.containsKey(subclass.group(4))
                && names.putIfAbsent(known + subclass.group(1), known + subclass.group(1)) == null) {
            String typeName = subclass.group(1) + ", " + subclass.group(6);
            pojos.addSubclass(known + subclass.group(1), known, typeName, subclass.group(2), "String");
        }
        return known;
    }

    /** The rows with an object of a subclass show its class and its own member in the note only. */
    private static Matcher subclass(Vector row) {
        Matcher subclass = SUBCLASS.matcher(row.note());
        return subclass.matches() ? subclass : null;
    }

    private String initial(JsonNode type, Vector row) {
        if (type.path("nullable").asBoolean()) {
            return "";
        }
        return switch (Vector.kindOf(type)) {
            case "boolean" -> "=false";
            case "int8" -> "=(byte) 0";
            case "int16", "uint8" -> "=(short) 0";
            case "int32", "uint16" -> "=0";
            case "int64", "uint32" -> "=0L";
            case "decimal" -> "=BigDecimal.ZERO";
            case "double" -> "=0d";
            case "datetime" -> dateClass(row) == LocalDateTime.class ? "=LocalDateTime.of(1, 1, 1, 0, 0)" : "";
            case "enum" -> {
                String name = enumName(type, row);
                yield name.equals("String")
                        ? ""
                        : "=" + name + "." + type.get("values").get(0).asText();
            }
            default -> "";
        };
    }

    JavaType type(JsonNode type, Vector row) {
        TypeFactory types = TypeFactory.defaultInstance();
        return switch (Vector.kindOf(type)) {
            case "list" -> types.constructCollectionType(List.class, type(type.get("of"), row));
            case "map" ->
                types.constructMapType(Map.class, types.constructType(String.class), type(type.get("of"), row));
            case "object", "enum" -> {
                String name = javaName(type, row);
                yield types.constructType(name.equals("String") ? String.class : classes.get(name));
            }
            case "datetime" -> types.constructType(dateClass(row));
            default -> types.constructType(builtIn(javaName(type, row)));
        };
    }

    private static Class<?> builtIn(String name) {
        return switch (name) {
            case "Boolean" -> Boolean.class;
            case "Byte" -> Byte.class;
            case "Short" -> Short.class;
            case "Integer" -> Integer.class;
            case "Long" -> Long.class;
            case "BigDecimal" -> BigDecimal.class;
            case "Double" -> Double.class;
            default -> String.class;
        };
    }

    /** The value of a row as an object of these classes. */
    Object build(JsonNode type, JsonNode value, Vector row) throws ReflectiveOperationException {
        if (value.isNull() || value.isMissingNode()) {
            return null;
        }
        return switch (Vector.kindOf(type)) {
            case "boolean" -> value.asBoolean();
            case "int8" -> (byte) value.asInt();
            case "int16", "uint8" -> (short) value.asInt();
            case "int32", "uint16" -> value.asInt();
            case "int64", "uint32" -> value.asLong();
            case "decimal" -> new BigDecimal(value.asText());
            case "double" -> Double.valueOf(value.asText());
            case "datetime" -> date(value, row);
            case "list" -> {
                List<Object> list = new ArrayList<>();
                for (JsonNode item : value) {
                    list.add(build(type.get("of"), item, row));
                }
                yield list;
            }
            case "map" -> {
                Map<String, Object> map = new LinkedHashMap<>();
                for (JsonNode entry : value) {
                    map.put(entry.get(0).asText(), build(type.get("of"), entry.get(1), row));
                }
                yield map;
            }
            case "enum" -> {
                Class<?> known = classes.get(enumName(type, row));
                yield known == null ? value.asText() : constant(known, value.asText());
            }
            case "object" -> object(type, value, row);
            default -> value.asText();
        };
    }

    private static Object constant(Class<?> type, String name) {
        for (Object constant : type.getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(name)) {
                return constant;
            }
        }
        throw new IllegalArgumentException(name);
    }

    private Object object(JsonNode type, JsonNode value, Vector row) throws ReflectiveOperationException {
        Class<?> known = classes.get(javaName(type, row));
        Object object = instance(known, value, row);
        Field[] fields = known.getDeclaredFields();
        int index = 0;
        for (JsonNode member : type.get("members")) {
            JsonNode nullable = member.get(1).path("nullable");
            if (nullable.isBoolean()
                    && !nullable.asBoolean()
                    && value.path(member.get(0).asText()).isNull()) {
                // So the file tells a null object apart from one without values.
                return null;
            }
            Field field = fields[index++];
            field.setAccessible(true);
            field.set(object, build(member.get(1), value.path(member.get(0).asText()), row));
        }
        return object;
    }

    private Object instance(Class<?> known, JsonNode value, Vector row) throws ReflectiveOperationException {
        Matcher subclass = subclass(row);
        if (subclass == null || !value.path(subclass.group(4)).asText().equals(subclass.group(5))) {
            return known.getConstructor().newInstance();
        }
        Class<?> special = classes.get(known.getSimpleName() + subclass.group(1));
        Object object = special.getConstructor().newInstance();
        Field field = special.getDeclaredFields()[0];
        field.setAccessible(true);
        field.set(object, subclass.group(3));
        return object;
    }

    /** Two groups of rows show their dates in full in the note only; the value is cut to milliseconds. */
    private static Object date(JsonNode value, Vector row) {
        LocalDateTime clock = LocalDateTime.parse(value.get("local").asText());
        Matcher exact = EXACT_DATE.matcher(row.note());
        if (row.writes() && !row.reads() && exact.matches()) {
            clock = LocalDateTime.parse(exact.group(1) + "T" + exact.group(2));
        }
        Class<?> type = dateClass(row);
        if (type == Instant.class) {
            return clock.toInstant(ZoneOffset.UTC);
        }
        return type == OffsetDateTime.class ? clock.atOffset(ZoneOffset.UTC) : clock;
    }

    /** Any object of these classes as comparable text: clocks without offset, decimals with their scale. */
    static String describe(Object value) throws ReflectiveOperationException {
        if (value == null) {
            return "null";
        }
        if (value instanceof String text) {
            return '"' + text + '"';
        }
        if (value instanceof BigDecimal decimal) {
            return decimal.toPlainString() + "m";
        }
        if (value instanceof Instant instant) {
            return clock(instant.atOffset(ZoneOffset.UTC).toLocalDateTime());
        }
        if (value instanceof OffsetDateTime date) {
            return clock(date.toLocalDateTime());
        }
        if (value instanceof LocalDateTime date) {
            return clock(date);
        }
        if (value instanceof List<?> list) {
            StringBuilder text = new StringBuilder("[");
            for (Object item : list) {
                text.append(describe(item)).append(' ');
            }
            return text.append(']').toString();
        }
        if (value instanceof Map<?, ?> map) {
            StringBuilder text = new StringBuilder("{");
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                text.append(describe(entry.getKey()))
                        .append('=')
                        .append(describe(entry.getValue()))
                        .append(' ');
            }
            return text.append('}').toString();
        }
        if (!value.getClass().getName().startsWith("pojos.") || value instanceof Enum<?>) {
            return value.toString();
        }
        StringBuilder text = new StringBuilder("(");
        for (Class<?> type = value.getClass(); type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                field.setAccessible(true);
                text.append(describe(field.get(value))).append(' ');
            }
        }
        return text.append(')').toString();
    }

    private static String clock(LocalDateTime date) {
        return date.format(DateTimeFormatter.ISO_LOCAL_DATE_TIME);
    }
}
