package org.portaplus.client.importer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads cells as the values of members. Immutable. */
final class Cells {
    private static final Pattern INTEGER = Pattern.compile("[+-]?\\d{1,10}");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d{1,20}(\\.\\d{1,20})?");
    private static final Pattern DECIMAL_COMMA = Pattern.compile("[+-]?\\d{1,20}(,\\d{1,20})?");

    /** The digits of a decimal of .NET, which the service keeps numbers in. */
    private static final int MOST_DIGITS = 28;

    /** What spreadsheets make of long numbers in cells that are not formatted as text. */
    private static final Pattern SHORTENED = Pattern.compile("[+-]?\\d+([.,]\\d+)?[eE]\\+\\d+");

    /** What XML 1.0 cannot carry, which the service refuses in every format. */
    private static final Pattern FORBIDDEN = Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]");

    private static final JsonNodeFactory JSON = JsonNodeFactory.withExactBigDecimals(true);

    private final boolean decimalComma;

    /** @param decimalComma whether numbers are written with a comma: {@code 99,90} */
    Cells(boolean decimalComma) {
        this.decimalComma = decimalComma;
    }

    /** A cell that its column cannot hold. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;
        private final String code;
        private final String message;

        Unreadable(String code, String message) {
            super(message, null, false, false);
            this.code = code;
            this.message = message;
        }

        @Override
        public String getMessage() {
            return message;
        }

        String code() {
            return code;
        }
    }

    /**
     * The value of a cell.
     *
     * @return empty for an empty cell: the member is not sent
     * @throws Unreadable when it breaks the contract
     */
    Optional<JsonNode> value(Member member, String cell) throws Unreadable {
        String text = member.isSecret() ? cell : cell.strip();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (member.kind()) {
                    case TEXT -> text(member, text);
                    case INTEGER -> integer(member, text);
                    case DECIMAL -> decimal(member, text);
                    case BOOLEAN -> bool(member, text);
                    case TEXTS -> texts(member, text);
                });
    }

    private static JsonNode text(Member member, String text) throws Unreadable {
        if (FORBIDDEN.matcher(text).find()) {
            throw new Unreadable("RegularExpression", "has a control character, which the service does not take");
        }
        if (SHORTENED.matcher(text).matches() && !member.isSecret()) {
            throw new Unreadable(
                    "RegularExpression",
                    "'" + text + "' was shortened by the spreadsheet; format the column as text and enter it again");
        }
        if (member.maxLength() != null && text.length() > member.maxLength()) {
            throw new Unreadable(
                    "Length", "has " + text.length() + " characters; at most " + member.maxLength() + " are kept");
        }
        if (!member.knownValues().isEmpty()) {
            return JSON.textNode(member.knownValues().stream()
                    .filter(text::equalsIgnoreCase)
                    .findFirst()
                    .orElseThrow(() -> new Unreadable(
                            "Enum", shown(member, text) + " is none of " + String.join(", ", member.knownValues()))));
        }
        return JSON.textNode(MemberRules.checked(member, text));
    }

    private static JsonNode integer(Member member, String text) throws Unreadable {
        if (!INTEGER.matcher(text).matches() || Long.parseLong(text) != (int) Long.parseLong(text)) {
            throw new Unreadable("RegularExpression", shown(member, text) + " is no whole number of 32 bits");
        }
        int value = Integer.parseInt(text);
        inRange(member, BigDecimal.valueOf(value));
        return JSON.numberNode(value);
    }

    private JsonNode decimal(Member member, String text) throws Unreadable {
        if (!(decimalComma ? DECIMAL_COMMA : DECIMAL).matcher(text).matches()) {
            boolean other =
                    (decimalComma ? DECIMAL : DECIMAL_COMMA).matcher(text).matches();
            throw new Unreadable("RegularExpression", shown(member, text) + objection(other));
        }
        BigDecimal value = new BigDecimal(text.replace(',', '.'));
        if (value.precision() > MOST_DIGITS) {
            throw new Unreadable("RegularExpression", "has more than " + MOST_DIGITS + " digits");
        }
        inRange(member, value);
        return JSON.numberNode(value);
    }

    private String objection(boolean otherMark) {
        String plain = " is no number such as " + (decimalComma ? "1234,50" : "1234.50");
        if (!otherMark) {
            return plain + ", without blanks and thousands separators";
        }
        return decimalComma
                ? plain + ": --decimal-comma says that numbers have a comma"
                : plain + "; if the whole sheet writes numbers with a decimal comma, give --decimal-comma";
    }

    private static JsonNode bool(Member member, String text) throws Unreadable {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "1" -> JSON.booleanNode(true);
            case "false", "0" -> JSON.booleanNode(false);
            default -> throw new Unreadable("Enum", shown(member, text) + " is neither true nor false");
        };
    }

    private static JsonNode texts(Member member, String text) throws Unreadable {
        ArrayNode values = JSON.arrayNode();
        for (String value : text.split("\\|", -1)) {
            values.add(text(member, value.strip()));
        }
        return values;
    }

    private static void inRange(Member member, BigDecimal value) throws Unreadable {
        if (member.minimum() != null && value.compareTo(member.minimum()) < 0) {
            throw new Unreadable("GreaterThanOrEqual", value.toPlainString() + " is less than " + member.minimum());
        }
        if (member.maximum() != null && value.compareTo(member.maximum()) > 0) {
            throw new Unreadable("LessThanOrEqual", value.toPlainString() + " is more than " + member.maximum());
        }
    }

    private static String shown(Member member, String text) {
        return member.isSecret() ? "the value" : "'" + (text.length() > 40 ? text.substring(0, 40) + "…" : text) + "'";
    }
}
