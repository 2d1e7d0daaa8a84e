package org.portaplus.server.http;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import org.portaplus.wire.WireFormat;
import org.portaplus.wire.annotation.DataContract;

/** Reads request bodies in the four formats, and forms, whose members are bound later. Thread-safe. */
@Provider
@Consumes({"application/json", "application/xml", "text/csv", "text/jsv", MediaTypes.FORM})
public class MessageReader implements MessageBodyReader<Object> {
    @Inject
    Codecs codecs;

    @Inject
    Exchange exchange;

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type.isAnnotationPresent(DataContract.class);
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
        WireFormat format = MediaTypes.format(mediaType.toString()).orElse(null);
        if (format == null) {
            String form = new String(body.readAllBytes(), StandardCharsets.UTF_8);
            exchange.form(UrlEncodedMembers.of(form));
            return empty(type);
        }
        PushbackInputStream nonEmpty = new PushbackInputStream(body);
        int first = nonEmpty.read();
        if (first < 0) {
            // No body is a request without members, as on the original host.
            return empty(type);
        }
        nonEmpty.unread(first);
        return codecs.read(format, nonEmpty, type, exchange.strict());
    }

    private static Object empty(Class<Object> type) {
        try {
            return type.getConstructor().newInstance();
        } catch (NoSuchMethodException | InstantiationException | IllegalAccessException e) {
            throw new WebApplicationException(type + " is no generated message", e);
        } catch (InvocationTargetException e) {
            throw new WebApplicationException(type + " cannot be made", e);
        }
    }
}
