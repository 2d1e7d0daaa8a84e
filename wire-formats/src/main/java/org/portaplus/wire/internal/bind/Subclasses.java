package org.portaplus.wire.internal.bind;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.jsontype.TypeDeserializer;
import com.fasterxml.jackson.databind.jsontype.TypeResolverBuilder;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.jsontype.impl.StdTypeResolverBuilder;
import com.fasterxml.jackson.databind.jsontype.impl.TypeNameIdResolver;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Subclasses in the place of their base class, as the library tells them: by a first member {@code __type}. Only classes
 * with {@link JsonSubTypes} take part, whose names are those of .NET ({@code Derived, Assembly}); no name is ever looked
 * up as a class.
 */
final class Subclasses extends NopAnnotationIntrospector {
    /** The member that names the class. */
    static final String MEMBER = "__type";

    private static final long serialVersionUID = 1L;

    @Override
    public @Nullable TypeResolverBuilder<?> findTypeResolver(
            MapperConfig<?> config, AnnotatedClass type, JavaType base) {
        return type.hasAnnotation(JsonSubTypes.class) && !type.hasAnnotation(JsonTypeInfo.class)
                ? new Resolver(base)
                : null;
    }

    @Override
    public Version version() {
        return Version.unknownVersion();
    }

    private static final class Resolver extends StdTypeResolverBuilder {
        private static final long serialVersionUID = 1L;

        Resolver(JavaType base) {
            init(JsonTypeInfo.Id.NAME, null).inclusion(JsonTypeInfo.As.PROPERTY).typeProperty(MEMBER);
            defaultImpl(base.getRawClass());
        }

        @Override
        public TypeSerializer buildTypeSerializer(
                SerializationConfig config, JavaType base, Collection<NamedType> subclasses) {
            return new SubclassWriter(
                    TypeNameIdResolver.construct(config, base, subclasses, true, false), null, base.getRawClass());
        }

        @Override
        public TypeDeserializer buildTypeDeserializer(
                DeserializationConfig config, JavaType base, Collection<NamedType> subclasses) {
            return new SubclassReader(base, TypeNameIdResolver.construct(config, base, subclasses, false, true));
        }
    }
}
