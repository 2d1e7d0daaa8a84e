package org.portaplus.server.customers;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A person and the company; null members are unset. Immutable; {@code toString} shows nothing. */
public record PersonName(String first, String middleInitials, String last, String salutation, String company) {
    /** Nothing said. */
    public static final PersonName UNSET = new PersonName(null, null, null, null, null);

    /** First and last name, joined by a blank; empty when both are. */
    public String full() {
        return Stream.of(first, last)
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining(" "));
    }

    PersonName over(PersonName earlier) {
        return new PersonName(
                Subscriber.first(first, earlier.first),
                Subscriber.first(middleInitials, earlier.middleInitials),
                Subscriber.first(last, earlier.last),
                Subscriber.first(salutation, earlier.salutation),
                Subscriber.first(company, earlier.company));
    }

    @Override
    public String toString() {
        return "PersonName";
    }
}
