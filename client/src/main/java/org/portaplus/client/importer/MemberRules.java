package org.portaplus.client.importer;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Map.Entry;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The forms of texts that the contract states in words: in the descriptions of the members, and in the reasons of those
 * limits that leave room for a placeholder ("three letters are checked on use").
 */
final class MemberRules {
    private static final String MAIL_LIST = "[^@\\s,]+@[^@\\s,]+(\\s*,\\s*[^@\\s,]+@[^@\\s,]+)*";
    private static final String DISPLAY_FORMAT = "(YYYY|YY|MM|DD|HH24|HH12|HH|MI|SS|AM|PM|[-/.: ,T])*";

    private static final String THRESHOLD = "(\\d+(\\.\\d+)?|(\\d{1,2}(\\.\\d+)?|100)%)";

    private record Form(Pattern pattern, String expected) {
        Form(String pattern, String expected) {
            this(Pattern.compile(pattern), expected);
        }
    }

    /** By the end of the member's path. */
    private static final Map<String, Form> FORMS = Map.ofEntries(
            form("ISO4217", "[A-Z]{3}", "a currency is three capital letters, such as EUR"),
            form("CustomerAddress.Country", "[A-Za-z]{2}", "a country is two letters, such as GB"),
            form("ICountry", "[A-Za-z]{2}", "a country is two letters, such as GB"),
            form("ILang", "[a-z]{2}", "a language is two small letters, such as en"),
            form("IVRLanguage", "[A-Za-z]{2}", "a language is two letters, such as en"),
            form("Email", MAIL_LIST, "e-mail addresses, separated by commas, are expected"),
            form("BCC", MAIL_LIST, "e-mail addresses, separated by commas, are expected"),
            form("EmailFrom", MAIL_LIST, "an e-mail address is expected"),
            form("BillStatus", "O", "a new customer is open: O"),
            form("Preferences.SendStatistics", "[FSN]", "F full list, S summary or N none is expected"),
            form("SendInvoices", "[YN]", "Y or N is expected"),
            form(
                    "CreditLimitWarning",
                    "\\s*" + THRESHOLD + "(\\s*,\\s*" + THRESHOLD + ")*\\s*",
                    "amounts or percentages, separated by commas, are expected, such as 90%,500"),
            form("OutDateFormat", DISPLAY_FORMAT, "a format is made of YYYY MM DD"),
            form("OutTimeFormat", DISPLAY_FORMAT, "a format is made of HH24 MI SS"),
            form("OutDateTimeFormat", DISPLAY_FORMAT, "a format is made of YYYY MM DD HH24 MI SS"),
            form("InDateFormat", DISPLAY_FORMAT, "a format is made of YYYY MM DD"),
            form("InTimeFormat", DISPLAY_FORMAT, "a format is made of HH24 MI SS"),
            form("ExtensionNo", "\\d{1,5}", "an extension has 1 to 5 digits"),
            form("Extension", "\\d{1,5}", "an extension has 1 to 5 digits"),
            form("AliasNumber", "\\d{1,64}", "1 to 64 digits are expected"),
            form("DisplayNumber", "\\d{1,64}", "1 to 64 digits are expected"),
            form("AcntId", "[A-Za-z0-9@._-]{1,64}", "an id is made of letters, digits and @ . _ -"),
            form("AccountId", "[A-Za-z0-9@._-]{1,64}", "an id is made of letters, digits and @ . _ -"),
            form("AccountPrefix", "\\d*", "a prefix is made of digits"),
            form("MiddleInitials", ".{0,5}", "at most 5 characters are expected"),
            form("PersonalInformation.Login", ".{6,}", "a login has at least 6 characters"),
            form(
                    "PersonalInformation.Password",
                    "(?=.*[A-Za-z])(?=.*\\d).{6,32}",
                    "a password has 6 to 32 characters, letters and digits"),
            form(
                    "AccountsToCreate[].Password",
                    "(?=.*[A-Za-z])(?=.*\\d).{6,32}",
                    "a password has 6 to 32 characters, letters and digits"));

    private static final String DATE = "ActivationDate";

    private MemberRules() {}

    /**
     * The text, if it has the form of its member.
     *
     * @throws Cells.Unreadable when it has not
     */
    static String checked(Member member, String text) throws Cells.Unreadable {
        if (member.path().get(member.path().size() - 1).equals(DATE)) {
            date(text);
        }
        Form form = form(member);
        if (form != null && !form.pattern().matcher(text).matches()) {
            throw new Cells.Unreadable("RegularExpression", form.expected());
        }
        return text;
    }

    private static @Nullable Form form(Member member) {
        int length = member.path().size();
        Form byEnd = FORMS.get(member.path().get(length - 1));
        return length < 2 || byEnd != null
                ? byEnd
                : FORMS.get(String.join(".", member.path().subList(length - 2, length)));
    }

    private static void date(String text) throws Cells.Unreadable {
        try {
            if (text.length() == "YYYY-MM-DD".length()) {
                LocalDate.parse(text);
            } else {
                LocalDateTime.parse(text.replaceFirst(" ", "T"));
            }
        } catch (DateTimeException e) {
            throw new Cells.Unreadable(
                    "RegularExpression",
                    "'" + text + "' is no date such as 2026-03-31, with or without a time HH:MM:SS");
        }
    }

    private static Entry<String, Form> form(String end, String pattern, String expected) {
        return Map.entry(end, new Form(pattern, expected));
    }
}
