package org.portaplus.wire.vectors;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.IOException;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.portaplus.wire.WireFormat;
import org.portaplus.wire.csv.CsvMapper;
import org.portaplus.wire.jsv.JsvMapper;

/** What the text of a row says: its brackets, names and texts, and what they are as values of the row's type. */
final class Told {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .build();
    private static final JsvMapper JSV = new JsvMapper();
    private static final CsvMapper CSV = new CsvMapper();
    private static final TypeReference<List<Map<String, String>>> TEXTS = new TypeReference<>() {};
    private static final Set<String> CONTAINERS = Set.of("list", "map", "object");
    private static final Pattern INTEGER = Pattern.compile(" *[-+]?\\d+ *");
    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})[-/](\\d\\d)[-/](\\d\\d)");
    private static final Pattern YEAR_LAST = Pattern.compile("(\\d\\d)[-/](\\d\\d)[-/](\\d{4})");
    private static final Set<String> BOOLEANS =
            Set.of("1", "0", "t", "T", "f", "F", "y", "Y", "n", "N", "on", "off", "true,false");

    private Told() {}

    /** The text as a tree, missing where it is none at all. */
    static JsonNode tree(Vector row) {
        try {
            return switch (row.format()) {
                case JSON -> JSON.readTree(row.wire().replaceFirst("^\uFEFF", ""));
                case JSV -> JSV.readTree(row.wire());
                default -> {
                    JsonNode rows = areCells(row.type())
                            ? JSON.valueToTree(CSV.readValue(row.wire(), TEXTS))
                            : CSV.readTree(row.wire());
                    yield Vector.kindOf(row.type()).equals("object") ? rows.path(0) : rows;
                }
            };
        } catch (JsonProcessingException broken) {
            return MissingNode.getInstance();
        }
    }

    /** Whether the columns of a CSV text are those of objects that hold no others. */
    static boolean areCells(JsonNode type) {
        JsonNode object = Vector.kindOf(type).equals("list") ? type.get("of") : type;
        return Vector.kindOf(object).equals("object")
                && object.get("members")
                        .valueStream()
                        .noneMatch(member -> CONTAINERS.contains(Vector.kindOf(member.get(1))));
    }

    /** The tree as {@link VectorModel#describe} tells the value that we read. */
    static String describe(JsonNode type, JsonNode told) {
        JsonNode node = told.isTextual() && CONTAINERS.contains(Vector.kindOf(type)) ? cell(told.asText()) : told;
        if (node.isNull()) {
            return "null";
        }
        if (node.isMissingNode()) {
            return missing(type);
        }
        StringBuilder text = new StringBuilder();
        switch (Vector.kindOf(type)) {
            case "list" -> {
                node.forEach(item -> text.append(describe(type.get("of"), item)).append(' '));
                return "[" + text + "]";
            }
            case "map" -> {
                node.properties().forEach(entry -> text.append('"' + entry.getKey() + "\"=")
                        .append(describe(type.get("of"), entry.getValue()))
                        .append(' '));
                return "{" + text + "}";
            }
            case "object" -> {
                for (JsonNode member : type.get("members")) {
                    JsonNode value = node.path(member.get(0).asText());
                    text.append(describe(member.get(1), value)).append(' ');
                }
                return "(" + text + ")";
            }
            default -> {
                return scalar(Vector.kindOf(type), node.asText());
            }
        }
    }

    /** The JSV in a cell of CSV. */
    static JsonNode cell(String text) {
        try {
            return JSV.readTree(text);
        } catch (JsonProcessingException broken) {
            return NullNode.getInstance();
        }
    }

    private static String missing(JsonNode type) {
        boolean nullable = type.path("nullable").asBoolean() || CONTAINERS.contains(Vector.kindOf(type));
        return nullable ? "null" : Vector.kindOf(type).equals("boolean") ? "false" : "0";
    }

    private static String scalar(String kind, String text) {
        return switch (kind) {
            case "string" -> text.isEmpty() ? "null" : '"' + text + '"';
            case "boolean" -> text.toLowerCase(Locale.ROOT);
            case "datetime" -> text.contains("Date(253402300800000)") ? "9999-12-31T23:59:59.9999999" : "a date";
            default -> text.isEmpty() ? "null" : text.startsWith("+") ? text.substring(1) : text;
        };
    }

    /** Whether some value in the tree and its type are so. */
    static boolean any(JsonNode type, JsonNode node, BiPredicate<JsonNode, JsonNode> test) {
        if (test.test(type, node)) {
            return true;
        }
        return switch (Vector.kindOf(type)) {
            case "list" -> items(node).anyMatch(item -> any(type.get("of"), item, test));
            case "map" -> node.isObject() && node.valueStream().anyMatch(value -> any(type.get("of"), value, test));
            case "object" -> {
                boolean found = false;
                for (JsonNode member : type.get("members")) {
                    JsonNode value = node.path(member.get(0).asText());
                    found |= !value.isMissingNode() && any(member.get(1), value, test);
                }
                yield found;
            }
            default -> false;
        };
    }

    /** A single value stands for a list of one. */
    private static Stream<JsonNode> items(JsonNode node) {
        return node.isArray() ? node.valueStream() : Stream.of(node);
    }

    /** Whether a text begins with a day that no calendar has, in either order where there are two. */
    private static boolean lacksDay(String text) {
        Matcher year = YEAR_FIRST.matcher(text);
        Matcher last = YEAR_LAST.matcher(text);
        return year.lookingAt()
                ? !isDay(year.group(1), year.group(2), year.group(3))
                : last.lookingAt()
                        && !isDay(last.group(3), last.group(2), last.group(1))
                        && !isDay(last.group(3), last.group(1), last.group(2));
    }

    private static boolean isDay(String year, String month, String day) {
        try {
            LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
            return true;
        } catch (DateTimeException none) {
            return false;
        }
    }

    /** Whether an object or dictionary in the text has a name twice, with different values. */
    static boolean hasNameTwice(Vector row) {
        if (row.format() == WireFormat.CSV) {
            return tree(row).valueStream().anyMatch(cell -> twice(JSV, cell.asText()));
        }
        return row.format() == WireFormat.JSON ? twice(JSON, row.wire()) : twice(JSV, row.wire());
    }

    private static boolean twice(ObjectMapper mapper, String text) {
        try (JsonParser p = mapper.createParser(text)) {
            Deque<Map<String, JsonNode>> around = new ArrayDeque<>();
            for (JsonToken token = p.nextToken(); token != null; token = p.nextToken()) {
                if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
                    around.push(new HashMap<>());
                } else if (token.isStructEnd()) {
                    around.pop();
                } else if (token == JsonToken.FIELD_NAME) {
                    String name = p.currentName();
                    JsonToken value = p.nextToken();
                    if (value.isStructStart()) {
                        around.push(new HashMap<>());
                    } else {
                        JsonNode before = around.element().put(name, JSON.valueToTree(p.getText()));
                        if (before != null && !before.asText().equals(p.getText())) {
                            return true;
                        }
                    }
                }
            }
            return false;
        } catch (IOException broken) {
            return false;
        }
    }

    /** Whether a node can be a value of this very type, whatever the values in it are. */
    static boolean fits(JsonNode type, JsonNode node, WireFormat format) {
        if (node.isNull()) {
            return true;
        }
        String text = node.asText();
        return switch (Vector.kindOf(type)) {
            case "string" -> node.isValueNode();
            case "boolean" ->
                node.isValueNode()
                        && (BOOLEANS.contains(text) || text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false"));
            case "int8", "int16", "int32", "int64" ->
                INTEGER.matcher(text).matches()
                        && new BigInteger(text.strip()).bitLength()
                                < Integer.parseInt(Vector.kindOf(type).substring(3));
            case "uint8", "uint16", "uint32" -> INTEGER.matcher(text).matches();
            case "enum" ->
                type.get("values").toString().contains("\"" + text + "\"")
                        || INTEGER.matcher(text).matches();
            case "datetime" ->
                (text.contains("-") || text.contains("/") || text.length() == 8 || text.contains("GMT"))
                        && !lacksDay(text);
            case "decimal", "double" -> node.isValueNode() && !text.isBlank();
            case "list" -> !text.isEmpty() || node.isContainerNode();
            default -> node.isObject();
        };
    }
}
