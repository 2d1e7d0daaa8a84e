package org.portaplus.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The types of the contract as .NET data contracts: their names, and the elements of a class in order. */
final class XmlTypes {
    static final String SCHEMA = "http://www.w3.org/2001/XMLSchema";
    static final String INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";
    /** Lists of built-in types, and dictionaries. */
    static final String ARRAYS = "http://schemas.microsoft.com/2003/10/Serialization/Arrays";

    private final Contract contract;

    XmlTypes(Contract contract) {
        this.contract = contract;
    }

    /** A type by its name in XML. */
    sealed interface Type {
        String name();

        String namespace();

        /** Whether nil stands for a value that is not there; value types are left out instead. */
        default boolean nillable() {
            return true;
        }
    }

    /** A type of XML Schema. */
    record BuiltIn(String name, boolean nillable) implements Type {
        @Override
        public String namespace() {
            return SCHEMA;
        }
    }

    /** A type of the contract. */
    record Named(String name, String namespace) implements Type {}

    /** A list. */
    record Array(Type item) implements Type {
        @Override
        public String name() {
            return "ArrayOf" + item.name();
        }

        @Override
        public String namespace() {
            return item instanceof BuiltIn ? ARRAYS : item.namespace();
        }
    }

    /** A dictionary whose keys are texts. */
    record Dictionary(Type value) implements Type {
        @Override
        public String name() {
            return "ArrayOf" + entry();
        }

        @Override
        public String namespace() {
            return ARRAYS;
        }

        /** The name of an entry, which ends with a digest unless the value is of a built-in type. */
        String entry() {
            return "KeyValueOfstring" + value.name() + (value instanceof BuiltIn ? "" : digest(value.namespace()));
        }
    }

    /** The suffix of a dictionary entry of string keys: it depends on the namespace of the values only. */
    static String digest(String valueNamespace) {
        String text = " 2 " + SCHEMA + " " + valueNamespace;
        try {
            byte[] md5 = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
            String base64 = Base64.getEncoder().encodeToString(Arrays.copyOf(md5, 6));
            return base64.replace("/", "_S").replace("+", "_P");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }

    /** A type of the contract by its name there. */
    Named named(String type) {
        return new Named(
                contract.xmlName(type),
                contract.schema(type).path("xml").path("namespace").asText());
    }

    /** The type of a member or item. */
    Type of(JsonNode schema) {
        String type = Contract.typeName(schema);
        if (type != null) {
            return named(type);
        }
        return switch (schema.path("type").asText()) {
            case "array" -> new Array(of(schema.path("items")));
            case "object" -> new Dictionary(of(schema.path("additionalProperties")));
            case "boolean" -> new BuiltIn("boolean", false);
            case "integer" -> new BuiltIn(schema.path("format").asText().equals("int64") ? "long" : "int", false);
            case "number" -> new BuiltIn("decimal", false);
            default ->
                schema.path("format").asText().equals("dotnet-date-time")
                        ? new BuiltIn("dateTime", false)
                        : new BuiltIn("string", true);
        };
    }

    /**
     * An element of a class.
     *
     * @param hidden whether it belongs to a member of the base that the class redeclares; it is still written
     */
    record Element(String name, boolean hidden) {}

    /** The elements of a class: the base level first, each level in ordinal order. */
    static List<Element> elements(JsonNode schema) {
        List<String> members = new ArrayList<>();
        schema.path("properties").fieldNames().forEachRemaining(members::add);
        if (schema.path("x-member-order").asText().equals("declared")) {
            return members.stream().map(name -> new Element(name, false)).toList();
        }
        Set<String> inherited = names(schema.path("x-inherited"));
        Set<String> hidden = names(schema.path("x-hidden"));
        List<Element> base = new ArrayList<>();
        List<Element> own = new ArrayList<>();
        for (String member : members) {
            if (hidden.contains(member)) {
                base.add(new Element(member, true));
            }
            boolean ofBase = inherited.contains(member) && !hidden.contains(member);
            (ofBase ? base : own).add(new Element(member, false));
        }
        base.sort(Comparator.comparing(Element::name));
        own.sort(Comparator.comparing(Element::name));
        base.addAll(own);
        return base;
    }

    /** The elements of a class, each once: of two of the same name the one of the base, which comes first. */
    static Set<String> elementsOnce(JsonNode schema) {
        Set<String> names = new LinkedHashSet<>();
        elements(schema).forEach(element -> names.add(element.name()));
        return names;
    }

    private static Set<String> names(JsonNode list) {
        Set<String> names = new HashSet<>();
        list.forEach(name -> names.add(name.asText()));
        return names;
    }
}
