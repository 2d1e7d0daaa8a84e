package org.portaplus.spec.changes;

import java.util.EnumSet;
import java.util.Set;

/** Whom a change can break: who speaks a format, or programs made with a generator, as these were seen to behave. */
enum Affected {
    JSON("JSON"),
    XML("XML"),
    CSV("CSV"),
    JSV("JSV"),
    FORMS("forms"),
    SOAP("SOAP"),
    /** Their methods or types have another name once they are made anew; what is on the wire stays. */
    GENERATED("generated clients of every language, when they are made anew"),
    /** Their methods take parameters by place: another place, or one more in front, is another argument in silence. */
    POSITIONS("generated clients whose methods take parameters by place (Java, Kotlin, C#, Go, Rust, Python)"),
    /** Java, Kotlin, C#, Go and Rust have a type for each width; Python and TypeScript have one number. */
    FIXED_WIDTHS("generated clients in Java, Kotlin, C#, Go and Rust"),
    /** Kotlin, C#, Rust and TypeScript tell null apart; Kotlin and Rust refuse the whole answer. */
    NULL_AWARE("generated clients in Kotlin, C#, Rust and TypeScript"),
    /** With the full contract, closed lists are made enumerations, and an unknown one is refused. */
    ENUMERATIONS("generated clients in Java, Kotlin, C#, Go and Rust that made an enumeration of it"),
    VALIDATORS("proxies and mocks that check answers against the contract"),
    /** Not in any program: in what a request means. */
    MEANING("every program that relies on it");

    private final String words;

    Affected(String words) {
        this.words = words;
    }

    /** As a person reads it. */
    String words() {
        return words;
    }

    /** Everybody who speaks one of the four formats or SOAP. */
    static Set<Affected> wire() {
        return EnumSet.of(JSON, XML, CSV, JSV, FORMS, SOAP);
    }

    /** Who speaks the format of a media type. */
    static Set<Affected> ofMediaType(String mediaType) {
        return switch (mediaType) {
            case "application/json" -> EnumSet.of(JSON);
            case "application/xml" -> EnumSet.of(XML);
            case "text/csv" -> EnumSet.of(CSV);
            case "text/jsv" -> EnumSet.of(JSV);
            case "application/x-www-form-urlencoded" -> EnumSet.of(FORMS);
            case "text/xml", "application/soap+xml" -> EnumSet.of(SOAP);
            default -> wire();
        };
    }
}
