package org.portaplus.conformance.heavy;

import static org.portaplus.conformance.heavy.Part.empty;
import static org.portaplus.conformance.heavy.Part.entries;
import static org.portaplus.conformance.heavy.Part.items;
import static org.portaplus.conformance.heavy.Part.text;
import static org.portaplus.conformance.heavy.Part.within;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;

/** What a batch of customers is full of, within every limit of its parts. */
enum Kind {
    EMPTY_ITEMS(empty()),
    NO_ITEMS(new Part.Null()),
    CUSTOMERS(within(within(text("1 Sample Street"), "m:CustomerAddress", "m:Address1"), "Customer", "Customer")),
    EMPTY_OBJECTS(within(feature(empty(), 1_000), "Account", "AccountRequest", "m:DefaultValues")),
    DEEP_OBJECTS(within(empty(), "Account", "AccountRequest", "m:DefaultValues")),
    ENTRIES(attributes(4_000, 1)),
    VALUES(attributes(1, 20_000)),
    SHORT_TEXTS(within(text("x"), "AliasNumber")),
    LONG_TEXTS(within(text("x".repeat(200_000)), "AliasNumber")),
    UNKNOWN_MEMBERS(within(items("Y", 1_000, text("1")), "AliasNumber2"));

    private static final int MOST_ITEMS = 190_000;

    @SuppressWarnings("ImmutableEnumChecker") // its lists and maps are made above and never change
    private final Part item;

    Kind(Part item) {
        this.item = item;
    }

    private static Part feature(Part feature, int count) {
        return within(items("m:PortaServiceFeature", count, feature), "m:ServiceFeatures");
    }

    private static Part attributes(int entries, int values) {
        List<Part> each = Collections.nCopies(values, text("a"));
        return within(
                feature(within(entries(entries, key -> each), "m:ServiceAttributes"), 1),
                "Account",
                "AccountRequest",
                "m:DefaultValues");
    }

    /** Writes a batch of about so many bytes. */
    void write(Form form, String license, int size, OutputStream out) throws IOException {
        byte[] one = (form.write(item) + form.separator()).getBytes(StandardCharsets.US_ASCII);
        out.write(form.begin(license).getBytes(StandardCharsets.US_ASCII));
        int count = Math.min(MOST_ITEMS, Math.max(1, Math.min(size, form.longest()) / one.length));
        for (int i = 0; i < count; i++) {
            out.write(one);
        }
        out.write(form.end().getBytes(StandardCharsets.US_ASCII));
    }
}
