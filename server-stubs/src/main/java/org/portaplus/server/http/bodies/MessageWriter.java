package org.portaplus.server.http.bodies;

import jakarta.inject.Inject;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.portaplus.server.http.AnswerForm;
import org.portaplus.server.http.Exchange;
import org.portaplus.wire.annotation.DataContract;

/** Writes answers in the negotiated format. Thread-safe. */
@Provider
@Produces(MediaType.WILDCARD)
public class MessageWriter implements MessageBodyWriter<Object> {
    @Inject
    Codecs codecs;

    @Inject
    Exchange exchange;

    @Override
    public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type.isAnnotationPresent(DataContract.class) || type == ListAnswer.class;
    }

    @Override
    public void writeTo(
            Object message,
            Class<?> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream body)
            throws IOException {
        AnswerForm form = exchange.answer();
        Jsonp.embed(form.callback(), out -> codecs.write(form.format(), form.guarded(), message, out), body);
    }
}
