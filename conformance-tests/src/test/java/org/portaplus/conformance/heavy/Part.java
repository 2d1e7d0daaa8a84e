package org.portaplus.conformance.heavy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** A part of a message, which each format writes in its own way. Names are those of XML, with {@code m:} for the models. */
sealed interface Part {

    record Text(String text) implements Part {}

    record Null() implements Part {}

    /** Members in order. */
    record Members(Map<String, Part> members) implements Part {}

    /** Items with the name of their elements in XML. */
    record Items(String element, List<Part> items) implements Part {}

    /** A dictionary of lists of texts. */
    record Entries(Map<String, List<Part>> entries) implements Part {}

    static Part text(String text) {
        return new Text(text);
    }

    /** Members one within another; the last is what the innermost one holds. */
    static Part within(Part inner, String... names) {
        Part part = inner;
        for (int i = names.length - 1; i >= 0; i--) {
            part = new Members(Map.of(names[i], part));
        }
        return part;
    }

    static Part empty() {
        return new Members(Map.of());
    }

    static Items items(String element, int count, Part item) {
        return new Items(element, Collections.nCopies(count, item));
    }

    /** A dictionary of so many keys, with values each. */
    static Part entries(int count, IntFunction<List<Part>> values) {
        Map<String, List<Part>> entries = new LinkedHashMap<>();
        IntStream.range(0, count).forEach(i -> entries.put("k" + i, values.apply(i)));
        return new Entries(entries);
    }
}
