package org.portaplus.server.http.bodies;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Type;
import java.nio.charset.Charset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.http.AnswerForm;
import org.portaplus.server.model.ErrorResponse;
import org.portaplus.wire.WireFormat;
import org.portaplus.wire.WireLimits;
import org.portaplus.wire.WireMapper;
import org.portaplus.wire.csv.CsvGenerator;
import org.portaplus.wire.csv.CsvMapper;
import org.portaplus.wire.json.WireJsonMapper;
import org.portaplus.wire.jsv.JsvMapper;
import org.portaplus.wire.soap.SoapMapper;
import org.portaplus.wire.soap.SoapVersion;
import org.portaplus.wire.xml.DataContractMapper;

/** Reads and writes messages in each format; what cannot be read becomes a refusal that names the place. Thread-safe. */
@Singleton
public class Codecs {
    private final Map<WireFormat, WireMapper> mappers = new EnumMap<>(WireFormat.class);

    @Inject
    Codecs(MessageLimits limits) {
        this(limits.wire());
    }

    Codecs(WireLimits limits) {
        mappers.put(WireFormat.JSON, new WireJsonMapper());
        mappers.put(WireFormat.XML, new DataContractMapper());
        mappers.put(WireFormat.CSV, new CsvMapper());
        mappers.put(WireFormat.JSV, new JsvMapper());
        for (SoapVersion version : SoapVersion.values()) {
            mappers.put(version.format(), new SoapMapper(version));
        }
        // The caller closes the body; something may follow, such as the end of a JSONP call.
        // Flushing early would turn every answer into a chunked one.
        mappers.values().forEach(mapper -> mapper.getFactory()
                .setStreamReadConstraints(limits)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM));
    }

    /**
     * Reads one message.
     *
     * @param strict refuse members that the type does not have, instead of ignoring them
     * @throws Fault (400) when the text is no message of that type; it names line, column and member
     * @throws IOException when the body ends early for reasons of the network
     */
    public <T> T read(WireFormat format, InputStream body, Class<T> type, boolean strict) throws IOException {
        Object message = read(format, body, null, type, strict, Reading.unlimited());
        return type.cast(Objects.requireNonNull(message, "the text is null"));
    }

    /**
     * Reads one message, or a list of them when the type is such a list.
     *
     * @param announced the charset that the header states, or null; only XML may be in another than UTF-8
     * @param reading of the body
     * @return null where that is what the text says
     */
    @Nullable
    Object read(
            WireFormat format,
            InputStream body,
            @Nullable Charset announced,
            Type type,
            boolean strict,
            Reading reading)
            throws IOException {
        WireMapper mapper = mapper(format);
        ObjectReader reader = CompactList.reader(mapper.readerFor(mapper.constructType(type)), reading);
        UnknownMembers unknown = new UnknownMembers(strict);
        try {
            ObjectReader watched = unknown.watch(reader);
            JsonParser parser = mapper instanceof DataContractMapper xml
                    ? xml.createParser(body, announced)
                    : watched.createParser(body);
            reading.parsedBy(parser);
            Object message = watched.readValue(parser);
            unknown.refuse();
            return message;
        } catch (JsonProcessingException e) {
            throw Unreadable.fault(format, e);
        }
    }

    /**
     * Opens an envelope whose message is not known yet.
     *
     * @param version one of SOAP
     * @param announced the charset that the header states, or null
     * @param reading of the body, which the message ends
     */
    public SoapMessage envelope(WireFormat version, InputStream body, @Nullable Charset announced, Reading reading)
            throws IOException {
        return new SoapMessage((SoapMapper) mapper(version), body, announced, reading);
    }

    /** Writes one message in the layout of HTTP bodies. */
    public void write(WireFormat format, Object message, OutputStream body) throws IOException {
        mapper(format).writeValue(body, message);
    }

    /**
     * Writes an answer, or the answers of a list of requests.
     *
     * @param form how it is to look
     */
    public void write(AnswerForm form, Object answer, OutputStream body) throws IOException {
        Jsonp.embed(form.callback(), out -> writePlain(form, answer, out), body);
    }

    private void writePlain(AnswerForm form, Object answer, OutputStream body) throws IOException {
        WireMapper mapper = mapper(form.format());
        ObjectWriter writer =
                form.guarded() ? mapper.writer().with(CsvGenerator.Feature.FORMULA_GUARD) : mapper.writer();
        if (answer instanceof ListAnswer<?> answers) {
            JavaType list = mapper.getTypeFactory().constructCollectionType(List.class, answers.type());
            writer.forType(list).writeValue(body, answers.items());
        } else {
            writer.writeValue(body, answer);
        }
    }

    /**
     * Writes a message in the layout of the documented pages.
     *
     * @param message its members as a tree
     * @param type the name of its type in the contract
     */
    public String page(WireFormat format, JsonNode message, String type) {
        try {
            Class<?> model = Class.forName(ErrorResponse.class.getPackageName() + "." + type);
            Object filled = mapper(WireFormat.JSON).treeToValue(message, model);
            return mapper(format).pageWriter().writeValueAsString(filled);
        } catch (ClassNotFoundException | JsonProcessingException e) {
            throw new IllegalStateException("the contract has no type " + type, e);
        }
    }

    /** The mapper of a format, for those who read less than a message. */
    WireMapper mapper(WireFormat format) {
        return Objects.requireNonNull(mappers.get(format), "every format has a mapper");
    }
}
