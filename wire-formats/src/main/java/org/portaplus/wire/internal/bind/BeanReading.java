package org.portaplus.wire.internal.bind;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import java.util.HashMap;
import java.util.Map;

/** Puts {@link BeanReader} in the place of Jackson's reader for ordinary classes. */
final class BeanReading extends BeanDeserializerModifier {
    private static final long serialVersionUID = 1L;

    @Override
    public JsonDeserializer<?> modifyDeserializer(
            DeserializationConfig config, BeanDescription description, JsonDeserializer<?> deserializer) {
        if (deserializer.getClass() != BeanDeserializer.class) {
            return deserializer;
        }
        Map<String, AnnotatedMember> accessors = new HashMap<>();
        for (BeanPropertyDefinition property : description.findProperties()) {
            AnnotatedMember accessor = property.hasGetter() ? property.getGetter() : property.getField();
            if (accessor != null) {
                accessor.fixAccess(false);
                accessors.put(property.getName(), accessor);
            }
        }
        return new BeanReader((BeanDeserializer) deserializer, accessors);
    }
}
