package org.portaplus.wire.xml;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;
import org.portaplus.wire.WireFormat;
import org.portaplus.wire.WireMapper;
import org.portaplus.wire.internal.contract.ContractTypes;
import org.portaplus.wire.internal.contract.Namespaces;

/**
 * Reads and writes the XML of .NET's DataContractSerializer. The schema of a message comes from its Java type and its
 * {@link org.portaplus.wire.annotation.DataContract}. Thread-safe once configured.
 *
 * <p>Sources: the chapters on XML in {@code docs/wire-formats.md}; rule D01 of the module's README.
 *
 * @since 0.1.0
 */
@API(status = Status.MAINTAINED, since = "0.1.0")
public class DataContractMapper extends WireMapper {
    private static final long serialVersionUID = 1L;

    private final transient ContractTypes types;

    /** Classes that name no namespace get the one of .NET classes without a namespace. */
    public DataContractMapper() {
        this(Namespaces.CLASSES);
    }

    /** Classes that name no namespace get {@code defaultNamespace}. */
    public DataContractMapper(String defaultNamespace) {
        this(WireFormat.XML, new DataContractFactory(), defaultNamespace);
    }

    /** For formats which put something around the XML of a message. */
    @SuppressWarnings("this-escape")
    protected DataContractMapper(WireFormat format, DataContractFactory factory, String defaultNamespace) {
        super(format, factory, JsonInclude.Include.ALWAYS);
        types = new ContractTypes(defaultNamespace);
        setSerializerFactory(getSerializerFactory().withSerializerModifier(new ContractOrder(types)));
    }

    /**
     * Opens a parser over a message whose charset was told outside, for {@link
     * com.fasterxml.jackson.databind.ObjectReader#readValue(com.fasterxml.jackson.core.JsonParser)}.
     *
     * @param announced see {@link DataContractFactory#createParser(InputStream, Charset)}
     * @throws org.portaplus.wire.WireReadException when the text does not begin like XML in that charset
     */
    public DataContractParser createParser(InputStream in, @Nullable Charset announced) throws IOException {
        DataContractFactory factory = (DataContractFactory) getFactory();
        return (DataContractParser) getDeserializationConfig().initialize(factory.createParser(in, announced));
    }

    /** The schema of a message type; built once and kept. Null for {@code Object} and trees, which have no contract. */
    public @Nullable DataContractSchema schema(Class<?> type) {
        return schemaFor(constructType(type));
    }

    /** The schema of a message type; built once and kept. Null for {@code Object} and trees, which have no contract. */
    public @Nullable DataContractSchema schema(JavaType type) {
        return schemaFor(type);
    }

    @Override
    protected @Nullable DataContractSchema schemaFor(JavaType type) {
        return type.isJavaLangObject() || com.fasterxml.jackson.core.TreeNode.class.isAssignableFrom(type.getRawClass())
                ? null
                : new DataContractSchema(types.of(type, getSerializationConfig()));
    }

    /** Writes the indented layout of the metadata pages: two blanks, no declaration. */
    @Override
    public ObjectWriter pageWriter() {
        return writer().with(DataContractGenerator.Feature.PAGE_LAYOUT);
    }
}
