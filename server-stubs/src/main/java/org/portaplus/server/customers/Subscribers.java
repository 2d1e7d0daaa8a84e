package org.portaplus.server.customers;

import static org.portaplus.server.store.schema.Tables.SUBSCRIBER;

import java.util.List;
import java.util.regex.Pattern;
import org.jooq.Record;
import org.portaplus.server.faults.Checks;
import org.portaplus.server.store.Counter;
import org.portaplus.server.store.Tx;
import org.portaplus.server.store.schema.tables.records.SubscriberRecord;

/** Keeps subscriber blocks. All methods are free of state. */
public final class Subscribers {
    private static final Pattern ADDRESS = Pattern.compile("[^@\\s,]+@[^@\\s,]+");
    private static final int MOST_INITIALS = 5;

    private Subscribers() {}

    /** Where the members of a block that have a form stand in a request. */
    public record Paths(String country, String email, String bcc, String middleInitials) {}

    /** Stores a block; unset members become empty text. */
    public static int insert(Tx tx, int iEnv, Subscriber subscriber) {
        SubscriberRecord row = tx.sql().newRecord(SUBSCRIBER);
        row.setIEnv(iEnv);
        row.setISubscriber(Counter.SUBSCRIBER.next(tx, iEnv));
        fill(row, subscriber);
        row.insert();
        return row.getISubscriber();
    }

    /** Lays a change over a stored block. */
    public static void update(Tx tx, int iEnv, int iSubscriber, Subscriber change) {
        if (change.equals(Subscriber.UNSET)) {
            return;
        }
        SubscriberRecord row = tx.sql()
                .fetchSingle(SUBSCRIBER, SUBSCRIBER.I_ENV.eq(iEnv).and(SUBSCRIBER.I_SUBSCRIBER.eq(iSubscriber)));
        fill(row, change.over(read(row)));
        row.update();
    }

    /** The block in a row that contains the columns of the subscriber table; without one, everything is empty text. */
    public static Subscriber read(Record row) {
        return new Subscriber(
                new PersonName(
                        text(row.get(SUBSCRIBER.FIRST_NAME)),
                        text(row.get(SUBSCRIBER.MIDDLE_INITIALS)),
                        text(row.get(SUBSCRIBER.LAST_NAME)),
                        text(row.get(SUBSCRIBER.SALUTATION)),
                        text(row.get(SUBSCRIBER.COMPANY))),
                new Address(
                        text(row.get(SUBSCRIBER.ADDRESS1)),
                        text(row.get(SUBSCRIBER.ADDRESS2)),
                        text(row.get(SUBSCRIBER.ADDRESS3)),
                        text(row.get(SUBSCRIBER.ADDRESS4)),
                        text(row.get(SUBSCRIBER.TOWN)),
                        text(row.get(SUBSCRIBER.CITY)),
                        text(row.get(SUBSCRIBER.REGION)),
                        text(row.get(SUBSCRIBER.POSTCODE)),
                        text(row.get(SUBSCRIBER.COUNTRY))),
                new Contact(
                        text(row.get(SUBSCRIBER.EMAIL)),
                        text(row.get(SUBSCRIBER.BCC)),
                        text(row.get(SUBSCRIBER.PHONE1)),
                        text(row.get(SUBSCRIBER.PHONE2)),
                        text(row.get(SUBSCRIBER.CONTACT1)),
                        text(row.get(SUBSCRIBER.CONTACT2)),
                        text(row.get(SUBSCRIBER.FAX))),
                text(row.get(SUBSCRIBER.NOTE)));
    }

    /** Notes what is wrong with a country, an e-mail list or initials. */
    public static void check(Subscriber subscriber, Paths paths, Checks checks) {
        String country = text(subscriber.address().country());
        checks.require(
                        country.isEmpty() || IsoCodes.isCountry(country),
                        "RegularExpression",
                        paths.country(),
                        "A country is two letters of ISO 3166, such as GB")
                .require(isMailList(subscriber.contact().email()), "Email", paths.email(), MAIL_MESSAGE)
                .require(isMailList(subscriber.contact().bcc()), "Email", paths.bcc(), MAIL_MESSAGE)
                .require(
                        text(subscriber.name().middleInitials()).length() <= MOST_INITIALS,
                        "RegularExpression", // the contract has room for the documented placeholder
                        paths.middleInitials(),
                        "Middle initials have at most " + MOST_INITIALS + " characters");
    }

    static final String MAIL_MESSAGE = "E-mail addresses, separated by commas, are expected";

    /** Whether a text is empty, or e-mail addresses separated by commas. */
    public static boolean isMailList(String text) {
        return text == null
                || text.isBlank()
                || List.of(text.split(",", -1)).stream()
                        .allMatch(mail -> ADDRESS.matcher(mail.strip()).matches());
    }

    private static void fill(SubscriberRecord row, Subscriber subscriber) {
        row.setFirstName(text(subscriber.name().first()));
        row.setMiddleInitials(text(subscriber.name().middleInitials()));
        row.setLastName(text(subscriber.name().last()));
        row.setSalutation(text(subscriber.name().salutation()));
        row.setCompany(text(subscriber.name().company()));
        row.setAddress1(text(subscriber.address().address1()));
        row.setAddress2(text(subscriber.address().address2()));
        row.setAddress3(text(subscriber.address().address3()));
        row.setAddress4(text(subscriber.address().address4()));
        row.setTown(text(subscriber.address().town()));
        row.setCity(text(subscriber.address().city()));
        row.setRegion(text(subscriber.address().region()));
        row.setPostcode(text(subscriber.address().postcode()));
        row.setCountry(text(subscriber.address().country()));
        row.setEmail(text(subscriber.contact().email()));
        row.setBcc(text(subscriber.contact().bcc()));
        row.setPhone1(text(subscriber.contact().phone1()));
        row.setPhone2(text(subscriber.contact().phone2()));
        row.setContact1(text(subscriber.contact().contact1()));
        row.setContact2(text(subscriber.contact().contact2()));
        row.setFax(text(subscriber.contact().fax()));
        row.setNote(text(subscriber.note()));
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }
}
