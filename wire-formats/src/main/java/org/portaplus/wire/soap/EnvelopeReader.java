package org.portaplus.wire.soap;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.xml.namespace.QName;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.portaplus.wire.internal.xml.ElementReader;
import org.portaplus.wire.internal.xml.MarkupWatch;

/** Finds the message in its envelope: SOAP 1.1 section 4, SOAP 1.2 part 1 sections 2 and 5. */
final class EnvelopeReader extends ElementReader {
    /** WS-Addressing as .NET clients speak it. Over HTTP the connection says whom a message is to. */
    private static final Set<String> ADDRESSING =
            Set.of("http://schemas.xmlsoap.org/ws/2004/08/addressing", "http://www.w3.org/2005/08/addressing");

    private static final Set<String> UNDERSTOOD = Set.of("Action", "To");

    /** Whoever receives a message has these roles. */
    private static final Set<String> OURS = Set.of(
            "",
            "http://schemas.xmlsoap.org/soap/actor/next",
            "http://www.w3.org/2003/05/soap-envelope/role/next",
            "http://www.w3.org/2003/05/soap-envelope/role/ultimateReceiver");

    private final SoapVersion expected;
    /** The version of the envelope, once its root has told one; until then the one that is expected. */
    private SoapVersion version;

    private boolean told;

    private @Nullable QName element;
    /** The open elements around the message. */
    private int around = 2;

    private boolean detail;
    /** The namespace of the header Action. */
    private String addressing = "";

    /** @param expected the version that refusals speak of; an envelope of the other is read as well */
    EnvelopeReader(XMLStreamReader reader, MarkupWatch watch, SoapVersion expected) {
        super(reader, watch);
        this.expected = expected;
        this.version = expected;
    }

    /** The version of the envelope, which its namespace tells; empty until the root was read, and where it is none. */
    Optional<SoapVersion> version() {
        return told ? Optional.of(version) : Optional.empty();
    }

    /** The namespace of WS-Addressing whose header Action was read; empty when there was none. */
    String addressing() {
        return addressing;
    }

    /** The element in the body, once the envelope around it has been read. */
    QName element() throws XMLStreamException {
        if (element == null) {
            enter();
            element = reader.getName();
        }
        return element;
    }

    @Override
    public void root(String name, String namespace) throws XMLStreamException {
        element();
        checkName(detail ? "the detail" : "the message in the body", name, namespace);
    }

    private void enter() throws XMLStreamException {
        nextChild();
        Optional<SoapVersion> found =
                name().equals("Envelope") ? SoapVersion.ofNamespace(reader.getNamespaceURI()) : Optional.empty();
        told = found.isPresent();
        version = found.orElse(expected);
        // Behind the root: whose envelope it is decides how even what the document says of itself is refused.
        prologue();
        if (!told) {
            // Only an envelope has a version; anything else is no message at all.
            throw new EnvelopeRefusal(
                    name().equals("Envelope") ? SoapFaultCode.VERSION_MISMATCH : SoapFaultCode.SENDER,
                    "the root must be Envelope in " + expected.namespace() + ", not " + name() + " in " + namespace(),
                    reader.getLocation());
        }
        boolean child = nextChild();
        if (child && is("Header")) {
            headers();
            child = nextChild();
        }
        if (!child || !is("Body")) {
            throw problem("the envelope must have a Body" + (child ? ", not " + name() + " in " + namespace() : ""));
        }
        if (!nextChild()) {
            throw problem("the Body must hold one message");
        }
    }

    private void headers() throws XMLStreamException {
        while (nextChild()) {
            if (mustUnderstand() && OURS.contains(attribute(version.addressee())) && !understood()) {
                throw new EnvelopeRefusal(
                        SoapFaultCode.MUST_UNDERSTAND,
                        "the header " + name() + " in " + namespace() + " is not understood",
                        reader.getLocation());
            }
            if (understood() && name().equals("Action")) {
                addressing = namespace();
            }
            skip();
        }
    }

    private boolean understood() {
        return ADDRESSING.contains(namespace()) && UNDERSTOOD.contains(name());
    }

    private boolean mustUnderstand() throws XMLStreamException {
        return switch (attribute("mustUnderstand")) {
            case "1", "true" -> true;
            case "", "0", "false" -> false;
            default -> throw problem("mustUnderstand must be true or false");
        };
    }

    private String attribute(String name) {
        String value = reader.getAttributeValue(version.namespace(), name);
        return value == null ? "" : value.strip();
    }

    private boolean is(String name) {
        return name().equals(name) && version.namespace().equals(reader.getNamespaceURI());
    }

    @Override
    public void end() throws XMLStreamException {
        for (; around > 0; around--) {
            if (nextChild()) {
                throw problem("the Body must hold one message, and nothing may follow it: " + name());
            }
        }
        super.end();
    }

    boolean hasDetail() {
        return detail;
    }

    /** Code and reason of the fault that is the current element; moves to its detail, where it has one. */
    SoapFault fault() throws XMLStreamException {
        SoapFaultCode code = null;
        String reason = null;
        Set<String> given = new HashSet<>();
        while (nextChild()) {
            if (!isFaultPart()) {
                skip();
                continue;
            }
            if (!given.add(name())) {
                throw problem(name() + " is given twice");
            }
            switch (name()) {
                case "faultcode" -> code = code(text());
                case "faultstring" -> reason = text();
                case "Code" -> {
                    expectChild("Value");
                    code = code(text());
                    leave();
                }
                case "Reason" -> {
                    expectChild("Text");
                    reason = text();
                    leave();
                }
                case "detail", "Detail" -> {
                    detail = nextChild();
                    if (detail) {
                        around = 4;
                        return complete(code, reason);
                    }
                }
                default -> skip();
            }
        }
        SoapFault bare = complete(code, reason);
        end();
        return bare;
    }

    private SoapFault complete(@Nullable SoapFaultCode code, @Nullable String reason) throws XMLStreamException {
        if (code == null || reason == null) {
            throw problem("a fault must have a code and a reason");
        }
        return new SoapFault(code, reason, null);
    }

    /** The parts of a fault have no namespace in 1.1, and that of the envelope in 1.2. */
    private boolean isFaultPart() {
        String namespace = reader.getNamespaceURI();
        return version == SoapVersion.V1_1
                ? namespace == null || namespace.isEmpty()
                : version.namespace().equals(namespace);
    }

    /** The code of a qualified name. Some senders leave its prefix out where it has one; a wrong one is another code. */
    private SoapFaultCode code(String qualified) throws XMLStreamException {
        String name = qualified.strip();
        int colon = name.indexOf(':');
        boolean ours = colon < 0 || version.namespace().equals(reader.getNamespaceURI(name.substring(0, colon)));
        return Optional.ofNullable(ours ? name.substring(colon + 1) : null)
                .flatMap(local -> SoapFaultCode.named(local, version))
                .orElseThrow(() -> problem("the code of a fault must be one of the envelope's namespace"));
    }

    /** Moves to the end of the element around the current one. */
    private void leave() throws XMLStreamException {
        while (nextChild()) {
            skip();
        }
    }

    /** A refusal with a code of its own. */
    static final class EnvelopeRefusal extends Refusal {
        private static final long serialVersionUID = 1L;

        private final SoapFaultCode code;

        EnvelopeRefusal(SoapFaultCode code, String problem, Location location) {
            super(problem, location);
            this.code = code;
        }

        SoapFaultCode code() {
            return code;
        }
    }
}
