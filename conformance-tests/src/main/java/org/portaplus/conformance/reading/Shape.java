package org.portaplus.conformance.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.portaplus.conformance.contract.Contract;
import org.portaplus.conformance.contract.Contract.Kind;
import org.portaplus.conformance.contract.Contract.Member;

/** Compares a body with a type of the contract: known members only, in wire order, each of its kind. For one body. */
public final class Shape {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private final Contract contract;
    private final Format format;
    private final Map<String, List<String>> shown = new LinkedHashMap<>();
    private final List<String> faults = new ArrayList<>();

    private Shape(Contract contract, Format format) {
        this.contract = contract;
        this.format = format;
    }

    /** How a list of a type is named: {@code CreateAccount[]}. */
    public static final String LIST = "[]";

    /**
     * Reads a body.
     *
     * @param type a type of the contract, or a list of it, such as {@code ProductResponse[]}
     * @throws Unreadable when it breaks the syntax of its format
     */
    public static Reading read(Contract contract, Format format, String body, String type) throws Unreadable {
        if (format.isSoap()) {
            SoapReader.Body soap = new SoapReader(contract, format).read(body, type);
            return of(contract, Format.XML, soap.message(), type, soap.fault());
        }
        Item item =
                switch (format) {
                    case JSON -> JsonReader.read(body);
                    case JSV -> JsvReader.read(body);
                    case CSV -> new CsvReader(contract).read(body, type);
                    default -> new XmlReader(contract).read(body, type);
                };
        return of(contract, format, item, type, null);
    }

    /** Reads XML in the layout of the documented pages: indented, without declaration. */
    public static Reading readXmlPage(Contract contract, String body, String type) throws Unreadable {
        return of(contract, Format.XML, new XmlReader(contract).readPage(body, type), type, null);
    }

    private static Reading of(Contract contract, Format format, Item item, String type, String soapFault) {
        Shape shape = new Shape(contract, format);
        JsonNode tree = type.endsWith(LIST) ? shape.list(item, itemOf(type), "$") : shape.structure(item, type, "$");
        return new Reading(tree, shape.shown, soapFault, shape.faults);
    }

    /** The type of the items of a list, or the type itself. */
    public static String itemOf(String type) {
        return type.endsWith(LIST) ? type.substring(0, type.length() - LIST.length()) : type;
    }

    private JsonNode structure(Item item, String type, String path) {
        if (!(item instanceof Item.Members members)) {
            return fault(path, "an object expected");
        }
        List<Member> order = format == Format.XML ? contract.membersInXml(type) : contract.members(type);
        List<String> names = order.stream().map(Member::name).toList();
        ObjectNode node = NODES.objectNode();
        int last = -1;
        for (Item.Entry entry : members.entries()) {
            String member = path + "." + entry.name();
            int position = names.indexOf(entry.name());
            if (position < 0) {
                fault(member, "no member of " + type);
                continue;
            }
            if (position <= last) {
                fault(member, "comes too late: " + type + " has it before " + names.get(last));
            }
            last = Math.max(last, position);
            JsonNode value = value(entry.value(), order.get(position), member);
            if (!value.isMissingNode()) {
                node.set(entry.name(), value);
            }
        }
        shown.put(path, members.entries().stream().map(Item.Entry::name).toList());
        return node;
    }

    private JsonNode value(Item item, Member member, String path) {
        if (item instanceof Item.Nothing) {
            return nothing(member, path);
        }
        return switch (member.kind()) {
            case STRUCTURE -> structure(item, member.type(), path);
            case LIST -> list(item, member.type(), path);
            case DICTIONARY -> dictionary(item, path);
            default -> scalar(item, member.kind(), path);
        };
    }

    /** JSON and JSV leave nulls out; a value type has none in any format. */
    private JsonNode nothing(Member member, String path) {
        if (member.kind().isValue()) {
            return fault(path, "a value of kind " + member.kind() + " expected, got nothing");
        }
        return format == Format.JSON || format == Format.JSV
                ? fault(path, "a null, which is left out in " + format)
                : MissingNode.getInstance();
    }

    private JsonNode list(Item item, String type, String path) {
        if (!(item instanceof Item.Items list)) {
            return fault(path, "a list expected");
        }
        ArrayNode node = NODES.arrayNode();
        for (Item element : list.items()) {
            node.add(structure(element, type, path + "[" + node.size() + "]"));
        }
        return node;
    }

    private JsonNode dictionary(Item item, String path) {
        if (!(item instanceof Item.Members dictionary)) {
            return fault(path, "a dictionary expected");
        }
        ObjectNode node = NODES.objectNode();
        for (Item.Entry entry : dictionary.entries()) {
            if (!(entry.value() instanceof Item.Items values)) {
                fault(path + "." + entry.name(), "a list of texts expected");
                continue;
            }
            ArrayNode texts = node.putArray(entry.name());
            values.items().forEach(value -> texts.add(scalar(value, Kind.TEXT, path + "." + entry.name())));
        }
        return node;
    }

    private JsonNode scalar(Item item, Kind kind, String path) {
        String text = item instanceof Item.Scalar scalar ? Scalars.common(scalar, kind, format) : null;
        return text == null ? fault(path, "a value of kind " + kind + " expected, got " + item) : NODES.textNode(text);
    }

    private JsonNode fault(String path, String what) {
        faults.add(path + ": " + what);
        return MissingNode.getInstance();
    }
}
