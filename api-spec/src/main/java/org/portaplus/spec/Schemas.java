package org.portaplus.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The types of the contract in XML Schema, as .NET would export them: one schema for each namespace, members in the
 * order of the wire, lists and dictionaries as types of their own. Limits and known values are left to the contract:
 * what a service answers may be newer than the schema that a client was made from.
 *
 * <p>Tools generate classes from it without further settings. For that it is narrower than what .NET exports: only the
 * root of a document is a global element (JAXB takes those of all types for members of the same name), a class has an
 * element once, a namespace has one prefix everywhere (some tools know the root's alone), and the JAXB customizations
 * are in the schema.
 */
final class Schemas {
    /** The file that leads to all others, which are in a folder beside it. */
    static final String ALL = "service.xsd";

    private static final String FOLDER = "xsd/";

    private final XmlTypes types;
    /** The namespace of the first message, whose schema refers to all others. */
    private final String messages;
    /** By namespace, then by name: the definitions. */
    private final Map<String, Map<String, String>> definitions = new TreeMap<>();
    /** By namespace: the others that its definitions refer to. */
    private final Map<String, TreeSet<String>> imports = new TreeMap<>();

    /** The types that have a global element. */
    private final Set<XmlTypes.Type> roots = new HashSet<>();

    private Schemas(Contract contract, boolean withLists) {
        types = new XmlTypes(contract);
        messages = types.named(contract.operations().get(0).requestType()).namespace();
        contract.document().path("components").path("schemas").fieldNames().forEachRemaining(type -> {
            XmlTypes.Named named = types.named(type);
            define(named, complexType(named.name(), members(named, contract.schema(type))));
        });
        root(types.named(Contract.ERROR));
        for (Contract.Operation operation : contract.operations()) {
            for (String message : new String[] {operation.requestType(), operation.responseType()}) {
                root(types.named(message));
                if (withLists) {
                    root(new XmlTypes.Array(types.named(message)));
                }
            }
        }
    }

    /** The types of the documents of XML: messages, and the lists of requests and of their answers. */
    static Schemas ofDocuments(Contract contract) {
        return new Schemas(contract, true);
    }

    /** The types of the messages of SOAP, which has no lists of them. */
    static Schemas ofMessages(Contract contract) {
        return new Schemas(contract, false);
    }

    private String members(XmlTypes.Named type, JsonNode schema) {
        StringBuilder members = new StringBuilder();
        JaxbProperties properties = new JaxbProperties();
        for (String name : XmlTypes.elementsOnce(schema)) {
            XmlTypes.Type of = types.of(schema.path("properties").path(name));
            members.append(element(name, " minOccurs=\"0\"", type.namespace(), of, properties.annotation(name)));
        }
        return members.toString();
    }

    private String element(String name, String occurs, String inNamespace, XmlTypes.Type type) {
        return element(name, occurs, inNamespace, type, "");
    }

    private String element(String name, String occurs, String inNamespace, XmlTypes.Type type, String annotation) {
        String nillable = type.nillable() ? " nillable=\"true\"" : "";
        return "      <xs:element name=\"%s\"%s%s type=\"%s\"%s\n"
                .formatted(
                        name,
                        occurs,
                        nillable,
                        reference(inNamespace, type),
                        annotation.isEmpty() ? "/>" : ">" + annotation + "</xs:element>");
    }

    private static String complexType(String name, String elements) {
        String content =
                elements.isEmpty() ? "    <xs:sequence/>\n" : "    <xs:sequence>\n" + elements + "    </xs:sequence>\n";
        return "  <xs:complexType name=\"%s\">\n%s  </xs:complexType>\n".formatted(name, content);
    }

    private void define(XmlTypes.Type type, String definition) {
        definitions
                .computeIfAbsent(type.namespace(), namespace -> new TreeMap<>())
                .putIfAbsent(type.name(), definition);
        imports.computeIfAbsent(type.namespace(), namespace -> new TreeSet<>());
    }

    /** Makes a type the root of a document: adds the global element of its name. */
    private void root(XmlTypes.Type type) {
        if (roots.add(type)) {
            String element = "  <xs:element name=\"%1$s\" nillable=\"true\" type=\"%2$s\"/>\n"
                    .formatted(type.name(), reference(type.namespace(), type));
            definitions.get(type.namespace()).merge(type.name(), element, String::concat);
        }
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
        if (!type.namespace().equals(inNamespace)) {
            imports.computeIfAbsent(inNamespace, namespace -> new TreeSet<>()).add(type.namespace());
        }
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
        Set<String> order = new LinkedHashSet<>();
        definitions.keySet().forEach(namespace -> importedFirst(namespace, order));
        return order.stream().map(namespace -> schema(namespace, false)).collect(Collectors.joining());
    }

    /** Tools read them one after the other; wsimport warns of each name that comes only later. */
    private void importedFirst(String namespace, Set<String> order) {
        if (!order.contains(namespace)) {
            imports.get(namespace).forEach(other -> importedFirst(other, order));
            order.add(namespace);
        }
    }

    private String schema(String namespace, boolean located) {
        StringBuilder head = new StringBuilder(prefixed(namespace));
        StringBuilder content = new StringBuilder();
        for (String other : imports.get(namespace)) {
            head.append(prefixed(other));
            String place = located ? " schemaLocation=\"" + file(other) + "\"" : "";
            content.append("  <xs:import namespace=\"%s\"%s/>\n".formatted(other, place));
        }
        if (namespace.equals(messages)) {
            content.insert(0, JaxbProperties.PLAIN_MEMBERS);
        }
        content.append(String.join("", definitions.get(namespace).values()));
        if (content.indexOf("<jaxb:") >= 0) {
            head.append(JaxbProperties.DECLARATION);
        }
        return "<xs:schema xmlns:xs=\"%s\"%s targetNamespace=\"%s\" elementFormDefault=\"qualified\">\n%s</xs:schema>\n"
                .formatted(XmlTypes.SCHEMA, head, namespace, content);
    }

    /** The prefixes of all namespaces, declared. */
    String prefixes() {
        return definitions.keySet().stream().map(Schemas::prefixed).collect(Collectors.joining());
    }

    private static String prefixed(String namespace) {
        return " xmlns:%s=\"%s\"".formatted(prefix(namespace), namespace);
    }

    /** The file of a namespace, named by its last part. */
    private static String file(String namespace) {
        return last(namespace) + ".xsd";
    }

    /** The prefix of a namespace, the same everywhere. */
    static String prefix(String namespace) {
        return last(namespace).replaceFirst(".*\\.", "").toLowerCase(Locale.ROOT);
    }

    private static String last(String namespace) {
        return namespace.substring(namespace.lastIndexOf('/') + 1);
    }
}
