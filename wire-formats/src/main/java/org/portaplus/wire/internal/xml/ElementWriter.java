package org.portaplus.wire.internal.xml;

import com.fasterxml.jackson.core.SerializableString;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.portaplus.wire.internal.contract.ContractType;
import org.portaplus.wire.internal.contract.Namespaces;
import org.portaplus.wire.internal.io.XmlOutput;

/**
 * Tags, prefixes and layout. A namespace gets the prefix {@code d<depth>p1} where the serializer of .NET gives it one:
 * depth counts the elements with content from the root. No element declares two, so 1 is the only number. Not thread-safe.
 */
public final class ElementWriter {
    private static final byte[] BEGIN = {'<'};
    private static final byte[] END = {'<', '/'};
    private static final byte[] NO_PREFIX = {};

    private final XmlOutput out;
    private Enclosure enclosure;
    private boolean page;
    private boolean started;
    /** An element whose start tag is not closed yet. */
    private boolean tagOpen;

    private int depth;

    /** Namespaces in scope: the URI and prefix, with its colon, of each declaration and the depth where it was made. */
    private String[] uris = new String[8];

    private byte[][] prefixes = new byte[8][];
    private int[] depths = new int[8];
    private int scopes;
    /** Prefixes of the open elements, to close them by the same name. */
    private byte[][] open = new byte[16][];

    private int opened;

    /** Writes to {@code out}, with {@code enclosure} around the message. */
    public ElementWriter(XmlOutput out, Enclosure enclosure) {
        this.out = out;
        this.enclosure = enclosure;
    }

    /** Changes what stands around the message, which must not have begun. */
    public void enclose(Enclosure around) {
        enclosure = around;
    }

    /** Writes what stands around a message, and no message. */
    public void nothing() throws IOException {
        started = true;
        enclosure.begin(out, page);
        enclosure.end(out, page);
    }

    /** Chooses the layout of the metadata pages. */
    public void page(boolean indented) {
        page = indented;
    }

    /** The start of a tag, without its end: attributes may follow. */
    public void open(SerializableString name, String namespace) throws IOException {
        endStartTag();
        if (!started) {
            started = true;
            enclosure.begin(out, page);
        } else if (page) {
            indent(opened);
        }
        byte[] prefix = opened == 0 ? NO_PREFIX : prefixOf(namespace);
        if (opened == open.length) {
            open = Arrays.copyOf(open, opened * 2);
        }
        open[opened++] = prefix;
        out.tag(BEGIN, prefix, name.asUnquotedUTF8());
    }

    private byte[] prefixOf(String namespace) {
        for (int i = scopes - 1; i >= 0; i--) {
            if (uris[i].equals(namespace)) {
                return prefixes[i];
            }
        }
        throw new IllegalStateException("no prefix for " + namespace);
    }

    private boolean inScope(String namespace) {
        for (int i = scopes - 1; i >= 0; i--) {
            if (uris[i].equals(namespace)) {
                return true;
            }
        }
        return false;
    }

    /** The declarations of the root: that of the instance namespace first, unless the root is a scalar. */
    public void declareRoot(String namespace, boolean instance) throws IOException {
        if (instance) {
            attribute("xmlns:i", Namespaces.INSTANCE);
        }
        attribute("xmlns", namespace);
        scope(NO_PREFIX, namespace, 1);
    }

    /** Declares {@code namespace} on the tag, which will have content, unless it is in scope. */
    public void declare(String namespace) throws IOException {
        if (!inScope(namespace)) {
            scope(declared(namespace), namespace, depth + 1);
        }
    }

    /** As {@link #declare} on a tag that will be nil, with which the declaration goes out of scope. */
    public void declareOnNil(String namespace) throws IOException {
        if (!inScope(namespace)) {
            declared(namespace);
        }
    }

    private byte[] declared(String namespace) throws IOException {
        String prefix = "d" + (depth + 1) + "p1";
        attribute("xmlns:" + prefix, namespace);
        return (prefix + ":").getBytes(StandardCharsets.US_ASCII);
    }

    private void scope(byte[] prefix, String namespace, int at) {
        if (scopes == uris.length) {
            uris = Arrays.copyOf(uris, scopes * 2);
            prefixes = Arrays.copyOf(prefixes, scopes * 2);
            depths = Arrays.copyOf(depths, scopes * 2);
        }
        prefixes[scopes] = prefix;
        depths[scopes] = at;
        uris[scopes++] = namespace;
    }

    private void attribute(String name, String value) throws IOException {
        out.ascii(' ');
        out.ascii(name);
        out.ascii('=');
        out.attribute(value);
    }

    /** The element has children; without any it closes itself. */
    public void content() {
        tagOpen = true;
        depth++;
    }

    private void endStartTag() throws IOException {
        if (tagOpen) {
            out.ascii('>');
            tagOpen = false;
        }
    }

    /** Ends an element with children. */
    public void close(SerializableString name) throws IOException {
        byte[] prefix = open[--opened];
        if (tagOpen) {
            out.ascii(" />");
            tagOpen = false;
        } else {
            if (page) {
                indent(opened);
            }
            end(prefix, name);
        }
        ended();
        if (scopes > 0 && depths[scopes - 1] == depth) {
            scopes--;
        }
        depth--;
    }

    private void end(byte[] prefix, SerializableString name) throws IOException {
        out.tag(END, prefix, name.asUnquotedUTF8());
        out.ascii('>');
    }

    /** Ends a tag as nil. */
    public void nil() throws IOException {
        out.ascii(" i:nil=\"true\" />");
        opened--;
        ended();
    }

    /** Text and end tag of an element without children. */
    public void leaf(SerializableString name, String text, ContractType type, boolean bare) throws IOException {
        byte[] prefix = open[--opened];
        boolean binary = type.name().equals("base64Binary");
        if (text.isEmpty() && page != binary) {
            out.ascii(" />");
        } else {
            out.ascii('>');
            if (bare) {
                out.ascii(text);
            } else {
                out.text(text, !page);
            }
            end(prefix, name);
        }
        ended();
    }

    private void ended() throws IOException {
        if (opened == 0) {
            enclosure.end(out, page);
        }
    }

    private void indent(int level) throws IOException {
        out.ascii('\n');
        for (int i = 0; i < level; i++) {
            out.ascii("  ");
        }
    }
}
