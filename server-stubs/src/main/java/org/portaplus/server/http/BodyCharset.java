package org.portaplus.server.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;

/**
 * The charset that the header {@code Content-Type} of a request states. Bodies are UTF-8; an envelope and other XML may
 * be UTF-16, too. Senders state what their libraries add, so any charset is accepted that the bytes do not contradict:
 * ASCII is the same in most of them. Immutable.
 *
 * @param stated the name as it came; empty when the header states none
 * @param charset that overrides the XML declaration (RFC 7303 3); empty when the header states none
 * @param onlyAscii whether the bytes must be ASCII, since the charset has other letters than UTF-8 beyond it
 */
public record BodyCharset(String stated, Optional<Charset> charset, boolean onlyAscii) {
    /** Bytes in which a declaration has room. */
    public static final int DECLARATION = 128;

    private static final Pattern DECLARED =
            Pattern.compile("\\A<\\?xml\\s[^>]{0,100}?\\sencoding\\s*=\\s*[\"']([A-Za-z][A-Za-z0-9._-]*)[\"']");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._:+-]{1,40}");

    // ASCII is a subset of UTF-8: other characters are recognized by their bytes.
    private static final Set<String> UTF_8 = Set.of("utf-8", "utf8", "us-ascii", "ascii");
    private static final Set<Charset> UTF_16 =
            Set.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE);

    // With what other charsets switch to another alphabet by: in those, bytes of ASCII may be anything.
    private static final byte[] ASCII = ascii("\u001B(J\\~\u001B$B!!\u001B(B\u000E!!\u000F~{!!~}+AGE-&AGE-");

    private static byte[] ascii(String shifts) {
        StringBuilder all = new StringBuilder();
        for (char c = 0; c < 0x80; c++) {
            all.append(c);
        }
        return (all + shifts).getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * The charset of a body.
     *
     * @param contentType the header Content-Type, or null
     * @param isXml whether the body is XML, in an envelope or not
     * @throws Fault (415) for a charset whose bytes cannot be read
     */
    public static BodyCharset of(@Nullable String contentType, boolean isXml) {
        String stated = parameter(contentType == null ? "" : contentType);
        return stated.isEmpty() ? new BodyCharset("", Optional.empty(), false) : stated(stated, isXml);
    }

    /**
     * The charset of a document, which may declare it if the header does not. Only a declared ASCII-compatible charset
     * is decided here; the reader decides the others.
     *
     * @param xml the document from its beginning; it can take back {@link #DECLARATION} bytes
     */
    public BodyCharset orDeclared(PushbackInputStream xml) throws IOException {
        if (charset.isPresent()) {
            return this;
        }
        byte[] begin = xml.readNBytes(DECLARATION);
        xml.unread(begin);
        Matcher declared = DECLARED.matcher(new String(begin, StandardCharsets.ISO_8859_1));
        if (!declared.find() || UTF_8.contains(declared.group(1).toLowerCase(Locale.ROOT))) {
            return this;
        }
        return known(declared.group(1))
                .filter(BodyCharset::hasAscii)
                .map(known -> new BodyCharset(declared.group(1), Optional.of(StandardCharsets.UTF_8), true))
                .orElse(this);
    }

    /** The value of the parameter, which may be quoted (RFC 9110 5.6.6); empty when there is none. */
    private static String parameter(String contentType) {
        boolean quoted = false;
        int begin = 0;
        for (int i = 0; i <= contentType.length(); i++) {
            if (i == contentType.length() || (contentType.charAt(i) == ';' && !quoted)) {
                String[] parameter = contentType.substring(begin, i).split("=", 2);
                if (parameter.length == 2 && parameter[0].strip().equalsIgnoreCase("charset")) {
                    return parameter[1].replace("\"", "").strip();
                }
                begin = i + 1;
            } else if (contentType.charAt(i) == '"') {
                quoted = !quoted;
            }
        }
        return "";
    }

    private static BodyCharset stated(String stated, boolean isXml) {
        if (UTF_8.contains(stated.toLowerCase(Locale.ROOT))) {
            return new BodyCharset(stated, Optional.of(StandardCharsets.UTF_8), false);
        }
        Charset charset = known(stated).orElseThrow(() -> refusal(stated, ""));
        if (isXml && UTF_16.contains(charset)) {
            return new BodyCharset(stated, Optional.of(charset), false);
        }
        if (!hasAscii(charset)) {
            throw refusal(stated, "");
        }
        return new BodyCharset(stated, Optional.of(StandardCharsets.UTF_8), true);
    }

    private static Optional<Charset> known(String name) {
        try {
            return Optional.of(Charset.forName(name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    private static boolean hasAscii(Charset charset) {
        return new String(ASCII, charset).equals(new String(ASCII, StandardCharsets.US_ASCII));
    }

    private static Fault refusal(String stated, String why) {
        return Fault.of(
                FaultKind.UNSUPPORTED_MEDIA_TYPE,
                "UnsupportedMediaType",
                "The body is said to be in "
                        + (NAME.matcher(stated).matches() ? stated : "a charset that has no such name")
                        + why
                        + ". Send it in UTF-8, and say utf-8 or nothing in Content-Type and in the declaration of XML.");
    }

    /** The refusal of what is not ASCII after all. */
    public Fault beyondAscii() {
        return refusal(stated, ", and has characters beyond ASCII");
    }

    /** The same bytes, which end with a refusal where they contradict what is stated. */
    public InputStream watch(InputStream body) {
        return onlyAscii ? new OnlyAscii(body) : body;
    }

    private final class OnlyAscii extends FilterInputStream {
        private boolean refused;

        OnlyAscii(InputStream body) {
            super(body);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0];
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = refused ? 0 : in.read(bytes, offset, length);
            for (int i = offset; i < offset + read; i++) {
                if (bytes[i] < 0) {
                    refused = true;
                    // The part before it is still passed on: it may show what the body is.
                    read = i - offset;
                }
            }
            if (refused && read == 0) {
                throw new RefusedBody(beyondAscii(), null);
            }
            return read;
        }

        @Override
        public long skip(long bytes) throws IOException {
            // Through read, so that what is skipped is watched, too.
            return readNBytes((int) Math.min(bytes, 8192)).length;
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
