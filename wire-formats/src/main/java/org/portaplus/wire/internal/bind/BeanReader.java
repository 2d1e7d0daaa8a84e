package org.portaplus.wire.internal.bind;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.BeanDeserializer;
import com.fasterxml.jackson.databind.deser.SettableBeanProperty;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Objects. Members are matched exactly first, then without regard to case and blanks around; a member that comes again
 * with another value is refused. Classes with creators or type ids go the way of Jackson.
 */
final class BeanReader extends BeanDeserializer {
    private static final long serialVersionUID = 1L;

    private final transient Map<String, AnnotatedMember> accessors;
    private transient SettableBeanProperty[] members = {};
    private transient SerializedString[] names = {};
    private transient Map<String, Integer> exact = Map.of();
    private transient Map<String, Integer> folded = Map.of();

    BeanReader(BeanDeserializer source, Map<String, AnnotatedMember> accessors) {
        super(source);
        this.accessors = accessors;
    }

    @Override
    public void resolve(DeserializationContext ctxt) throws JsonMappingException {
        super.resolve(ctxt);
        List<SettableBeanProperty> all = new ArrayList<>();
        properties().forEachRemaining(all::add);
        Map<String, Integer> byName = new HashMap<>();
        Map<String, Integer> byFolded = new HashMap<>();
        for (int i = 0; i < all.size(); i++) {
            byName.put(all.get(i).getName(), i);
            byFolded.putIfAbsent(all.get(i).getName().toLowerCase(Locale.ROOT), i);
        }
        members = all.toArray(new SettableBeanProperty[0]);
        names = all.stream()
                .map(member -> new SerializedString(member.getName()))
                .toArray(SerializedString[]::new);
        exact = byName;
        folded = byFolded;
    }

    @Override
    public Object deserialize(JsonParser p, DeserializationContext ctxt) throws IOException {
        if (!_vanillaProcessing) {
            return super.deserialize(p, ctxt);
        }
        // Behind the name of a subclass the object has begun already.
        if (!p.isExpectedStartObjectToken()
                && p.currentToken() != JsonToken.FIELD_NAME
                && p.currentToken() != JsonToken.END_OBJECT) {
            throw MismatchedInputException.from(p, _beanType, "an object is expected");
        }
        Object bean = _valueInstantiator.createUsingDefault(ctxt);
        if (p.currentToken() == JsonToken.END_OBJECT) {
            return bean;
        }
        readMembers(p, ctxt, bean);
        return bean;
    }

    @Override
    public Object deserialize(JsonParser p, DeserializationContext ctxt, Object bean) throws IOException {
        if (!_vanillaProcessing) {
            return super.deserialize(p, ctxt, bean);
        }
        p.isExpectedStartObjectToken();
        readMembers(p, ctxt, bean);
        return bean;
    }

    private void readMembers(JsonParser p, DeserializationContext ctxt, Object bean) throws IOException {
        int expected = 0;
        long[] seen = new long[(members.length >> 6) + 1];
        boolean atName = p.currentToken() == JsonToken.FIELD_NAME;
        while (true) {
            int index;
            // Most messages are in the declared order; the parser then compares instead of looking names up.
            if (!atName && expected < members.length && p.nextFieldName(names[expected])) {
                index = expected;
            } else {
                if (!atName && (expected < members.length ? p.currentToken() : p.nextToken()) != JsonToken.FIELD_NAME) {
                    return;
                }
                index = find(p.currentName());
            }
            atName = false;
            if (index < 0) {
                String name = p.currentName();
                skipUnknown(p, ctxt, bean, name);
            } else {
                expected = index + 1;
                readMember(p, ctxt, bean, index, seen);
            }
        }
    }

    private void skipUnknown(JsonParser p, DeserializationContext ctxt, Object bean, String name) throws IOException {
        try {
            p.nextToken();
            handleUnknownVanilla(p, ctxt, bean, name);
        } catch (UnrecognizedPropertyException named) {
            throw named;
        } catch (JsonProcessingException failure) {
            wrapAndThrow(failure, bean, name, ctxt);
        }
    }

    private void readMember(JsonParser p, DeserializationContext ctxt, Object bean, int index, long[] seen)
            throws IOException {
        SettableBeanProperty member = members[index];
        long bit = 1L << index;
        try {
            p.nextToken();
            if ((seen[index >> 6] & bit) == 0) {
                seen[index >> 6] |= bit;
                member.deserializeAndSet(p, ctxt, bean);
            } else {
                again(p, ctxt, bean, member);
            }
        } catch (IOException | RuntimeException failure) {
            wrapAndThrow(failure, bean, member.getName(), ctxt);
        }
    }

    private int find(String name) {
        Integer index = exact.get(name);
        if (index == null) {
            index = folded.get(name.strip().toLowerCase(Locale.ROOT));
        }
        return index == null ? -1 : index;
    }

    private void again(JsonParser p, DeserializationContext ctxt, Object bean, SettableBeanProperty member)
            throws IOException {
        Object value = member.deserialize(p, ctxt);
        AnnotatedMember accessor = accessors.get(member.getName());
        if (accessor == null || !Objects.equals(accessor.getValue(bean), value)) {
            throw MismatchedInputException.from(p, _beanType, "given twice with different values");
        }
    }
}
