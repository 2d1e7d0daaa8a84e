package org.portaplus.wire.internal.bind;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.jsontype.TypeResolverBuilder;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import com.fasterxml.jackson.databind.type.CollectionType;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Lists of objects write a null item as an empty object, and lists of dictionaries, in JSV, as the word null; all other
 * lists are left to Jackson.
 */
final class BeanListWriting extends BeanSerializerModifier {
    private static final long serialVersionUID = 1L;

    private final Style style;

    BeanListWriting(Style style) {
        this.style = style;
    }

    @Override
    public JsonSerializer<?> modifyCollectionSerializer(
            SerializationConfig config,
            CollectionType type,
            BeanDescription description,
            JsonSerializer<?> serializer) {
        JavaType item = type.getContentType();
        boolean bean = !item.isContainerType()
                && !item.isEnumType()
                && !item.isPrimitive()
                && !item.isJavaLangObject()
                && !item.getRawClass().getName().startsWith("java.")
                && !com.fasterxml.jackson.core.TreeNode.class.isAssignableFrom(item.getRawClass());
        boolean dictionary = style == Style.TEXT && item.isMapLikeType();
        return (bean || dictionary) && Collection.class.isAssignableFrom(type.getRawClass())
                ? new BeanListSerializer(item, types(config, item))
                : serializer;
    }

    private static @Nullable TypeSerializer types(SerializationConfig config, JavaType item) {
        AnnotatedClass annotated = config.introspectClassAnnotations(item).getClassInfo();
        TypeResolverBuilder<?> resolver = config.getAnnotationIntrospector().findTypeResolver(config, annotated, item);
        return resolver == null
                ? null
                : resolver.buildTypeSerializer(
                        config, item, config.getSubtypeResolver().collectAndResolveSubtypesByClass(config, annotated));
    }
}
