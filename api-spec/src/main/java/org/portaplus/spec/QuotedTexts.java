package org.portaplus.spec;

import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;
import java.util.regex.Pattern;

/**
 * Quotes every text that a reader of YAML 1.1 or 1.2 may take for something else: in 1.1 a day is a time stamp, {@code 1:20}
 * a number of base 60, {@code =} and {@code <<} have a meaning, and names are no exception.
 */
final class QuotedTexts extends StringQuotingChecker.Default {
    private static final long serialVersionUID = 1L;

    /** Numbers and time stamps of both versions begin so; the rest of what does is quoted without need. */
    private static final Pattern LIKE_A_NUMBER = Pattern.compile("(?s)[-+.0-9].*");

    private static final Pattern LIKE_A_WORD = Pattern.compile("(?i)[yn~=]|<<|yes|no|true|false|on|off|null");

    @Override
    public boolean needToQuoteName(String name) {
        return super.needToQuoteName(name) || isTakenForAnother(name);
    }

    @Override
    public boolean needToQuoteValue(String value) {
        return super.needToQuoteValue(value) || isTakenForAnother(value);
    }

    private static boolean isTakenForAnother(String text) {
        return LIKE_A_NUMBER.matcher(text).matches()
                || LIKE_A_WORD.matcher(text).matches();
    }
}
