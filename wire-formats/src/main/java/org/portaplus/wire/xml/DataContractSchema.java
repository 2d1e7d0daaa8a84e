package org.portaplus.wire.xml;

import com.fasterxml.jackson.core.FormatSchema;
import org.portaplus.wire.internal.contract.ContractType;
import org.portaplus.wire.internal.contract.Namespaces;

/**
 * The shape of a message as a .NET data contract, derived from its Java type. It drives both the generator and the
 * parser: which element comes where, in which namespace, and which elements are lists. Immutable.
 *
 * <p>Sources: wire reference of XML, sections 2 (names), 4 (lists), 5 (scalars) and 6 (dictionaries).
 */
public final class DataContractSchema implements FormatSchema {
    private final ContractType root;

    /** For messages of this type. */
    DataContractSchema(ContractType root) {
        this.root = root;
    }

    @Override
    public String getSchemaType() {
        return "DataContract";
    }

    /** The type of the root element. */
    ContractType root() {
        return root;
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
