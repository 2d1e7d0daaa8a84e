package org.portaplus.wire.internal.bind;

import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.module.SimpleSerializers;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;

/** How Java types meet the wire: strict reading, the library's way of writing. Immutable. */
public final class WireModule extends Module {
    private final Style style;

    /** For the scalars of {@code style}. */
    public WireModule(Style style) {
        this.style = style;
    }

    @Override
    public String getModuleName() {
        return "wire-" + style;
    }

    @Override
    public Version version() {
        return Version.unknownVersion();
    }

    @Override
    public void setupModule(SetupContext context) {
        context.addDeserializers(new WireDeserializers(style));
        context.addBeanDeserializerModifier(new BeanReading());
        SimpleSerializers serializers = new SimpleSerializers();
        serializers.addSerializer(new DateSerializer<>(LocalDateTime.class, style));
        serializers.addSerializer(new DateSerializer<>(Instant.class, style));
        serializers.addSerializer(new DateSerializer<>(OffsetDateTime.class, style));
        if (style == Style.JSON) {
            serializers.addSerializer(Double.class, new JsonDoubleSerializer());
            serializers.addSerializer(double.class, new JsonDoubleSerializer());
            serializers.addSerializer(new JsonDecimalSerializer());
        }
        context.addSerializers(serializers);
        if (style != Style.XML) {
            context.addBeanSerializerModifier(new BeanListWriting(style));
            context.addBeanSerializerModifier(new OwnMembersFirst());
            context.insertAnnotationIntrospector(new Subclasses());
        }
        context.insertAnnotationIntrospector(new NoInclusion());
    }
}
