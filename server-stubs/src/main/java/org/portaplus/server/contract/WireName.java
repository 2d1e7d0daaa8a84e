package org.portaplus.server.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.Field;
import org.hibernate.validator.spi.nodenameprovider.JavaBeanProperty;

/** The wire name of a generated Java property. Stateless. */
final class WireName {
    private WireName() {}

    static String of(JavaBeanProperty property) {
        try {
            Field field = property.getDeclaringClass().getDeclaredField(property.getName());
            JsonProperty wire = field.getAnnotation(JsonProperty.class);
            return wire == null ? property.getName() : wire.value();
        } catch (NoSuchFieldException e) {
            return property.getName();
        }
    }
}
