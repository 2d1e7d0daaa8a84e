package org.portaplus.server.customers;

/**
 * Who somebody is and how to reach them: the block that customers and accounts share. In a change, null members are those
 * that stay as they are. Immutable; {@code toString} shows nothing, since all of it is personal.
 */
public record Subscriber(PersonName name, Address address, Contact contact, String note) {
    /** Nothing said. */
    public static final Subscriber UNSET = new Subscriber(PersonName.UNSET, Address.UNSET, Contact.UNSET, null);

    /** This change laid over an earlier state. */
    public Subscriber over(Subscriber earlier) {
        return new Subscriber(
                name.over(earlier.name),
                address.over(earlier.address),
                contact.over(earlier.contact),
                first(note, earlier.note));
    }

    static String first(String later, String earlier) {
        return later != null ? later : earlier;
    }

    @Override
    public String toString() {
        return "Subscriber";
    }
}
