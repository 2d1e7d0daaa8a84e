package org.portaplus.conformance.reading;

import java.util.List;
import org.portaplus.conformance.contract.Contract;
import org.w3c.dom.Element;

/** Envelopes and faults of SOAP by the DOM of the JDK; what is inside is read as DataContract XML. */
final class SoapReader {
    private final XmlReader xml;
    private final boolean first;
    private final String namespace;

    /** For one of the two versions. */
    SoapReader(Contract contract, Format version) {
        xml = new XmlReader(contract);
        first = version == Format.SOAP11;
        namespace = first ? "http://schemas.xmlsoap.org/soap/envelope/" : "http://www.w3.org/2003/05/soap-envelope";
    }

    /**
     * A body of SOAP.
     *
     * @param message the message, or the detail of the fault
     * @param fault whose fault it is, in the words of SOAP 1.2; null for a message
     */
    record Body(Item message, String fault) {}

    Body read(String text, String type) throws Unreadable {
        Element envelope = XmlReader.root(text);
        XmlReader.expectName(envelope, "Envelope", namespace);
        Element body = body(envelope);
        XmlReader.expectName(body, "Body", namespace);
        Element message = only(body, "a Body has one element");
        return message.getLocalName().equals("Fault")
                ? first ? fault11(message, type) : fault12(message, type)
                : new Body(xml.read(message, type), null);
    }

    /** After the headers, if there are any; their content is for the case to expect. */
    private Element body(Element envelope) throws Unreadable {
        List<Element> children = XmlReader.children(envelope);
        if (children.size() != 2) {
            return only(envelope, "an Envelope has a Body, and may have a Header");
        }
        XmlReader.expectName(children.get(0), "Header", namespace);
        return children.get(1);
    }

    private Body fault11(Element fault, String type) throws Unreadable {
        XmlReader.expectName(fault, "Fault", namespace);
        List<Element> parts = parts(fault, "faultcode", "faultstring", "detail");
        for (Element part : parts) {
            if (part.getNamespaceURI() != null) {
                throw new Unreadable("SOAP: " + part.getNodeName() + " belongs to no namespace");
            }
        }
        String code =
                switch (code(parts.get(0))) {
                    case "Client" -> "Sender";
                    case "Server" -> "Receiver";
                    default -> code(parts.get(0));
                };
        return fault(code, parts.get(1), parts.get(2), type);
    }

    private Body fault12(Element fault, String type) throws Unreadable {
        XmlReader.expectName(fault, "Fault", namespace);
        List<Element> parts = parts(fault, "Code", "Reason", "Detail");
        Element value = only(parts.get(0), "a Code has a Value");
        XmlReader.expectName(value, "Value", namespace);
        Element text = only(parts.get(1), "a Reason has a Text");
        XmlReader.expectName(text, "Text", namespace);
        if (text.getAttributeNS("http://www.w3.org/XML/1998/namespace", "lang").isEmpty()) {
            throw new Unreadable("SOAP: Text has xml:lang");
        }
        return fault(code(value), text, parts.get(2), type);
    }

    private Body fault(String code, Element reason, Element detail, String type) throws Unreadable {
        if (reason.getTextContent().isBlank()) {
            throw new Unreadable("SOAP: a fault has a reason");
        }
        if (!type.equals("ErrorResponse")) {
            throw new Unreadable("SOAP: a fault came: " + code + ", " + reason.getTextContent());
        }
        return new Body(xml.read(only(detail, "the detail is one element"), type), code);
    }

    /** The local name of a code, whose prefix must be that of the envelope. */
    private String code(Element element) throws Unreadable {
        String[] name = element.getTextContent().split(":", 2);
        if (name.length < 2 || !namespace.equals(element.lookupNamespaceURI(name[0]))) {
            throw new Unreadable("SOAP: the code " + element.getTextContent() + " is none of " + namespace);
        }
        return name[1];
    }

    private static List<Element> parts(Element fault, String... names) throws Unreadable {
        List<Element> parts = XmlReader.children(fault);
        if (!parts.stream().map(Element::getLocalName).toList().equals(List.of(names))) {
            throw new Unreadable("SOAP: a fault has " + String.join(", ", names) + ", in this order");
        }
        return parts;
    }

    private static Element only(Element parent, String otherwise) throws Unreadable {
        List<Element> children = XmlReader.children(parent);
        if (children.size() != 1) {
            throw new Unreadable("SOAP: " + otherwise);
        }
        return children.get(0);
    }
}
