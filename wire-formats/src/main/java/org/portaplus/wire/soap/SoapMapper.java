package org.portaplus.wire.soap;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;
import org.portaplus.wire.internal.contract.Namespaces;
import org.portaplus.wire.xml.DataContractMapper;
import org.portaplus.wire.xml.DataContractSchema;

/**
 * Writes messages in the envelopes of one version of SOAP, and reads them in those of either; inside is the XML of
 * {@link DataContractMapper}.
 *
 * <pre>{@code
 * SoapMapper soap = new SoapMapper(SoapVersion.V1_1);
 * try (SoapParser message = soap.createParser(body)) {
 *     Class<?> type = typeOf(message.bodyElement());   // known before anything is bound
 *     return soap.readValue(message, type);
 * }
 * }</pre>
 *
 * <p>An envelope of neither version, a header that must be understood, and whatever the XML of the message makes
 * unreadable throw a {@link org.portaplus.wire.WireReadException}; {@link SoapFaultCode#of} says which fault it is. A
 * {@link SoapFault} is written like a message and read by {@link #readFault}. Thread-safe once configured.
 *
 * <p>Sources: SOAP 1.1 section 4, SOAP 1.2 part 1 section 5; {@code docs/wire-formats.md#xml-errors}.
 *
 * @since 0.1.0
 */
@API(status = Status.MAINTAINED, since = "0.1.0")
public final class SoapMapper extends DataContractMapper {
    private static final long serialVersionUID = 1L;

    /** Classes that name no namespace get the one of .NET classes without a namespace. */
    public SoapMapper(SoapVersion version) {
        this(version, Namespaces.CLASSES);
    }

    /** Classes that name no namespace get {@code defaultNamespace}. */
    public SoapMapper(SoapVersion version, String defaultNamespace) {
        super(version.format(), new SoapFactory(version), defaultNamespace);
        registerModule(new SimpleModule("soap-fault").addSerializer(new FaultSerializer()));
    }

    @Override
    public SoapParser createParser(InputStream in) throws IOException {
        return (SoapParser) super.createParser(in);
    }

    @Override
    public SoapParser createParser(InputStream in, @Nullable Charset announced) throws IOException {
        return (SoapParser) super.createParser(in, announced);
    }

    @Override
    public SoapParser createParser(byte[] content) throws IOException {
        return (SoapParser) super.createParser(content);
    }

    @Override
    public SoapParser createParser(String content) throws IOException {
        return (SoapParser) super.createParser(content);
    }

    /**
     * Reads the fault which is the body of a message.
     *
     * @param message of which {@link SoapParser#isFault()} is true
     * @param detailType the type of the detail
     * @return the fault; its detail is null when it has none
     * @throws org.portaplus.wire.WireReadException when the fault or its detail cannot be read
     */
    public SoapFault readFault(SoapParser message, Class<?> detailType) throws IOException {
        SoapFault head = message.fault();
        return message.hasDetail() ? new SoapFault(head.code(), head.reason(), readValue(message, detailType)) : head;
    }

    @Override
    protected @Nullable DataContractSchema schemaFor(JavaType type) {
        // Only the detail of a fault has a contract.
        return type.hasRawClass(SoapFault.class) ? null : super.schemaFor(type);
    }

    /** Puts a fault around the detail, which is written as any message is. */
    private final class FaultSerializer extends StdSerializer<SoapFault> {
        private static final long serialVersionUID = 1L;

        FaultSerializer() {
            super(SoapFault.class);
        }

        @Override
        public void serialize(SoapFault fault, JsonGenerator gen, SerializerProvider provider) throws IOException {
            SoapGenerator soap = (SoapGenerator) gen;
            if (fault.detail() == null) {
                soap.bareFault(fault.code(), fault.reason());
                return;
            }
            soap.beginFault(fault.code(), fault.reason());
            soap.setSchema(schema(fault.detail().getClass()));
            provider.defaultSerializeValue(fault.detail(), soap);
        }
    }
}
