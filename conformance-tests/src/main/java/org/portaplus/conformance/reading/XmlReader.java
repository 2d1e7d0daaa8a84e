package org.portaplus.conformance.reading;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.portaplus.conformance.contract.Contract;
import org.portaplus.conformance.contract.Contract.Member;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** DataContract XML by the DOM of the JDK; the contract distinguishes lists and dictionaries from objects. */
final class XmlReader {
    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"utf-8\"?>";
    private static final String ARRAYS = "http://schemas.microsoft.com/2003/10/Serialization/Arrays";
    private final Contract contract;

    XmlReader(Contract contract) {
        this.contract = contract;
    }

    Item read(String text, String type) throws Unreadable {
        if (!text.startsWith(DECLARATION + "<")) {
            throw new Unreadable("XML: does not start with " + DECLARATION + " and the root element");
        }
        Element root = root(text);
        if (type.endsWith(Shape.LIST)) {
            String item = Shape.itemOf(type);
            expectName(root, "ArrayOf" + contract.xmlName(item), contract.namespace(item));
            return list(root, item);
        }
        return read(root, type);
    }

    /** A message that is part of another document. */
    Item read(Element message, String type) throws Unreadable {
        expectName(message, contract.xmlName(type), contract.namespace(type));
        return structure(message, type);
    }

    /** For bodies in the layout of the pages: indented, without declaration. */
    Item readPage(String text, String type) throws Unreadable {
        return read(root(text), type);
    }

    /** The root of a document; entities and document types are refused. */
    static Element root(String text) throws Unreadable {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(new InputSource(new StringReader(text))).getDocumentElement();
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new Unreadable("XML: " + e.getMessage(), e);
        }
    }

    private Item structure(Element element, String type) throws Unreadable {
        Map<String, Member> members = new HashMap<>();
        contract.members(type).forEach(member -> members.put(member.name(), member));
        List<Item.Entry> entries = new ArrayList<>();
        for (Element child : children(element)) {
            Member member = members.get(child.getLocalName());
            if (member != null) {
                expectName(child, member.name(), contract.namespace(type));
            }
            entries.add(new Item.Entry(child.getLocalName(), member == null ? scalar(child) : value(child, member)));
        }
        return new Item.Members(entries);
    }

    private Item value(Element element, Member member) throws Unreadable {
        if (element.getAttributeNS(XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI, "nil")
                .equals("true")) {
            return new Item.Nothing();
        }
        return switch (member.kind()) {
            case STRUCTURE -> structure(element, member.type());
            case LIST -> list(element, member.type());
            case DICTIONARY -> dictionary(element);
            default -> scalar(element);
        };
    }

    private Item list(Element element, String type) throws Unreadable {
        List<Item> items = new ArrayList<>();
        for (Element child : children(element)) {
            expectName(child, contract.xmlName(type), contract.namespace(type));
            items.add(structure(child, type));
        }
        return new Item.Items(items);
    }

    private static Item dictionary(Element element) throws Unreadable {
        List<Item.Entry> entries = new ArrayList<>();
        for (Element entry : children(element)) {
            expectName(entry, "KeyValueOfstringArrayOfstringty7Ep6D1", ARRAYS);
            List<Element> pair = children(entry);
            if (pair.size() != 2) {
                throw new Unreadable("XML: an entry of a dictionary has a Key and a Value");
            }
            expectName(pair.get(0), "Key", ARRAYS);
            expectName(pair.get(1), "Value", ARRAYS);
            List<Item> values = new ArrayList<>();
            for (Element value : children(pair.get(1))) {
                expectName(value, "string", ARRAYS);
                values.add(scalar(value));
            }
            entries.add(new Item.Entry(pair.get(0).getTextContent(), new Item.Items(values)));
        }
        return new Item.Members(entries);
    }

    private static Item scalar(Element element) {
        return new Item.Scalar(element.getTextContent(), Item.Form.UNTYPED);
    }

    /** The child elements; only blanks may stand between them. */
    static List<Element> children(Element element) throws Unreadable {
        List<Element> children = new ArrayList<>();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                children.add(child);
            } else if (!node.getTextContent().isBlank()) {
                throw new Unreadable("XML: text between the members of " + element.getNodeName());
            }
        }
        return children;
    }

    static void expectName(Element element, String name, String namespace) throws Unreadable {
        if (!name.equals(element.getLocalName()) || !namespace.equals(element.getNamespaceURI())) {
            throw new Unreadable("XML: element {" + namespace + "}" + name + " expected, got {"
                    + element.getNamespaceURI() + "}" + element.getLocalName());
        }
    }
}
