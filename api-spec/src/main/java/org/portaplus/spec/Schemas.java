package org.portaplus.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The types of the contract in XML Schema, as .NET would export them: one schema for each namespace, members in the order
 * of the wire, lists and dictionaries as types of their own. Limits and known values are left to the contract: what a
 * service answers may be newer than the schema that a client was made from.
 */
final class Schemas {
    /** The file that leads to all others, which are in a folder beside it. */
    static final String ALL = "service.xsd";

    private static final String FOLDER = "xsd/";

    private final XmlTypes types;
    /** By namespace, then by name: the definitions. */
    private final Map<String, Map<String, String>> definitions = new TreeMap<>();
    /** By namespace: the others that its definitions refer to. */
    private final Map<String, TreeSet<String>> imports = new TreeMap<>();

    Schemas(Contract contract) {
        types = new XmlTypes(contract);
        contract.document().path("components").path("schemas").fieldNames().forEachRemaining(type -> {
            XmlTypes.Named named = types.named(type);
            define(named, complexType(named.name(), members(named, contract.schema(type))));
        });
        for (Contract.Operation operation : contract.operations()) {
            // What a list of requests and a list of their answers would be.
            reference(types.named(operation.requestType()).namespace(), list(operation.requestType()));
            reference(types.named(operation.responseType()).namespace(), list(operation.responseType()));
        }
    }

    private XmlTypes.Array list(String type) {
        return new XmlTypes.Array(types.named(type));
    }

    private String members(XmlTypes.Named type, JsonNode schema) {
        StringBuilder members = new StringBuilder();
        for (XmlTypes.Element element : XmlTypes.elements(schema)) {
            XmlTypes.Type of = types.of(schema.path("properties").path(element.name()));
            // Were it optional, a validator could not tell it from the member of the same name that comes later.
            String occurs = element.hidden() ? "" : " minOccurs=\"0\"";
            members.append(element(element.name(), occurs, type.namespace(), of));
        }
        return members.toString();
    }

    private String element(String name, String occurs, String inNamespace, XmlTypes.Type type) {
        return "      <xs:element name=\"%s\"%s%s type=\"%s\"/>\n"
                .formatted(name, occurs, type.nillable() ? " nillable=\"true\"" : "", reference(inNamespace, type));
    }

    private static String complexType(String name, String elements) {
        String content =
                elements.isEmpty() ? "    <xs:sequence/>\n" : "    <xs:sequence>\n" + elements + "    </xs:sequence>\n";
        return "  <xs:complexType name=\"%s\">\n%s  </xs:complexType>\n".formatted(name, content);
    }

    /** Adds a type and the global element of its name. */
    private void define(XmlTypes.Type type, String definition) {
        String element = "  <xs:element name=\"%1$s\" nillable=\"true\" type=\"tns:%1$s\"/>\n".formatted(type.name());
        definitions
                .computeIfAbsent(type.namespace(), namespace -> new TreeMap<>())
                .put(type.name(), definition + element);
        imports.computeIfAbsent(type.namespace(), namespace -> new TreeSet<>());
    }

    /** The qualified name of a type as it is written in a namespace; lists and dictionaries are defined on the way. */
    private String reference(String inNamespace, XmlTypes.Type type) {
        if (type instanceof XmlTypes.BuiltIn) {
            return "xs:" + type.name();
        }
        if (type instanceof XmlTypes.Array array) {
            define(array, complexType(array.name(), items(array.item().name(), array.namespace(), array.item())));
        } else if (type instanceof XmlTypes.Dictionary dictionary) {
            define(dictionary, dictionary(dictionary));
        }
        if (type.namespace().equals(inNamespace)) {
            return "tns:" + type.name();
        }
        imports.computeIfAbsent(inNamespace, namespace -> new TreeSet<>()).add(type.namespace());
        return prefix(type.namespace()) + ":" + type.name();
    }

    private String items(String name, String namespace, XmlTypes.Type item) {
        return element(name, " minOccurs=\"0\" maxOccurs=\"unbounded\"", namespace, item);
    }

    private String dictionary(XmlTypes.Dictionary dictionary) {
        String pair = element("Key", "", dictionary.namespace(), new XmlTypes.BuiltIn("string", true))
                + element("Value", "", dictionary.namespace(), dictionary.value());
        return complexType(dictionary.name(), """
                      <xs:element name="%s" minOccurs="0" maxOccurs="unbounded">
                        <xs:complexType>
                          <xs:sequence>
                %s          </xs:sequence>
                        </xs:complexType>
                      </xs:element>
                """.formatted(dictionary.entry(), pair.indent(6))
                .indent(0));
    }

    /** One file for each namespace, and one that imports them all. */
    Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        StringBuilder all = new StringBuilder();
        for (String namespace : definitions.keySet()) {
            all.append("  <xs:import namespace=\"%s\" schemaLocation=\"%s\"/>\n"
                    .formatted(namespace, FOLDER + file(namespace)));
            files.put(FOLDER + file(namespace), Wsdl.DECLARATION + schema(namespace, true));
        }
        files.put(
                ALL,
                "%s<xs:schema xmlns:xs=\"%s\">\n%s</xs:schema>\n".formatted(Wsdl.DECLARATION, XmlTypes.SCHEMA, all));
        return files;
    }

    /** All schemas, one after the other, for a document that holds them itself. */
    String inline() {
        StringBuilder all = new StringBuilder();
        definitions.keySet().forEach(namespace -> all.append(schema(namespace, false)));
        return all.toString();
    }

    private String schema(String namespace, boolean located) {
        StringBuilder head = new StringBuilder();
        StringBuilder imported = new StringBuilder();
        for (String other : imports.get(namespace)) {
            head.append(" xmlns:%s=\"%s\"".formatted(prefix(other), other));
            String place = located ? " schemaLocation=\"" + file(other) + "\"" : "";
            imported.append("  <xs:import namespace=\"%s\"%s/>\n".formatted(other, place));
        }
        return "<xs:schema xmlns:xs=\"%1$s\" xmlns:tns=\"%2$s\"%3$s targetNamespace=\"%2$s\" elementFormDefault=\"qualified\">\n%4$s%5$s</xs:schema>\n"
                .formatted(
                        XmlTypes.SCHEMA,
                        namespace,
                        head,
                        imported,
                        String.join("", definitions.get(namespace).values()));
    }

    /** The file of a namespace, named by its last part. */
    private static String file(String namespace) {
        return last(namespace) + ".xsd";
    }

    private static String prefix(String namespace) {
        return last(namespace).replaceFirst(".*\\.", "").toLowerCase(java.util.Locale.ROOT);
    }

    private static String last(String namespace) {
        return namespace.substring(namespace.lastIndexOf('/') + 1);
    }
}
