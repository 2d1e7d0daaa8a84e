package org.portaplus.wire.internal.xml;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.io.ContentReference;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.portaplus.wire.internal.contract.ContractType;
import org.portaplus.wire.internal.contract.Namespaces;

/**
 * Elements one by one, with everything refused that data contracts never hold: DTDs, instructions, stray text. Not
 * thread-safe.
 */
public class ElementReader {
    /** Where the elements come from. */
    protected final XMLStreamReader reader;

    private final MarkupWatch watch;
    /** Where the last text begins, if that is another line than where it ends. */
    private @Nullable Location textBegin;

    /** Reads from {@code reader}, which reads from {@code watch}. */
    public ElementReader(XMLStreamReader reader, MarkupWatch watch) {
        this.reader = reader;
        this.watch = watch;
    }

    /** Moves to the message's element and checks its name. */
    public void root(String name, String namespace) throws XMLStreamException {
        prologue();
        nextChild();
        checkName("the root", name, namespace);
    }

    /** Refuses what the document says of itself where it cannot be read. */
    protected final void prologue() throws XMLStreamException {
        if (!watch.encoding().allows(reader.getCharacterEncodingScheme())) {
            throw problem("the encoding must be UTF-8");
        }
        if ("1.1".equals(reader.getVersion())) {
            throw problem("XML 1.1 is not supported");
        }
    }

    /** Refuses the current element, called {@code what}, unless it has this name. */
    protected final void checkName(String what, String name, String namespace) throws XMLStreamException {
        if (!reader.getLocalName().equals(name) || !namespace.equals(reader.getNamespaceURI())) {
            throw problem(what + " must be " + name + " in " + namespace + ", not " + reader.getLocalName() + " in "
                    + namespace());
        }
    }

    /** The namespace of the current element, as a refusal names it. */
    protected final String namespace() {
        String namespace = reader.getNamespaceURI();
        return namespace == null || namespace.isEmpty() ? "no namespace" : namespace;
    }

    /** Moves to the next start or end of an element; true for a start. */
    public final boolean nextChild() throws XMLStreamException {
        while (true) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    return true;
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    return false;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (!reader.isWhiteSpace()) {
                        throw problem("text between elements");
                    }
                }
                default -> refuseOthers();
            }
        }
    }

    private void refuseOthers() throws XMLStreamException {
        switch (reader.getEventType()) {
            case XMLStreamConstants.COMMENT, XMLStreamConstants.SPACE -> {}
            case XMLStreamConstants.DTD -> throw problem("a document type is not allowed");
            case XMLStreamConstants.PROCESSING_INSTRUCTION -> throw problem("a processing instruction is not allowed");
            case XMLStreamConstants.ENTITY_REFERENCE -> throw problem("an entity is not allowed");
            default -> throw problem("the document ends too early");
        }
    }

    /** Local name of the current element. */
    public final String name() {
        return reader.getLocalName();
    }

    /** Whether the current element has this local name. */
    public final boolean isNamed(String name) {
        return reader.getLocalName().equalsIgnoreCase(name);
    }

    /** Refuses the current element unless it has this local name. */
    public final void expect(String name) throws XMLStreamException {
        if (!isNamed(name)) {
            throw problem(name + " expected, not " + reader.getLocalName());
        }
    }

    /** Moves to a child that must be there under this name. */
    public final void expectChild(String name) throws XMLStreamException {
        if (!nextChild()) {
            throw problem(name + " expected");
        }
        expect(name);
    }

    /** Whether the current element is nil; also refuses what would change its type or make it a reference. */
    public final boolean isNil(ContractType type) throws XMLStreamException {
        boolean nil = false;
        for (int i = 0, count = reader.getAttributeCount(); i < count; i++) {
            String namespace = reader.getAttributeNamespace(i);
            String attribute = reader.getAttributeLocalName(i);
            if (Namespaces.INSTANCE.equals(namespace)) {
                if (attribute.equals("nil")) {
                    nil = nilValue(reader.getAttributeValue(i).strip());
                } else if (attribute.equals("type")) {
                    checkType(reader.getAttributeValue(i).strip(), type);
                }
            } else if (Namespaces.SERIALIZATION.equals(namespace) && attribute.equals("Ref")) {
                throw problem("references are not supported");
            }
        }
        return nil;
    }

    private boolean nilValue(String value) throws XMLStreamException {
        return switch (value) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw problem("nil must be true or false");
        };
    }

    private void checkType(String value, ContractType type) throws XMLStreamException {
        int colon = value.indexOf(':');
        String namespace = reader.getNamespaceURI(colon < 0 ? "" : value.substring(0, colon));
        if (!value.substring(colon + 1).equals(type.name()) || !type.namespace().equals(namespace)) {
            throw problem("the type must be " + type.name());
        }
    }

    /** Moves past a nil element, which must be empty. */
    public final void nil() throws XMLStreamException {
        if (nextChild()) {
            throw problem("a nil element has content");
        }
    }

    /** The text of the current element, moving to its end. */
    public final String text() throws XMLStreamException {
        StringBuilder joined = null;
        String first = null;
        textBegin = null;
        while (true) {
            switch (reader.next()) {
                case XMLStreamConstants.END_ELEMENT -> {
                    return joined != null ? joined.toString() : first == null ? "" : first;
                }
                case XMLStreamConstants.START_ELEMENT -> throw problem("an element inside a text");
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (first == null) {
                        first = reader.getText();
                        textBegin = first.indexOf('\n') < 0 ? null : reader.getLocation();
                    } else {
                        joined = joined == null ? new StringBuilder(first) : joined;
                        joined.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
                    }
                }
                default -> refuseOthers();
            }
        }
    }

    /** Moves past the current element and all below it. */
    public final void skip() throws XMLStreamException {
        int depth = 1;
        while (depth > 0) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {}
                default -> refuseOthers();
            }
        }
    }

    /** Moves to the end of the document; only blanks and comments may come. */
    public void end() throws XMLStreamException {
        while (reader.next() != XMLStreamConstants.END_DOCUMENT) {
            refuseOthers();
        }
    }

    /** A refusal at the current place. */
    public final XMLStreamException problem(String text) {
        return new Refusal(text, reader.getLocation());
    }

    /** The line of the last text, also where it goes on for more than one. */
    public final JsonLocation textLocation() {
        return textBegin == null ? location() : location(textBegin);
    }

    /** The current place. */
    public final JsonLocation location() {
        return location(reader.getLocation());
    }

    /** A place as Jackson knows it. */
    public static JsonLocation location(Location place) {
        return new JsonLocation(
                ContentReference.unknown(),
                -1L,
                place.getCharacterOffset(),
                place.getLineNumber(),
                place.getColumnNumber());
    }

    /** Gives up the reader's buffers. */
    public final void close() {
        try {
            reader.close();
        } catch (XMLStreamException ignored) {
            // Nothing is lost: the source is closed by its owner.
        }
    }

    /** Keeps the message free of the place, which StAX would append. */
    protected static class Refusal extends XMLStreamException {
        private static final long serialVersionUID = 1L;

        private final String problem;

        /** With the place that {@code location} tells. */
        protected Refusal(String problem, Location location) {
            super(problem, location);
            this.problem = problem;
        }

        @Override
        public String getMessage() {
            return problem;
        }
    }
}
