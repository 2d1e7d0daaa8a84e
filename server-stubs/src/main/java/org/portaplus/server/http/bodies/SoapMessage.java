package org.portaplus.server.http.bodies;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.portaplus.server.faults.Fault;
import org.portaplus.wire.WireFormat;
import org.portaplus.wire.soap.SoapMapper;
import org.portaplus.wire.soap.SoapParser;
import org.portaplus.wire.soap.SoapVersion;

/** A message in its envelope, whose name is known before it is read. For one thread. */
public final class SoapMessage implements AutoCloseable {
    private final SoapMapper mapper;
    private final SoapParser parser;
    private final Reading reading;

    /**
     * Opens an envelope.
     *
     * @throws Fault (400) when the text does not begin like XML
     */
    SoapMessage(SoapMapper mapper, InputStream body, @Nullable Charset announced, Reading reading) throws IOException {
        this.mapper = mapper;
        this.reading = reading;
        try {
            parser = mapper.createParser(body, announced);
            reading.parsedBy(parser);
        } catch (JsonProcessingException e) {
            throw Unreadable.fault(mapper.format(), e);
        }
    }

    /** The version of the envelope, as far as it has been read; empty where it is none. */
    public Optional<SoapVersion> version() {
        return parser.envelopeVersion();
    }

    /**
     * The local name of the element in the body.
     *
     * @throws Fault (400) when there is no envelope around it, or a header must be understood
     */
    public String element() throws IOException {
        try {
            return parser.bodyElement().getLocalPart();
        } catch (JsonProcessingException e) {
            throw Unreadable.fault(format(), e);
        }
    }

    /** The namespace of WS-Addressing whose header Action came with the message, which has been named before; or empty. */
    public String addressing() throws IOException {
        return parser.addressing();
    }

    /**
     * Reads the message.
     *
     * @param strict refuse members that the type does not have, instead of ignoring them
     * @throws Fault (400) when it is none of that type; it names line, column and member
     */
    public <T> T read(Class<T> type, boolean strict) throws IOException {
        ObjectReader reader = CompactList.reader(mapper.readerFor(type), reading);
        UnknownMembers unknown = new UnknownMembers(strict);
        try {
            T message = unknown.watch(reader).readValue(parser);
            unknown.refuse();
            reading.close();
            return message;
        } catch (JsonProcessingException e) {
            throw Unreadable.fault(format(), e);
        }
    }

    private WireFormat format() {
        return version().map(SoapVersion::format).orElse(mapper.format());
    }

    @Override
    public void close() throws IOException {
        reading.close();
        parser.close();
    }
}
