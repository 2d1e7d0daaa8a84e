package org.portaplus.wire.xml;

import com.fasterxml.jackson.core.FormatSchema;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.portaplus.wire.internal.contract.BeanType;
import org.portaplus.wire.internal.contract.ContractType;
import org.portaplus.wire.internal.contract.Namespaces;

/**
 * The shape of a message as a .NET data contract, derived from its Java type. It drives both the generator and the
 * parser: which element comes where, in which namespace, and which elements are lists. Immutable.
 *
 * <p>Sources: {@code docs/wire-formats.md#xml-names}, {@code docs/wire-formats.md#xml-lists},
 * {@code docs/wire-formats.md#xml-scalars} and {@code docs/wire-formats.md#xml-dictionaries}.
 *
 * @since 0.1.0
 */
@API(status = Status.EXPERIMENTAL, since = "0.1.0")
public final class DataContractSchema implements FormatSchema {
    private final ContractType root;
    private final BeanType.Member element;

    /** For messages of this type. */
    DataContractSchema(ContractType root) {
        this.root = root;
        this.element = new BeanType.Member(root.element(), root, false, false);
    }

    @Override
    public String getSchemaType() {
        return "DataContract";
    }

    /** The type of the root element. */
    ContractType root() {
        return root;
    }

    /** The root element. */
    BeanType.Member element() {
        return element;
    }

    /** The local name of the root element. */
    public String rootName() {
        return root.name();
    }

    /** The namespace of the root element; that of the serializer for a root scalar. */
    public String rootNamespace() {
        return root instanceof ContractType.Scalar && Namespaces.isBuiltIn(root.namespace())
                ? Namespaces.SERIALIZATION
                : root.namespace();
    }
}
