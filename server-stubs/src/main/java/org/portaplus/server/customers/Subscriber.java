package org.portaplus.server.customers;

import static org.portaplus.server.customers.SubscriberText.FIRST_NAME;
import static org.portaplus.server.customers.SubscriberText.LAST_NAME;
import static org.portaplus.server.values.Unset.text;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Name and contact data: the block that customers and accounts share. In a change, texts that are not set stay as they
 * are, and empty text clears. Immutable; {@code toString} shows nothing, since all of it is personal.
 */
public final class Subscriber {
    /** Nothing said. */
    public static final Subscriber UNSET = new Subscriber(Map.of());

    private final Map<SubscriberText, String> texts;

    private Subscriber(Map<SubscriberText, String> texts) {
        this.texts = texts;
    }

    /** A block to be filled text by text. */
    public static Builder builder() {
        return new Builder();
    }

    /** A block of what a source knows; null is unset. */
    public static Subscriber of(Function<SubscriberText, @Nullable String> source) {
        Builder builder = builder();
        for (SubscriberText text : SubscriberText.values()) {
            builder.with(text, source.apply(text));
        }
        return builder.build();
    }

    /** One text; null when it is unset. */
    public @Nullable String get(SubscriberText text) {
        return texts.get(text);
    }

    /** This change laid over an earlier state. */
    public Subscriber over(Subscriber earlier) {
        return of(text -> texts.getOrDefault(text, earlier.get(text)));
    }

    /** First and last name, joined by a blank; empty when both are. */
    public String fullName() {
        return fullName(get(FIRST_NAME), get(LAST_NAME));
    }

    /** First and last name, either of which may be null, joined by a blank. */
    public static String fullName(@Nullable String first, @Nullable String last) {
        return Stream.of(text(first), text(last))
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(" "));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Subscriber subscriber && texts.equals(subscriber.texts);
    }

    @Override
    public int hashCode() {
        return texts.hashCode();
    }

    @Override
    public String toString() {
        return "Subscriber";
    }

    /** Fills a block. For one thread. */
    public static final class Builder {
        private final Map<SubscriberText, String> texts = new EnumMap<>(SubscriberText.class);

        private Builder() {}

        /** Sets a text; null leaves it unset. */
        public Builder with(SubscriberText text, @Nullable String value) {
            if (value != null) {
                texts.put(text, value);
            }
            return this;
        }

        /** The block as it is filled now. */
        public Subscriber build() {
            return new Subscriber(new EnumMap<>(texts));
        }
    }
}
