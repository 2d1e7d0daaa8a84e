package org.portaplus.wire.internal.bind;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.jsontype.TypeDeserializer;
import com.fasterxml.jackson.databind.jsontype.TypeIdResolver;
import com.fasterxml.jackson.databind.jsontype.impl.TypeDeserializerBase;
import java.io.IOException;

/** Takes the name of a class where it is the first member; without one, or with one not known, the declared class. */
final class SubclassReader extends TypeDeserializerBase {
    private static final long serialVersionUID = 1L;

    SubclassReader(JavaType declared, TypeIdResolver names) {
        super(declared, names, Subclasses.MEMBER, false, declared);
    }

    private SubclassReader(SubclassReader source, BeanProperty property) {
        super(source, property);
    }

    @Override
    public TypeDeserializer forProperty(BeanProperty property) {
        return new SubclassReader(this, property);
    }

    @Override
    public JsonTypeInfo.As getTypeInclusion() {
        return JsonTypeInfo.As.PROPERTY;
    }

    @Override
    public Object deserializeTypedFromObject(JsonParser p, DeserializationContext ctxt) throws IOException {
        JsonDeserializer<Object> reader = _findDefaultImplDeserializer(ctxt);
        if (p.isExpectedStartObjectToken()
                && p.nextToken() == JsonToken.FIELD_NAME
                && p.currentName().equals(Subclasses.MEMBER)) {
            reader = _findDeserializer(ctxt, className(p));
            p.nextToken();
        }
        return reader.deserialize(p, ctxt);
    }

    private String className(JsonParser p) throws IOException {
        if (p.nextToken() != JsonToken.VALUE_STRING) {
            MismatchedInputException refusal =
                    MismatchedInputException.from(p, _baseType, "the name of a class must be a text");
            refusal.prependPath((Object) null, Subclasses.MEMBER);
            throw refusal;
        }
        return p.getText();
    }

    @Override
    public Object deserializeTypedFromArray(JsonParser p, DeserializationContext ctxt) throws IOException {
        return deserializeTypedFromObject(p, ctxt);
    }

    @Override
    public Object deserializeTypedFromScalar(JsonParser p, DeserializationContext ctxt) throws IOException {
        return deserializeTypedFromObject(p, ctxt);
    }

    @Override
    public Object deserializeTypedFromAny(JsonParser p, DeserializationContext ctxt) throws IOException {
        return deserializeTypedFromObject(p, ctxt);
    }
}
