package org.portaplus.wire.internal.contract;

import com.fasterxml.jackson.core.io.SerializedString;
import java.util.List;

/** A type as a data contract sees it. Immutable once its schema is built. */
public abstract sealed class ContractType
        permits ContractType.Scalar, ContractType.Items, ContractType.Entries, BeanType {
    private final SerializedString element;
    private final String namespace;

    /** With its contract name and namespace. */
    protected ContractType(String name, String namespace) {
        this.element = new SerializedString(name);
        this.namespace = namespace;
    }

    /** The contract name. */
    public final String name() {
        return element.getValue();
    }

    /** The contract name, as an element of that type has it where nothing names it; its bytes are made once. */
    public final SerializedString element() {
        return element;
    }

    /** The contract namespace. */
    public final String namespace() {
        return namespace;
    }

    /** True when a member of this type declares the namespace, should it differ from the one around it. */
    public boolean declares() {
        return true;
    }

    /** Text. */
    public static final class Scalar extends ContractType {
        private final boolean nullable;

        /** A built-in type or an enum; {@code nullable} is false for .NET's value types. */
        public Scalar(String name, String namespace, boolean nullable) {
            super(name, namespace);
            this.nullable = nullable;
        }

        /** Whether nil stands for null; a null value type is left out. */
        public boolean nullable() {
            return nullable;
        }

        @Override
        public boolean declares() {
            return false;
        }
    }

    /** A list. */
    public static final class Items extends ContractType {
        private final BeanType.Member item;

        /** A list of {@code item}. */
        public Items(ContractType item) {
            super(
                    "ArrayOf" + item.name(),
                    Namespaces.isBuiltIn(item.namespace()) ? Namespaces.ARRAYS : item.namespace());
            this.item = new BeanType.Member(item.element(), item, false, false);
        }

        private Items(BeanType.Member item, String name, String namespace) {
            super(name, namespace);
            this.item = item;
        }

        /** The same list, of items that may be null although they are of a value type. */
        Items ofNullables() {
            return new Items(item, "ArrayOfNullableOf" + item.name(), Namespaces.SYSTEM);
        }

        /** The type of the items. */
        public ContractType item() {
            return item.type();
        }

        /** The element of an item. */
        public BeanType.Member itemElement() {
            return item;
        }
    }

    /** A dictionary with text keys. */
    public static final class Entries extends ContractType {
        private static final SerializedString VALUE = new SerializedString("Value");

        private final BeanType.Member value;
        private final SerializedString entryName;

        /** A dictionary from text to {@code value}. */
        public Entries(ContractType value) {
            this(value, entryName(value));
        }

        private Entries(ContractType value, String entryName) {
            super("ArrayOf" + entryName, Namespaces.ARRAYS);
            this.value = new BeanType.Member(VALUE, value, false, false);
            this.entryName = new SerializedString(entryName);
        }

        private static String entryName(ContractType value) {
            return "KeyValueOfstring" + value.name()
                    + NamespaceDigest.of(List.of(Namespaces.SCHEMA, value.namespace()));
        }

        /** The type of the values. */
        public ContractType value() {
            return value.type();
        }

        /** The element of a value. */
        public BeanType.Member valueElement() {
            return value;
        }

        /** The element name of an entry. */
        public SerializedString entryName() {
            return entryName;
        }
    }
}
