package org.portaplus.conformance.reading;

import java.util.List;

/** A value as the format has it, before the contract gives it a type. */
public sealed interface Item {

    /** How a format marks a scalar; only JSON distinguishes text, numbers and booleans. */
    enum Form {
        TEXT,
        NUMBER,
        BOOLEAN,
        UNTYPED
    }

    record Scalar(String text, Form form) implements Item {}

    /** A null, an {@code i:nil} element, an empty cell. */
    record Nothing() implements Item {}

    /** An object or dictionary, in the order of the text, duplicates included. */
    record Members(List<Entry> entries) implements Item {}

    record Items(List<Item> items) implements Item {}

    record Entry(String name, Item value) {}
}
