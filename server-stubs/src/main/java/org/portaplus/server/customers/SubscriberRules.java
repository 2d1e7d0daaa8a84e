package org.portaplus.server.customers;

import static org.portaplus.server.customers.SubscriberText.BCC;
import static org.portaplus.server.customers.SubscriberText.COUNTRY;
import static org.portaplus.server.customers.SubscriberText.EMAIL;
import static org.portaplus.server.customers.SubscriberText.MIDDLE_INITIALS;
import static org.portaplus.server.values.Unset.text;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.portaplus.server.faults.Checks;

/** What can be said about a subscriber block without looking into the store. Stateless. */
public final class SubscriberRules {
    static final String MAIL_MESSAGE = "E-mail addresses, separated by commas, are expected";

    private static final Pattern ADDRESS = Pattern.compile("[^@\\s,]+@[^@\\s,]+");
    private static final int MOST_INITIALS = 5;

    private SubscriberRules() {}

    /** Where the members of a block that have a form stand in a request. */
    public record Paths(String country, String email, String bcc, String middleInitials) {}

    /** Notes what is wrong with a country, an e-mail list or initials. */
    public static void check(Subscriber subscriber, Paths paths, Checks checks) {
        String country = text(subscriber.get(COUNTRY));
        checks.require(
                        country.isEmpty() || IsoCodes.isCountry(country),
                        "RegularExpression",
                        paths.country(),
                        "A country is two letters of ISO 3166, such as GB")
                .require(isMailList(subscriber.get(EMAIL)), "Email", paths.email(), MAIL_MESSAGE)
                .require(isMailList(subscriber.get(BCC)), "Email", paths.bcc(), MAIL_MESSAGE)
                .require(
                        text(subscriber.get(MIDDLE_INITIALS)).length() <= MOST_INITIALS,
                        "RegularExpression", // the contract has room for the documented placeholder
                        paths.middleInitials(),
                        "Middle initials have at most " + MOST_INITIALS + " characters");
    }

    /** Whether a text is empty, or e-mail addresses separated by commas. */
    public static boolean isMailList(@Nullable String text) {
        return text == null
                || text.isBlank()
                || List.of(text.split(",", -1)).stream()
                        .allMatch(mail -> ADDRESS.matcher(mail.strip()).matches());
    }
}
