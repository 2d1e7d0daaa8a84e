package org.portaplus.wire.internal.bind;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import java.util.Comparator;
import java.util.List;

/**
 * The members of a class come before those of its base class, as the library writes them; Jackson has it the other way
 * round. A class that says its order itself keeps it. Source: {@code docs/wire-formats.md#members} (vectors N06, N17).
 */
final class OwnMembersFirst extends BeanSerializerModifier {
    private static final long serialVersionUID = 1L;

    @Override
    public List<BeanPropertyWriter> orderProperties(
            SerializationConfig config, BeanDescription description, List<BeanPropertyWriter> members) {
        if (!saysOrder(config, description.getBeanClass())) {
            // Stable: within a class the order stays.
            members.sort(Comparator.comparingInt(OwnMembersFirst::depth).reversed());
        }
        return members;
    }

    /** An order that a base class says is that of its own members. */
    private static boolean saysOrder(SerializationConfig config, Class<?> type) {
        Class<?> mixIn = config.findMixInClassFor(type);
        return type.isAnnotationPresent(JsonPropertyOrder.class)
                || (mixIn != null && mixIn.isAnnotationPresent(JsonPropertyOrder.class));
    }

    private static int depth(BeanPropertyWriter member) {
        int depth = 0;
        for (Class<?> type = member.getMember().getDeclaringClass(); type != null; type = type.getSuperclass()) {
            depth++;
        }
        return depth;
    }
}
