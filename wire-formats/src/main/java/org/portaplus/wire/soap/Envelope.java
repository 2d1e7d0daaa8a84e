package org.portaplus.wire.soap;

import java.io.IOException;
import org.portaplus.wire.internal.contract.Namespaces;
import org.portaplus.wire.internal.io.XmlOutput;
import org.portaplus.wire.internal.xml.Enclosure;

/**
 * The envelope around a message. On the wire it is what .NET writes. On the metadata pages it is a template: other
 * prefixes, the message at the beginning of its line, empty lines around it.
 */
class Envelope implements Enclosure {
    private static final String WIRE_PREFIX = "s";

    private final SoapVersion version;

    Envelope(SoapVersion version) {
        this.version = version;
    }

    @Override
    public void begin(XmlOutput out, boolean page) throws IOException {
        String prefix = prefix(page);
        out.ascii(DECLARATION);
        out.ascii(page ? "\n<" : "<");
        out.ascii(prefix);
        out.ascii(":Envelope");
        if (page) {
            declare(out, "xsi", Namespaces.INSTANCE);
            declare(out, "xsd", Namespaces.SCHEMA);
        }
        declare(out, prefix, version.namespace());
        out.ascii(page ? ">\n    <" : "><");
        out.ascii(prefix);
        out.ascii(page ? ":Body>\n\n" : ":Body>");
    }

    @Override
    public void end(XmlOutput out, boolean page) throws IOException {
        String prefix = prefix(page);
        out.ascii(page ? "\n\n    </" : "</");
        out.ascii(prefix);
        out.ascii(page ? ":Body>\n</" : ":Body></");
        out.ascii(prefix);
        out.ascii(":Envelope>");
    }

    /** The prefix of the envelope's namespace. */
    final String prefix(boolean page) {
        return page ? version.pagePrefix() : WIRE_PREFIX;
    }

    private static void declare(XmlOutput out, String prefix, String namespace) throws IOException {
        out.ascii(" xmlns:" + prefix + "=\"" + namespace + "\"");
    }
}
