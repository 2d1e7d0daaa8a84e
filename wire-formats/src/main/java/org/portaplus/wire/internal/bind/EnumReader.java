package org.portaplus.wire.internal.bind;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.introspect.AnnotatedClassResolver;
import com.fasterxml.jackson.databind.util.EnumResolver;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.portaplus.wire.internal.text.NumberText;

/**
 * Enum constants by wire name. The library allows any case, blanks around and the number (docs/wire-formats.md#jsv-reading); in XML only
 * the name itself is one (docs/wire-formats.md#xml-scalars). Unknown ones are refused.
 */
final class EnumReader extends StdScalarDeserializer<Object> {
    private static final long serialVersionUID = 1L;

    private final transient Map<String, Object> wireNames = new HashMap<>();
    /** Names of Java too, and all in lower case. */
    private final transient Map<String, Object> byName = new HashMap<>();

    private final transient Object[] constants;
    private final boolean exact;

    EnumReader(Class<?> type, DeserializationConfig config, Style style) {
        super(type);
        exact = style == Style.XML;
        constants = type.getEnumConstants();
        EnumResolver names = EnumResolver.constructFor(
                config, AnnotatedClassResolver.resolve(config, config.constructType(type), config));
        for (Object constant : constants) {
            byName.putIfAbsent(((Enum<?>) constant).name().toLowerCase(Locale.ROOT), constant);
        }
        for (Enum<?> constant : names.getRawEnums()) {
            byName.put(constant.name(), constant);
        }
        for (Object id : names.getEnumIds()) {
            String name = id.toString();
            Object constant = names.findEnum(name);
            byName.putIfAbsent(name.toLowerCase(Locale.ROOT), constant);
            byName.put(name, constant);
            wireNames.put(name, constant);
        }
    }

    @Override
    public Object deserialize(JsonParser p, DeserializationContext ctxt) throws IOException {
        Object found = p.currentToken().isScalarValue() ? find(p.getText()) : null;
        if (found == null) {
            throw MismatchedInputException.from(p, _valueClass, "not one of the known names");
        }
        return found;
    }

    private @Nullable Object find(String text) {
        Object found = wireNames.get(text);
        return found == null && !exact ? likely(text.strip()) : found;
    }

    private @Nullable Object likely(String text) {
        Object found = byName.get(text);
        if (found == null) {
            found = byName.get(text.toLowerCase(Locale.ROOT));
        }
        if (found == null) {
            Long number = NumberText.integer(text, false, 0, constants.length - 1L);
            return number == null ? null : constants[number.intValue()];
        }
        return found;
    }
}
