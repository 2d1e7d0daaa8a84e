package org.portaplus.server.customers;

/** Ways to reach somebody; e-mail members may be comma lists; null members are unset. Immutable; {@code toString} shows nothing. */
public record Contact(
        String email, String bcc, String phone1, String phone2, String contact1, String contact2, String fax) {
    /** Nothing said. */
    public static final Contact UNSET = new Contact(null, null, null, null, null, null, null);

    Contact over(Contact earlier) {
        return new Contact(
                Subscriber.first(email, earlier.email),
                Subscriber.first(bcc, earlier.bcc),
                Subscriber.first(phone1, earlier.phone1),
                Subscriber.first(phone2, earlier.phone2),
                Subscriber.first(contact1, earlier.contact1),
                Subscriber.first(contact2, earlier.contact2),
                Subscriber.first(fax, earlier.fax));
    }

    @Override
    public String toString() {
        return "Contact";
    }
}
