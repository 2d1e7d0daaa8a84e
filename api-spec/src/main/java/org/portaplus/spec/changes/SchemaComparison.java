package org.portaplus.spec.changes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Compares schemas of two documents, and the types that they refer to, each pair once for each direction. A keyword that it does
 * not know, and that differs, is {@link Kind#NOT_JUDGED}.
 *
 * <p>Longer than 300 lines because each keyword of a schema is judged by a few lines of its own.
 */
final class SchemaComparison {
    /** What says nothing about what is on the wire. */
    private static final Set<String> WORDS = Set.of(
            "description",
            "example",
            "examples",
            "title",
            "externalDocs",
            "deprecated",
            "x-source",
            "x-extension",
            "x-sample");

    /** Why the contract says something that no page shows. */
    private static final Pattern REASON = Pattern.compile("x-.*-(inferred|source|extension)|x-inferred");

    private static final Set<String> WIDTHS = Set.of("int32", "int64", "float", "double");

    private static final Set<String> STRUCTURE =
            Set.of("$ref", "allOf", "properties", "items", "additionalProperties", "required");

    /** A default as a description says it: "Default 4.", "Voice, which is the default", "0 takes the one of the customer", "else 4". */
    private static final Pattern DEFAULT = Pattern.compile(
            "\\bDefaults?:? (?:is |are )?[^.;]+(?:\\.\\d+)?"
                    + "|\\S+(?:, which is the default| is the default| \\(default\\))"
                    + "|\\bunless [^.;]+|\\bwithout [^.;]+|\\bGenerated [^.;]+|\\b0 (?:is|takes|uses|leaves|says|means) [^.;]+|\\belse [^.;]+|\\b(?:unset|absent)[^.;]*");

    private final JsonNode before;
    private final JsonNode after;
    private final Changes changes;
    private final Set<List<Object>> compared = new HashSet<>();

    SchemaComparison(JsonNode before, JsonNode after, Changes changes) {
        this.before = before;
        this.after = after;
        this.changes = changes;
    }

    void compare(String place, JsonNode one, JsonNode other, Direction direction) {
        String oneName = typeName(one);
        String otherName = typeName(other);
        if (oneName == null && otherName == null) {
            keywords(place, one, other, direction);
            structure(place, one, other, direction);
            return;
        }
        keywords(place, oneName == null ? nothing() : one, otherName == null ? nothing() : other, direction);
        JsonNode type = oneName == null ? one : type(before, oneName);
        JsonNode otherType = otherName == null ? other : type(after, otherName);
        if (oneName == null || !oneName.equals(otherName)) {
            changes.add(Kind.TYPE_RENAMED, place, direction, named(oneName), named(otherName));
        }
        if (compared.add(List.of(named(oneName), named(otherName), direction))) {
            String at = oneName == null ? place : oneName;
            keywords(at, type, otherType, direction);
            structure(at, type, otherType, direction);
        }
    }

    /** What a parameter says outside of its schema: the default in words, and keywords of ours. */
    void describe(String place, JsonNode one, JsonNode other, Direction direction) {
        defaultInWords(
                place,
                one.path("description").asText(),
                other.path("description").asText(),
                direction);
        Set<String> keywords = new LinkedHashSet<>(names(one));
        keywords.addAll(names(other));
        keywords.removeIf(
                keyword -> !keyword.startsWith("x-") || one.path(keyword).equals(other.path(keyword)));
        keywords.forEach(keyword -> keyword(keyword, place, one.path(keyword), other.path(keyword), direction));
    }

    private void structure(String place, JsonNode one, JsonNode other, Direction direction) {
        part("items", "[]", place, one, other, direction);
        part("additionalProperties", "[*]", place, one, other, direction);
        JsonNode members = one.path("properties");
        JsonNode otherMembers = other.path("properties");
        Set<String> required = texts(one.path("required"));
        Set<String> otherRequired = texts(other.path("required"));
        members.properties().forEach(member -> {
            String name = member.getKey();
            String at = place + "." + name;
            if (!otherMembers.has(name)) {
                changes.add(Kind.MEMBER_GONE, at, direction, "");
                return;
            }
            if (required.contains(name) != otherRequired.contains(name)) {
                changes.add(required.contains(name) ? Kind.MEMBER_OPTIONAL : Kind.MEMBER_REQUIRED, at, direction, "");
            }
            compare(at, member.getValue(), otherMembers.get(name), direction);
        });
        otherMembers.properties().forEach(member -> {
            String name = member.getKey();
            if (!members.has(name)) {
                changes.add(
                        otherRequired.contains(name) ? Kind.MEMBER_REQUIRED : Kind.MEMBER_NEW,
                        place + "." + name,
                        direction,
                        "");
            }
        });
        order(place, names(members), names(otherMembers), other.has("x-member-order"), direction);
    }

    /**
     * CSV has members in the order of the contract, and so has XML where the type says so; else XML has them in the order of their names.
     * Requests are read in any order.
     */
    private void order(String place, List<String> names, List<String> others, boolean inXml, Direction direction) {
        List<String> left = new ArrayList<>(names);
        left.retainAll(others);
        List<String> first = others.subList(0, Math.min(left.size(), others.size()));
        if (!left.equals(first)) {
            changes.add(Kind.COLUMNS_MOVED, place, direction, "");
        }
        List<String> common = new ArrayList<>(others);
        common.retainAll(names);
        if (inXml && !left.equals(common)) {
            changes.add(Kind.ORDER_CHANGED, place, direction, String.join(", ", left), String.join(", ", common));
        }
    }

    private void part(String keyword, String suffix, String place, JsonNode one, JsonNode other, Direction direction) {
        JsonNode part = one.path(keyword);
        JsonNode otherPart = other.path(keyword);
        if (part.isObject() && otherPart.isObject()) {
            compare(place + suffix, part, otherPart, direction);
        } else if (!part.equals(otherPart)) {
            changes.add(Kind.SHAPE_CHANGED, place + suffix, direction, said(part), said(otherPart));
        }
    }

    private void keywords(String place, JsonNode one, JsonNode other, Direction direction) {
        Set<String> keywords = new LinkedHashSet<>();
        one.fieldNames().forEachRemaining(keywords::add);
        other.fieldNames().forEachRemaining(keywords::add);
        keywords.removeAll(STRUCTURE);
        if (!one.path("allOf").equals(other.path("allOf")) && !(isReference(one) && isReference(other))) {
            changes.add(
                    Kind.NOT_JUDGED, place, direction, "allOf " + said(one.path("allOf")), said(other.path("allOf")));
        }
        for (String keyword : keywords) {
            JsonNode value = one.path(keyword);
            JsonNode otherValue = other.path(keyword);
            if (!value.equals(otherValue)) {
                keyword(keyword, place, value, otherValue, direction);
            }
        }
    }

    private void keyword(String keyword, String place, JsonNode one, JsonNode other, Direction direction) {
        switch (keyword) {
            case "type" -> changes.add(Kind.SHAPE_CHANGED, place, direction, said(one), said(other));
            case "format" ->
                changes.add(
                        isWidth(one) && isWidth(other) ? Kind.WIDTH_CHANGED : Kind.TEXT_CHANGED,
                        place,
                        direction,
                        said(one),
                        said(other));
            case "nullable" -> {
                if (one.asBoolean() != other.asBoolean()) {
                    changes.add(other.asBoolean() ? Kind.NULL_ALLOWED : Kind.NULL_FORBIDDEN, place, direction, "");
                }
            }
            case "maxLength", "maximum", "maxItems", "maxProperties", "x-decimal-places" ->
                limit(
                        keyword,
                        place,
                        one,
                        other,
                        direction,
                        isStricter(one, other, number(other).compareTo(number(one)) < 0));
            case "minLength", "minimum", "minItems", "minProperties" ->
                limit(
                        keyword,
                        place,
                        one,
                        other,
                        direction,
                        isStricter(one, other, number(other).compareTo(number(one)) > 0));
            case "pattern", "multipleOf" -> {
                if (!other.isMissingNode()) {
                    limit(keyword, place, one, other, direction, true);
                }
                if (!one.isMissingNode()) {
                    limit(keyword, place, one, other, direction, false); // it may allow what the other did not
                }
            }
            case "enum" -> values(Kind.CHOICE_GONE, Kind.CHOICE_NEW, place, one, other, direction);
            case "x-known-values" -> values(Kind.KNOWN_VALUE_GONE, Kind.KNOWN_VALUE_NEW, place, one, other, direction);
            case "x-rules" -> values(Kind.RULE_GONE, Kind.RULE_NEW, place, one, other, direction);
            case "default" -> changes.add(Kind.DEFAULT_CHANGED, place, direction, said(one), said(other));
            case "description" -> defaultInWords(place, one.asText(""), other.asText(""), direction);
            case "x-behaviour" -> changes.add(Kind.BEHAVIOUR_CHANGED, place, direction, said(one), said(other));
            case "x-inherited" -> inherited(place, texts(one), texts(other), direction);
            case "x-hidden", "x-member-order" ->
                changes.add(Kind.ORDER_CHANGED, place, direction, said(one), said(other));
            case "xml" -> xml(place, one, other, direction);
            default -> {
                if (!WORDS.contains(keyword) && !REASON.matcher(keyword).matches()) {
                    changes.add(Kind.NOT_JUDGED, place, direction, keyword + " " + said(one), said(other));
                }
            }
        }
    }

    private void limit(
            String keyword, String place, JsonNode one, JsonNode other, Direction direction, boolean stricter) {
        changes.add(
                stricter ? Kind.LIMIT_STRICTER : Kind.LIMIT_LOOSER,
                place,
                direction,
                keyword + " " + said(one),
                said(other));
    }

    private void values(Kind gone, Kind added, String place, JsonNode one, JsonNode other, Direction direction) {
        Set<String> values = texts(one);
        Set<String> otherValues = texts(other);
        // A list that was not there allowed every value, and one that is not there any more does.
        if (gone == Kind.CHOICE_GONE && values.isEmpty() != otherValues.isEmpty()) {
            changes.add(values.isEmpty() ? gone : added, place, direction, said(one), said(other));
            return;
        }
        values.stream()
                .filter(value -> !otherValues.contains(value))
                .forEach(value -> changes.add(gone, place, direction, value));
        otherValues.stream()
                .filter(value -> !values.contains(value))
                .forEach(value -> changes.add(added, place, direction, value));
    }

    /** Members that the base class has come first in XML; one that is new takes no place from the others. */
    private void inherited(String place, Set<String> one, Set<String> other, Direction direction) {
        if (!other.containsAll(one)
                || !List.copyOf(other).subList(0, one.size()).equals(List.copyOf(one))) {
            changes.add(Kind.ORDER_CHANGED, place, direction, String.join(", ", one), String.join(", ", other));
        }
    }

    private void xml(String place, JsonNode one, JsonNode other, Direction direction) {
        Set<String> keywords = new LinkedHashSet<>();
        one.fieldNames().forEachRemaining(keywords::add);
        other.fieldNames().forEachRemaining(keywords::add);
        for (String keyword : keywords) {
            if (!one.path(keyword).equals(other.path(keyword))) {
                Kind kind =
                        switch (keyword) {
                            case "name" -> Kind.XML_NAME;
                            case "namespace" -> Kind.XML_NAMESPACE;
                            default -> Kind.XML_FORM;
                        };
                changes.add(kind, place, direction, said(one.path(keyword)), said(other.path(keyword)));
            }
        }
    }

    /** The contract says most defaults in words alone: they are none of a generated client, but of the service. */
    private void defaultInWords(String place, String one, String other, Direction direction) {
        String told = defaultOf(one);
        String otherTold = defaultOf(other);
        if (!told.equals(otherTold)) {
            changes.add(Kind.DEFAULT_CHANGED, place, direction, told, otherTold);
        }
    }

    private static String defaultOf(String description) {
        return DEFAULT.matcher(description).results().map(MatchResult::group).collect(Collectors.joining("; "));
    }

    private static List<String> names(JsonNode members) {
        List<String> names = new ArrayList<>();
        members.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Set<String> texts(JsonNode list) {
        Set<String> texts = new LinkedHashSet<>();
        list.forEach(value -> texts.add(value.asText()));
        return texts;
    }

    /** A limit that was not there is stricter than none. */
    private static boolean isStricter(JsonNode one, JsonNode other, boolean isBeyond) {
        return one.isMissingNode() || (!other.isMissingNode() && isBeyond);
    }

    /** Exactly: limits of money have more digits than a double. */
    private static BigDecimal number(JsonNode value) {
        return value.decimalValue();
    }

    private static boolean isWidth(JsonNode format) {
        return format.isMissingNode() || WIDTHS.contains(format.asText());
    }

    private static String said(JsonNode value) {
        return value.isMissingNode() ? "(nothing)" : value.isValueNode() ? value.asText() : value.toString();
    }

    private static String named(@Nullable String type) {
        return type == null ? "(no name)" : type;
    }

    /** A reference that has something to say beside it, or nothing of that kind. */
    private static boolean isReference(JsonNode schema) {
        return schema.path("allOf").isMissingNode()
                || (schema.path("allOf").size() == 1 && schema.at("/allOf/0").has("$ref"));
    }

    private static JsonNode nothing() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static @Nullable String typeName(JsonNode schema) {
        String reference = schema.path("$ref").asText(schema.at("/allOf/0/$ref").asText(""));
        return reference.isEmpty() ? null : reference.substring(reference.lastIndexOf('/') + 1);
    }

    /** A type, with the name that it has in XML, which is the one it has here where it says none. */
    private static JsonNode type(JsonNode document, String name) {
        if (document.path("components").path("schemas").path(name) instanceof ObjectNode type) {
            ObjectNode copy = type.deepCopy();
            ObjectNode xml = copy.withObject("/xml");
            xml.put("name", xml.path("name").asText(name));
            return copy;
        }
        return nothing();
    }
}
