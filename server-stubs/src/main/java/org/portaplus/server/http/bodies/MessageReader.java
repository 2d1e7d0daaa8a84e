package org.portaplus.server.http.bodies;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.http.BodyCharset;
import org.portaplus.server.http.Exchange;
import org.portaplus.server.http.MediaTypes;
import org.portaplus.server.http.UrlEncodedMembers;
import org.portaplus.wire.WireFormat;
import org.portaplus.wire.annotation.DataContract;

/** Reads request bodies in the four formats, and forms, whose members are bound later. Thread-safe. */
@Provider
@Consumes({"application/json", "application/xml", "text/csv", "text/jsv", MediaTypes.FORM})
public class MessageReader implements MessageBodyReader<Object> {
    private static final Pattern BEYOND_ASCII = Pattern.compile("[^\\x00-\\x7F]|%[89A-Fa-f][0-9A-Fa-f]");

    @Inject
    Codecs codecs;

    @Inject
    Exchange exchange;

    @Inject
    MemberBinder binder;

    @Inject
    LargeMessages large;

    @Context
    UriInfo path;

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type.isAnnotationPresent(DataContract.class) || isList(type, genericType);
    }

    private static boolean isList(Class<?> type, Type genericType) {
        return type == List.class
                && genericType instanceof ParameterizedType list
                && list.getActualTypeArguments()[0] instanceof Class<?> item
                && item.isAnnotationPresent(DataContract.class);
    }

    @Override
    public Object readFrom(
            Class<Object> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        try (Reading reading = large.begin(path.getPathParameters().getOrDefault("License", List.of()))) {
            InputStream watched = reading.watch(body);
            WireFormat format = MediaTypes.format(mediaType.toString()).orElse(null);
            if (format == null) {
                form(type, genericType, text(watched));
                return empty(type);
            }
            return message(format, type, genericType, watched, reading);
        }
    }

    private Object message(WireFormat format, Class<?> type, Type genericType, InputStream body, Reading reading)
            throws IOException {
        PushbackInputStream ahead = new PushbackInputStream(body, BodyCharset.DECLARATION);
        int first = ahead.read();
        if (first < 0) {
            // No body is a request without members, as on the original host.
            return empty(type);
        }
        ahead.unread(first);
        BodyCharset stated = exchange.progress().bodyCharset();
        BodyCharset charset = format == WireFormat.XML ? stated.orDeclared(ahead) : stated;
        return codecs.read(
                format,
                charset.watch(ahead),
                charset.charset().orElse(null),
                genericType,
                exchange.head().preferences().strict(),
                reading);
    }

    /** A form as it came. Of one that is too long no more is read than shows that, and what it is. */
    private static String text(InputStream body) throws IOException {
        return new String(body.readNBytes(UrlEncodedMembers.LONGEST + 1), StandardCharsets.ISO_8859_1);
    }

    private void form(Class<?> type, Type genericType, String text) {
        if (isList(type, genericType)) {
            if (!text.isEmpty()) {
                throw Fault.of(
                        FaultKind.UNSUPPORTED_MEDIA_TYPE,
                        "UnsupportedMediaType",
                        "A form cannot hold a list of requests; send it as JSON, XML, CSV or JSV.");
            }
            return;
        }
        BodyCharset charset = exchange.progress().bodyCharset();
        if (charset.onlyAscii() && BEYOND_ASCII.matcher(text).find()) {
            // What is escaped is in the charset that the form states.
            throw charset.beyondAscii();
        }
        exchange.progress()
                .form(FormBody.of(text, exchange.head().preferences().strict(), name -> binder.isName(type, name)));
    }

    private static Object empty(Class<?> type) {
        if (type == List.class) {
            return List.of();
        }
        try {
            return type.getConstructor().newInstance();
        } catch (NoSuchMethodException | InstantiationException | IllegalAccessException e) {
            throw new WebApplicationException(type + " is no generated message", e);
        } catch (InvocationTargetException e) {
            throw new WebApplicationException(type + " cannot be made", e);
        }
    }
}
