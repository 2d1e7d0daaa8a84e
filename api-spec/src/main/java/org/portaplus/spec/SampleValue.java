package org.portaplus.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;

/** A placeholder value, as the documented pages fill their samples, with what a writer must know of its type. */
sealed interface SampleValue {

    /** A value without parts. */
    record Scalar(Kind kind, String text) implements SampleValue {}

    /** An object of a named type, its members in wire order. */
    record Structure(String type, JsonNode schema, List<Member> members) implements SampleValue {}

    /** A list with one item. */
    record OneItem(SampleValue item) implements SampleValue {}

    /** A dictionary of string lists with one entry. */
    record OneEntry(String key, String value) implements SampleValue {}

    /** A named value. */
    record Member(String name, SampleValue value) {}

    /** How formats tell scalars apart. */
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
                type,
                contract.schema(type),
                members.map(member -> new Member(member.name(), of(contract, member.schema())))
                        .toList());
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
