package org.portaplus.wire.soap;

import com.ctc.wstx.exc.WstxLazyException;
import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.core.io.IOContext;
import java.io.IOException;
import java.util.Optional;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamException;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;
import org.portaplus.wire.WireReadException;
import org.portaplus.wire.internal.xml.MarkupWatch;
import org.portaplus.wire.xml.DataContractParser;

/**
 * Reads one message out of an envelope. The element in the body can be asked for before its type is known; after that
 * the parser yields what {@link DataContractParser} would. Not thread-safe; obtained from {@link SoapFactory}.
 *
 * <p>Sources: SOAP 1.1 section 4, SOAP 1.2 part 1 sections 2 and 5.
 *
 * @since 0.1.0
 */
@API(status = Status.EXPERIMENTAL, since = "0.1.0")
public final class SoapParser extends DataContractParser {
    private final EnvelopeReader envelope;

    SoapParser(IOContext io, int features, @Nullable ObjectCodec codec, EnvelopeReader envelope, MarkupWatch watch) {
        super(io, features, codec, envelope, watch);
        this.envelope = envelope;
    }

    /**
     * The version of the envelope, which may be another than that of the mapper: toolkits send one to the address of the
     * other. Empty while nothing was read, and for good when the root is no envelope of either.
     */
    public Optional<SoapVersion> envelopeVersion() {
        return envelope.version();
    }

    /**
     * The element in the body, which names the message.
     *
     * @throws WireReadException when the envelope cannot be read up to there
     */
    public QName bodyElement() throws IOException {
        try {
            return envelope.element();
        } catch (XMLStreamException problem) {
            throw WireReadException.of(syntaxError(problem));
        } catch (WstxLazyException late) {
            throw WireReadException.of(syntaxError(late));
        }
    }

    /**
     * The namespace of WS-Addressing whose header {@code Action} the envelope has; empty when it has none. A sender of that
     * header wants one in the answer.
     *
     * @throws WireReadException when the envelope cannot be read up to the body
     */
    public String addressing() throws IOException {
        bodyElement();
        return envelope.addressing();
    }

    /**
     * Whether the body holds a fault.
     *
     * @throws WireReadException when the envelope cannot be read up to there
     */
    public boolean isFault() throws IOException {
        QName element = bodyElement();
        return envelopeVersion()
                .filter(version -> element.equals(new QName(version.namespace(), "Fault")))
                .isPresent();
    }

    /** Code and reason of the fault; moves to its detail. */
    SoapFault fault() throws IOException {
        if (!isFault()) {
            throw WireReadException.of(malformed("the body holds no fault"));
        }
        try {
            return envelope.fault();
        } catch (XMLStreamException problem) {
            throw WireReadException.of(syntaxError(problem));
        } catch (WstxLazyException late) {
            throw WireReadException.of(syntaxError(late));
        }
    }

    /** Whether the fault just read has a detail, which is what is parsed next. */
    boolean hasDetail() {
        return envelope.hasDetail();
    }
}
