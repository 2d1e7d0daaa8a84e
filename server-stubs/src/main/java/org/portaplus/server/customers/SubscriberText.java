package org.portaplus.server.customers;

/**
 * The texts of a subscriber block, named like their columns. Here each of them stands once: reading, storing and laying a
 * change over what is stored go over all of them.
 */
public enum SubscriberText {
    FIRST_NAME,
    MIDDLE_INITIALS,
    LAST_NAME,
    SALUTATION,
    COMPANY,
    ADDRESS1,
    ADDRESS2,
    ADDRESS3,
    ADDRESS4,
    TOWN,
    CITY,
    REGION,
    POSTCODE,
    /** Two letters of ISO 3166. */
    COUNTRY,
    /** May be a comma list. */
    EMAIL,
    /** May be a comma list. */
    BCC,
    PHONE1,
    PHONE2,
    CONTACT1,
    CONTACT2,
    FAX,
    NOTE
}
