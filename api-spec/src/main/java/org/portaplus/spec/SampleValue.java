package org.portaplus.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A placeholder value, as the documented pages fill their samples, with what a writer must know of its type. */
sealed interface SampleValue {

    /** A value without parts. */
    record Scalar(Kind kind, String text) implements SampleValue {}

    /** An object of a type that has this name in XML, its members in wire order. */
    record Structure(String type, JsonNode schema, List<Member> members) implements SampleValue {}

    /** A list with one item. */
    record OneItem(SampleValue item) implements SampleValue {}

    /** A dictionary of string lists with one entry. */
    record OneEntry(String key, String value) implements SampleValue {}

    /** A named value. */
    record Member(String name, SampleValue value) {}

    /** Texts that are written as they are in every format. */
    Pattern PLAIN = Pattern.compile("[A-Za-z0-9 ._-]+");

    /** How formats distinguish scalars. */
    enum Kind {
        TEXT,
        NUMBER,
        BOOLEAN,
        DATE
    }

    /**
     * The sample of a type: every text is {@code String}, every number 0, every enumeration its first known value
     * ({@code x-sample} where the page shows another).
     * Members that are ours are left out, since the documented pages know none.
     */
    static Structure of(Contract contract, String type) {
        boolean ours = contract.isExtension(type);
        Stream<Contract.Member> members =
                contract.members(type).stream().filter(member -> ours || !member.isExtension());
        return new Structure(
                contract.xmlName(type),
                contract.schema(type),
                members.map(member -> new Member(member.name(), of(contract, member.schema())))
                        .toList());
    }

    /**
     * A value of a type as JSON has it, with the members that are there.
     *
     * @throws IllegalArgumentException when the type has no such member, or the writers of samples cannot write it: they know
     *     no escapes, and lists of one item only
     */
    static Structure of(Contract contract, String type, JsonNode value) {
        List<Contract.Member> members = contract.members(type).stream()
                .filter(member -> value.has(member.name()))
                .toList();
        require(value.isObject() && members.size() == value.size(), type, value);
        return new Structure(
                contract.xmlName(type),
                contract.schema(type),
                members.stream()
                        .map(member ->
                                new Member(member.name(), given(contract, member.schema(), value.get(member.name()))))
                        .toList());
    }

    private static SampleValue given(Contract contract, JsonNode schema, JsonNode value) {
        String type = Contract.typeName(schema);
        if (type != null) {
            return of(contract, type, value);
        }
        return switch (schema.path("type").asText()) {
            case "array" -> {
                require(value.size() == 1, "a list", value);
                yield new OneItem(given(contract, schema.path("items"), value.get(0)));
            }
            case "boolean" -> scalar(Kind.BOOLEAN, value.isBoolean(), value);
            case "integer", "number" -> scalar(Kind.NUMBER, value.isIntegralNumber(), value);
            default ->
                scalar(
                        Kind.TEXT,
                        value.isTextual() && PLAIN.matcher(value.asText()).matches(),
                        value);
        };
    }

    private static Scalar scalar(Kind kind, boolean possible, JsonNode value) {
        require(possible, kind.name(), value);
        return new Scalar(kind, value.asText());
    }

    private static void require(boolean possible, String what, JsonNode value) {
        if (!possible) {
            throw new IllegalArgumentException("no sample of " + what + ": " + value);
        }
    }

    private static SampleValue of(Contract contract, JsonNode schema) {
        String type = Contract.typeName(schema);
        if (type != null) {
            return of(contract, type);
        }
        return switch (schema.path("type").asText()) {
            case "array" -> new OneItem(of(contract, schema.path("items")));
            case "object" -> new OneEntry("String", "String");
            case "boolean" -> new Scalar(Kind.BOOLEAN, "false");
            case "integer", "number" -> new Scalar(Kind.NUMBER, "0");
            default ->
                schema.path("format").asText().equals("dotnet-date-time")
                        ? new Scalar(Kind.DATE, "0001-01-01")
                        : new Scalar(Kind.TEXT, text(schema));
        };
    }

    private static String text(JsonNode schema) {
        return schema.path("x-sample").asText(schema.at("/x-known-values/0").asText("String"));
    }
}
