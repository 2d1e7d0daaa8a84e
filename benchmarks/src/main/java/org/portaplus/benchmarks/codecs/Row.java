package org.portaplus.benchmarks.codecs;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A row of the table: one of our formats with one message in one direction, and its rivals.
 *
 * @param format as {@link Codecs#RIVALS} names it
 */
record Row(String format, String message, String direction) {
    /** All rows in their order. */
    static List<Row> all() {
        List<Row> rows = new ArrayList<>();
        for (String format : List.of("json", "jsv", "xml", "csv", "csv-message")) {
            for (Messages message : Messages.ALL) {
                if (message.rows() == format.equals("csv")) {
                    rows.add(new Row(format, message.name(), "read"));
                    rows.add(new Row(format, message.name(), "write"));
                }
            }
        }
        return rows;
    }

    /** What is measured for it, ours first. */
    List<CodecRun.Case> cases() {
        return Stream.concat(Stream.of(Codecs.ours(format)), Objects.requireNonNull(Codecs.RIVALS.get(format)).stream())
                .map(codec -> new CodecRun.Case(codec, message, direction))
                .toList();
    }

    @Override
    public String toString() {
        return format + " " + message + " " + direction;
    }
}
