package org.portaplus.wire.roundtrip;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Messages as plain trees, so that they can be made, compared, normalised and made smaller without knowing their
 * classes: {@link Bean}, {@link Entries}, lists, scalars and null. Stateless but for a cache; thread-safe.
 */
public final class Tree {
    /** An object: every member of its class by wire name, null where it has none. */
    public record Bean(Map<String, Object> members) {}

    /** A dictionary; the order of its keys counts. */
    public record Entries(Map<String, Object> entries) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Entries that
                    && List.copyOf(entries.keySet()).equals(List.copyOf(that.entries.keySet()))
                    && entries.equals(that.entries);
        }

        @Override
        public int hashCode() {
            return entries.hashCode();
        }
    }

    /** A member of a class. */
    private record Member(JavaType type, AnnotatedMember getter, AnnotatedMember setter) {}

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Map<JavaType, Map<String, Member>> MEMBERS = new ConcurrentHashMap<>();

    private Tree() {}

    /** The type of a class. */
    public static JavaType type(Class<?> type) {
        return MAPPER.constructType(type);
    }

    /** True for a class of members, not one of Java's own. */
    public static boolean isBean(JavaType type) {
        return !type.isContainerType()
                && !type.isEnumType()
                && !type.isPrimitive()
                && !type.getRawClass().getName().startsWith("java.");
    }

    /** The members of a class by wire name. */
    public static Map<String, JavaType> members(JavaType type) {
        Map<String, JavaType> types = new LinkedHashMap<>();
        described(type).forEach((name, member) -> types.put(name, member.type));
        return types;
    }

    private static Map<String, Member> described(JavaType type) {
        return MEMBERS.computeIfAbsent(type, missing -> {
            BeanDescription description = MAPPER.getDeserializationConfig().introspect(missing);
            Map<String, Member> members = new LinkedHashMap<>();
            for (BeanPropertyDefinition property : description.findProperties()) {
                AnnotatedMember getter = property.hasGetter() ? property.getGetter() : property.getField();
                AnnotatedMember setter = property.hasSetter() ? property.getSetter() : property.getField();
                getter.fixAccess(true);
                setter.fixAccess(true);
                members.put(property.getName(), new Member(property.getPrimaryType(), getter, setter));
            }
            return members;
        });
    }

    /** The tree of an object. */
    public static Object of(Object value, JavaType type) {
        if (value == null) {
            return null;
        }
        if (type.isMapLikeType()) {
            Map<String, Object> entries = new LinkedHashMap<>();
            ((Map<?, ?>) value).forEach((key, item) -> entries.put((String) key, of(item, type.getContentType())));
            return new Entries(entries);
        }
        if (type.isCollectionLikeType()) {
            List<Object> items = new ArrayList<>();
            ((List<?>) value).forEach(item -> items.add(of(item, type.getContentType())));
            return items;
        }
        if (!isBean(type)) {
            return value;
        }
        Map<String, Object> members = new LinkedHashMap<>();
        described(type).forEach((name, member) -> members.put(name, of(member.getter.getValue(value), member.type)));
        return new Bean(members);
    }

    /** The object of a tree. */
    public static Object object(Object tree, JavaType type) {
        if (tree instanceof Entries dictionary) {
            Map<String, Object> map = new LinkedHashMap<>();
            dictionary.entries.forEach((key, item) -> map.put(key, object(item, type.getContentType())));
            return map;
        }
        if (tree instanceof List<?> items) {
            List<Object> list = new ArrayList<>();
            items.forEach(item -> list.add(object(item, type.getContentType())));
            return list;
        }
        if (!(tree instanceof Bean bean)) {
            return tree;
        }
        try {
            Object made = type.getRawClass().getConstructor().newInstance();
            described(type)
                    .forEach((name, member) ->
                            member.setter.setValue(made, object(bean.members.get(name), member.type)));
            return made;
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException(type + " is no class of members", failure);
        }
    }

    /** For people: texts in quotes with escapes for everything that does not show. */
    public static String show(Object tree) {
        if (tree instanceof Bean bean) {
            return bean.members.entrySet().stream()
                    .filter(member -> member.getValue() != null)
                    .map(member -> member.getKey() + "=" + show(member.getValue()))
                    .collect(Collectors.joining(", ", "(", ")"));
        }
        if (tree instanceof Entries dictionary) {
            return dictionary.entries.entrySet().stream()
                    .map(entry -> show(entry.getKey()) + ": " + show(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (tree instanceof List<?> items) {
            return items.stream().map(Tree::show).collect(Collectors.joining(", ", "[", "]"));
        }
        return tree instanceof String text ? quoted(text) : String.valueOf(tree);
    }

    /** A text in quotes with escapes for everything that does not show. */
    public static String quoted(String text) {
        return IntStream.range(0, text.length())
                .mapToObj(i -> {
                    char c = text.charAt(i);
                    boolean plain = c >= ' ' && c < 0x7F && c != '\\';
                    return plain ? String.valueOf(c) : String.format("\\u%04X", (int) c);
                })
                .collect(Collectors.joining("", "\"", "\""));
    }
}
