package org.portaplus.server.http.bodies;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.http.BodyCharset;
import org.portaplus.server.http.Exchange;
import org.portaplus.server.http.UrlEncodedMembers;
import org.portaplus.wire.WireFormat;

/** Reads request bodies in the four formats, and forms, whose members are bound later. Thread-safe. */
@Singleton
public class MessageReader {
    private static final Pattern BEYOND_ASCII = Pattern.compile("[^\\x00-\\x7F]|%[89A-Fa-f][0-9A-Fa-f]");

    @Inject
    Codecs codecs;

    @Inject
    Exchange exchange;

    @Inject
    MemberBinder binder;

    @Inject
    LargeMessages large;

    /**
     * A body before it is read.
     *
     * @param bytes unpacked
     * @param format what it is in; empty for a form
     * @param ofPath the Licenses in the path of the request
     */
    public record Body(InputStream bytes, Optional<WireFormat> format, List<String> ofPath) {}

    /**
     * Reads the message of a request.
     *
     * @param empty makes what a request without a body is, as on the original host
     * @throws Fault 400 when it cannot be read; it says where
     * @throws IOException when it breaks off
     */
    public <Q> Q message(Body body, Class<Q> type, Supplier<Q> empty) throws IOException {
        try (Reading reading = large.begin(body.ofPath())) {
            InputStream watched = reading.watch(body.bytes());
            if (body.format().isEmpty()) {
                form(type, text(watched));
                return empty.get();
            }
            Q message = type.cast(read(body.format().get(), watched, type, reading));
            return message == null ? empty.get() : message;
        }
    }

    /**
     * Reads a list of messages; no body is an empty one.
     *
     * @throws Fault 400 when it cannot be read; 415 for a form, which cannot hold a list
     * @throws IOException when it breaks off
     */
    public <Q> List<Q> messages(Body body, Class<Q> type) throws IOException {
        try (Reading reading = large.begin(body.ofPath())) {
            InputStream watched = reading.watch(body.bytes());
            if (body.format().isEmpty()) {
                requireEmpty(text(watched));
                return List.of();
            }
            JavaType list = TypeFactory.defaultInstance().constructCollectionType(List.class, type);
            @SuppressWarnings("unchecked") // the mapper makes what the type says
            List<Q> messages = (List<Q>) read(body.format().get(), watched, list, reading);
            return messages == null ? List.of() : messages;
        }
    }

    /** Null for no body, and for null. */
    private @Nullable Object read(WireFormat format, InputStream body, Type type, Reading reading) throws IOException {
        PushbackInputStream ahead = new PushbackInputStream(body, BodyCharset.DECLARATION);
        int first = ahead.read();
        if (first < 0) {
            return null;
        }
        ahead.unread(first);
        BodyCharset stated = exchange.progress().bodyCharset();
        BodyCharset charset = format == WireFormat.XML ? stated.orDeclared(ahead) : stated;
        return codecs.read(
                format,
                charset.watch(ahead),
                charset.charset().orElse(null),
                type,
                exchange.head().preferences().strict(),
                reading);
    }

    /** A form as it came. Of one that is too long no more is read than shows that, and what it is. */
    private static String text(InputStream body) throws IOException {
        return new String(body.readNBytes(UrlEncodedMembers.LONGEST + 1), StandardCharsets.ISO_8859_1);
    }

    private static void requireEmpty(String form) {
        if (!form.isEmpty()) {
            throw Fault.of(
                    FaultKind.UNSUPPORTED_MEDIA_TYPE,
                    "UnsupportedMediaType",
                    "A form cannot hold a list of requests; send it as JSON, XML, CSV or JSV.");
        }
    }

    private void form(Class<?> type, String text) {
        BodyCharset charset = exchange.progress().bodyCharset();
        if (charset.onlyAscii() && BEYOND_ASCII.matcher(text).find()) {
            // What is escaped is in the charset that the form states.
            throw charset.beyondAscii();
        }
        exchange.progress()
                .form(FormBody.of(text, exchange.head().preferences().strict(), name -> binder.isName(type, name)));
    }
}
