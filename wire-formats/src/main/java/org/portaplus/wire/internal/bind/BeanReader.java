package org.portaplus.wire.internal.bind;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.BeanDeserializer;
import com.fasterxml.jackson.databind.deser.SettableBeanProperty;
import com.fasterxml.jackson.databind.deser.impl.PropertyValueBuffer;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Objects. Members are matched exactly first, then without regard to case and blanks around; a member that comes again
 * with another value is refused, also where a creator takes it. Classes with any other speciality go the way of Jackson.
 */
final class BeanReader extends BeanDeserializer {
    private static final long serialVersionUID = 1L;

    private final transient Map<String, AnnotatedMember> accessors;
    private transient SettableBeanProperty[] members = {};
    private transient SerializedString[] names = {};
    /**
     * The member that is likely to come first, and behind each member the one that is likely to follow it: the declared one, until
     * a message had another. Most messages leave out the same members. A guess only, which threads may overwrite for each
     * other.
     */
    private transient int[] following = {};

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
        following = IntStream.range(0, members.length).toArray();
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
        int next = 0;
        long[] seen = new long[(members.length >> 6) + 1];
        boolean atName = p.currentToken() == JsonToken.FIELD_NAME;
        while (true) {
            // Most messages are in an order that came before; the parser then compares instead of looking names up.
            int index = next < members.length ? following[next] : -1;
            if (atName || index < 0 || !p.nextFieldName(names[index])) {
                if (!atName && (index < 0 ? p.nextToken() : p.currentToken()) != JsonToken.FIELD_NAME) {
                    return;
                }
                index = find(p.currentName());
                if (index >= 0 && next < members.length) {
                    following[next] = index;
                }
            }
            atName = false;
            if (index < 0) {
                String name = p.currentName();
                skipUnknown(p, ctxt, bean, name);
            } else {
                next = index + 1;
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

    /** Members are all read before the object is made, for which creators need some of them. */
    @Override
    protected Object _deserializeUsingPropertyBased(JsonParser p, DeserializationContext ctxt) throws IOException {
        if (_anySetter != null || _needViewProcesing || _objectIdReader != null) {
            return super._deserializeUsingPropertyBased(p, ctxt);
        }
        Map<SettableBeanProperty, Object> given = new LinkedHashMap<>();
        for (; p.currentToken() == JsonToken.FIELD_NAME; p.nextToken()) {
            int index = find(p.currentName());
            if (index < 0) {
                skipUnknown(p, ctxt, _beanType.getRawClass(), p.currentName());
            } else {
                give(given, members[index], p, ctxt);
            }
        }
        PropertyValueBuffer arguments = _propertyBasedCreator.startBuilding(p, ctxt, null);
        given.forEach((member, value) -> {
            SettableBeanProperty argument = _propertyBasedCreator.findCreatorProperty(member.getName());
            if (argument != null) {
                arguments.assignParameter(argument, value);
            }
        });
        Object bean = create(arguments, ctxt);
        for (Map.Entry<SettableBeanProperty, Object> entry : given.entrySet()) {
            if (_propertyBasedCreator.findCreatorProperty(entry.getKey().getName()) == null) {
                entry.getKey().set(bean, entry.getValue());
            }
        }
        return bean;
    }

    private void give(
            Map<SettableBeanProperty, Object> given,
            SettableBeanProperty member,
            JsonParser p,
            DeserializationContext ctxt)
            throws IOException {
        try {
            p.nextToken();
            Object value = member.deserialize(p, ctxt);
            if (given.containsKey(member) && !Objects.equals(given.get(member), value)) {
                throw givenTwice(p);
            }
            given.put(member, value);
        } catch (IOException | RuntimeException failure) {
            wrapAndThrow(failure, _beanType.getRawClass(), member.getName(), ctxt);
        }
    }

    private Object create(PropertyValueBuffer arguments, DeserializationContext ctxt) throws IOException {
        try {
            return _propertyBasedCreator.build(ctxt, arguments);
        } catch (JsonProcessingException failure) {
            throw failure;
        } catch (IOException | RuntimeException failure) {
            return wrapInstantiationProblem(failure, ctxt);
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
            throw givenTwice(p);
        }
    }

    private MismatchedInputException givenTwice(JsonParser p) {
        return MismatchedInputException.from(p, _beanType, "given twice with different values");
    }
}
