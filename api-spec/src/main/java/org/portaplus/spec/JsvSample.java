package org.portaplus.spec;

import java.util.stream.Collectors;

/** A sample in JSV: compact as on the wire, or laid out as on the documented pages. */
final class JsvSample {
    private JsvSample() {}

    static String wire(SampleValue value) {
        if (value instanceof SampleValue.Structure object) {
            return object.members().stream()
                    .map(member -> member.name() + ":" + wire(member.value()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (value instanceof SampleValue.OneItem list) {
            return "[" + wire(list.item()) + "]";
        }
        if (value instanceof SampleValue.OneEntry entry) {
            return "{" + entry.key() + ":[" + entry.value() + "]}";
        }
        return scalar((SampleValue.Scalar) value);
    }

    /** One tab a level, a line for each bracket; a member whose value follows on the next line ends in a blank. */
    static String page(SampleValue value) {
        return page(value, "");
    }

    private static String page(SampleValue value, String indent) {
        String deeper = indent + "\t";
        if (value instanceof SampleValue.Structure object) {
            return object.members().stream()
                    .map(member -> deeper + member.name() + ": " + nested(member.value(), deeper))
                    .collect(Collectors.joining(",\n", "{\n", "\n" + indent + "}"));
        }
        if (value instanceof SampleValue.OneItem list) {
            return "[\n" + deeper + page(list.item(), deeper) + "\n" + indent + "]";
        }
        if (value instanceof SampleValue.OneEntry entry) {
            return "{\n" + deeper + entry.key() + ": \n" + deeper + "[\n" + deeper + "\t" + entry.value() + "\n"
                    + deeper + "]\n" + indent + "}";
        }
        return scalar((SampleValue.Scalar) value);
    }

    private static String nested(SampleValue value, String indent) {
        return value instanceof SampleValue.Scalar ? page(value, indent) : "\n" + indent + page(value, indent);
    }

    static String scalar(SampleValue.Scalar scalar) {
        if (scalar.kind() == SampleValue.Kind.BOOLEAN) {
            return scalar.text().equals("true") ? "True" : "False";
        }
        return scalar.text();
    }
}
