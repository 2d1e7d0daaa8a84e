package org.portaplus.server.customers;

/** A postal address; null members are unset. Immutable; {@code toString} shows nothing. */
public record Address(
        String address1,
        String address2,
        String address3,
        String address4,
        String town,
        String city,
        String region,
        String postcode,
        String country) {
    /** Nothing said. */
    public static final Address UNSET = new Address(null, null, null, null, null, null, null, null, null);

    Address over(Address earlier) {
        return new Address(
                Subscriber.first(address1, earlier.address1),
                Subscriber.first(address2, earlier.address2),
                Subscriber.first(address3, earlier.address3),
                Subscriber.first(address4, earlier.address4),
                Subscriber.first(town, earlier.town),
                Subscriber.first(city, earlier.city),
                Subscriber.first(region, earlier.region),
                Subscriber.first(postcode, earlier.postcode),
                Subscriber.first(country, earlier.country));
    }

    @Override
    public String toString() {
        return "Address";
    }
}
