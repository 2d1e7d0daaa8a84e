package org.portaplus.spec;

import java.util.stream.Collectors;

/** A sample in CSV: a line of names, a line of cells, objects and lists as JSV in their cell. */
final class CsvSample {
    private CsvSample() {}

    static String of(SampleValue.Structure sample) {
        String names = sample.members().stream().map(SampleValue.Member::name).collect(Collectors.joining(","));
        String cells =
                sample.members().stream().map(member -> cell(member.value())).collect(Collectors.joining(","));
        return names + "\r\n" + cells + "\r\n";
    }

    private static String cell(SampleValue value) {
        String text = JsvSample.wire(value);
        return value instanceof SampleValue.Scalar ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }
}
