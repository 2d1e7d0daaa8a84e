package org.portaplus.wire.internal.contract;

import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.portaplus.wire.annotation.DataContract;

/** The contract types of Java types, each built once. Thread-safe. */
public final class ContractTypes {
    private static final Map<Class<?>, ContractType> BUILT_IN = new HashMap<>();

    static {
        value("boolean", Boolean.class, boolean.class);
        value("byte", Byte.class, byte.class);
        value("short", Short.class, short.class);
        value("int", Integer.class, int.class);
        value("long", Long.class, long.class);
        value("float", Float.class, float.class);
        value("double", Double.class, double.class);
        value("decimal", BigDecimal.class, BigInteger.class);
        value("dateTime", LocalDateTime.class, Instant.class, OffsetDateTime.class);
        ContractType text = new ContractType.Scalar("string", Namespaces.SCHEMA, true);
        BUILT_IN.put(String.class, text);
        BUILT_IN.put(CharSequence.class, text);
        BUILT_IN.put(byte[].class, new ContractType.Scalar("base64Binary", Namespaces.SCHEMA, true));
    }

    private final String defaultNamespace;
    private final Map<JavaType, ContractType> known = new ConcurrentHashMap<>();

    /** With the namespace of classes without one. */
    public ContractTypes(String defaultNamespace) {
        this.defaultNamespace = defaultNamespace;
    }

    private static void value(String name, Class<?>... types) {
        for (Class<?> type : types) {
            BUILT_IN.put(type, new ContractType.Scalar(name, Namespaces.SCHEMA, false));
        }
    }

    /** The contract type of {@code type}; members are found as {@code config} finds them. */
    public ContractType of(JavaType type, SerializationConfig config) {
        ContractType found = known.get(type);
        if (found != null) {
            return found;
        }
        synchronized (this) {
            Map<JavaType, ContractType> building = new HashMap<>(known);
            ContractType built = build(type, config, building);
            known.putAll(building);
            return built;
        }
    }

    private ContractType build(JavaType type, SerializationConfig config, Map<JavaType, ContractType> building) {
        ContractType found = BUILT_IN.get(type.getRawClass());
        if (found == null) {
            found = building.get(type);
        }
        if (found != null) {
            return found;
        }
        if (type.isMapLikeType()) {
            found = new ContractType.Entries(build(type.getContentType(), config, building));
        } else if (type.isContainerType()) {
            found = new ContractType.Items(build(type.getContentType(), config, building));
        } else if (type.isEnumType()) {
            found = new ContractType.Scalar(name(type), namespace(type), false);
        } else {
            return bean(type, config, building);
        }
        building.put(type, found);
        return found;
    }

    private BeanType bean(JavaType type, SerializationConfig config, Map<JavaType, ContractType> building) {
        BeanType bean = new BeanType(name(type), namespace(type));
        building.put(type, bean);
        BeanDescription description = config.introspect(type);
        DataContract contract = type.getRawClass().getAnnotation(DataContract.class);
        Set<String> optional = contract == null ? Set.of() : Set.of(contract.optional());
        Set<String> nullables = contract == null ? Set.of() : Set.of(contract.nullableItems());
        List<BeanType.Member> declared = new ArrayList<>();
        for (BeanPropertyDefinition property : description.findProperties()) {
            if (property.couldSerialize()) {
                ContractType member = build(property.getAccessor().getType(), config, building);
                if (nullables.contains(property.getName()) && member instanceof ContractType.Items items) {
                    member = items.ofNullables();
                }
                declared.add(new BeanType.Member(
                        new SerializedString(property.getName()),
                        member,
                        false,
                        optional.contains(property.getName())));
            }
        }
        bean.complete(ordered(declared, contract));
        return bean;
    }

    private static List<BeanType.Member> ordered(List<BeanType.Member> declared, @Nullable DataContract contract) {
        Set<String> inherited = contract == null ? Set.of() : new HashSet<>(List.of(contract.inherited()));
        Set<String> hidden = contract == null ? Set.of() : new HashSet<>(List.of(contract.hidden()));
        List<BeanType.Member> base = new ArrayList<>();
        List<BeanType.Member> own = new ArrayList<>();
        for (BeanType.Member member : declared) {
            if (hidden.contains(member.name())) {
                base.add(new BeanType.Member(member.element(), member.type(), true, false));
                own.add(member);
            } else {
                (inherited.contains(member.name()) ? base : own).add(member);
            }
        }
        if (contract == null || !contract.declaredOrder()) {
            base.sort(Comparator.comparing(BeanType.Member::name));
            own.sort(Comparator.comparing(BeanType.Member::name));
        }
        List<BeanType.Member> all = new ArrayList<>(base);
        all.addAll(own);
        return all;
    }

    private static String name(JavaType type) {
        DataContract contract = type.getRawClass().getAnnotation(DataContract.class);
        return contract == null || contract.name().isEmpty()
                ? type.getRawClass().getSimpleName()
                : contract.name();
    }

    private String namespace(JavaType type) {
        DataContract contract = type.getRawClass().getAnnotation(DataContract.class);
        return contract == null || contract.namespace().isEmpty() ? defaultNamespace : contract.namespace();
    }
}
