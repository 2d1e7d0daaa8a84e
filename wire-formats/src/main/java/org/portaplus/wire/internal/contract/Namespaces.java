package org.portaplus.wire.internal.contract;

/** The namespaces that data contracts come with. */
public final class Namespaces {
    /** Of nil and type attributes. */
    public static final String INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";
    /** Of built-in types. */
    public static final String SCHEMA = "http://www.w3.org/2001/XMLSchema";
    /** Of root scalars and object references. */
    public static final String SERIALIZATION = "http://schemas.microsoft.com/2003/10/Serialization/";
    /** Of lists of built-in types and of dictionaries. */
    public static final String ARRAYS = SERIALIZATION + "Arrays";
    /** Of classes without a namespace of their own. */
    public static final String CLASSES = "http://schemas.datacontract.org/2004/07/";

    /** Of the items of a list of nullable value types, for {@code Nullable} is a class of .NET's System. */
    public static final String SYSTEM = CLASSES + "System";

    private Namespaces() {}

    /** True for the namespaces which never need a prefix and never count in a digest. */
    public static boolean isBuiltIn(String namespace) {
        return namespace.equals(SCHEMA) || namespace.equals(SERIALIZATION);
    }
}
