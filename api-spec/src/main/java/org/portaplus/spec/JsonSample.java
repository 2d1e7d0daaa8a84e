package org.portaplus.spec;

import java.util.stream.Collectors;

/** A sample in JSON: one line, members in wire order. */
final class JsonSample {
    // Midnight of 0001-01-01 in milliseconds of 1970, and the mark of a date without zone.
    private static final String UNSET_DATE = "\"\\/Date(-62135596800000-0000)\\/\"";

    private JsonSample() {}

    static String of(SampleValue value) {
        if (value instanceof SampleValue.Structure object) {
            return object.members().stream()
                    .map(member -> "\"" + member.name() + "\":" + of(member.value()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (value instanceof SampleValue.OneItem list) {
            return "[" + of(list.item()) + "]";
        }
        if (value instanceof SampleValue.OneEntry entry) {
            return "{\"" + entry.key() + "\":[\"" + entry.value() + "\"]}";
        }
        SampleValue.Scalar scalar = (SampleValue.Scalar) value;
        return switch (scalar.kind()) {
            case TEXT -> "\"" + scalar.text() + "\"";
            case DATE -> UNSET_DATE;
            case NUMBER, BOOLEAN -> scalar.text();
        };
    }
}
