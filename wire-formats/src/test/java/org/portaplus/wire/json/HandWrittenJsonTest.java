package org.portaplus.wire.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.portaplus.wire.WireReadException;
import org.portaplus.wire.support.Everything;

/** JSON from programs that put it together by hand: what is read, and what is refused with a word on what to mend. */
class HandWrittenJsonTest {
    private static final String CALCULATED =
            "a number with a point or an exponent. A spreadsheet makes one of an id or a"
                    + " phone number, such as 4477009008.0 or 4.477009E9 of 4477009008: send what it was, a text in quotes";
    private static final String NO_NUMBER =
            "NaN or an infinity. A data frame writes NaN for an empty cell: leave the member out, or send null";

    private final WireJsonMapper mapper = new WireJsonMapper();

    /** Whatever it is read from. */
    private Everything read(String json) throws IOException {
        ObjectReader reader = mapper.readerFor(Everything.class);
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        List<Everything> all = new ArrayList<>();
        all.add(reader.readValue(json));
        all.add(mapper.readValue(json, Everything.class));
        all.add(mapper.readValue(new StringReader(json), Everything.class));
        all.add(reader.readValue(mapper.createParser((" " + json).toCharArray(), 1, json.length())));
        all.add(reader.readValue(bytes));
        all.add(reader.readValue(new ByteArrayInputStream(bytes)));
        String first = mapper.writeValueAsString(all.get(0));
        assertThat(all).allSatisfy(other -> assertThat(mapper.writeValueAsString(other))
                .isEqualTo(first));
        return all.get(0);
    }

    private <T> T readAs(String json, TypeReference<T> type) throws IOException {
        return mapper.readValue(json, type);
    }

    private String refusal(String json) {
        WireReadException refusal = catchThrowableOfType(WireReadException.class, () -> read(json));
        assertThat(refusal).as(json).isNotNull();
        assertThat(refusal.line()).isPositive();
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        assertThat(catchThrowableOfType(WireReadException.class, () -> mapper.readValue(bytes, Everything.class)))
                .satisfies(fromBytes -> assertThat(fromBytes.memberPath()).isEqualTo(refusal.memberPath()));
        return refusal.memberPath() + "|" + refusal.problem();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\t", "\r", "\n\n\t"})
    void lineBreaksAndTabsInTextsAreRead(String raw) throws IOException {
        String text = "a" + raw + "b";
        assertThat(read("{\"Text\":\"" + text + "\"}").text).isEqualTo(text);
        assertThat(read("{\"Texts\":[\"" + text + "\"]}").texts).containsExactly(text);
        assertThat(read("{\"Map\":{\"" + text + "\":\"x\"}}").map).containsExactly(Map.entry(text, "x"));
        assertThat(readAs("\"" + text + "\"", new TypeReference<String>() {})).isEqualTo(text);
        assertThat(mapper.readTree("\"" + text + "\"").asText()).isEqualTo(text);
    }

    /** Every other control character is one that XML cannot carry. */
    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "\u0001", "\b", "\f", "\u001B"})
    void otherControlCharactersAreNot(String raw) {
        assertThat(refusal("{\"Text\":\"a" + raw + "\"}")).matches("Text\\|the character .* is not allowed");
    }

    @Test
    void aByteOrderMarkIsDroppedHoweverTheTextIsGiven() throws IOException {
        assertThat(read("\uFEFF{\"Text\":\"\uFEFFa\"}").text).isEqualTo("\uFEFFa");
        assertThat(read("\uFEFF {\"Int\":5}").number).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource({"\"+5\",5", "\" +5 \",5", "\"+0\",0", "\"+2147483647\",2147483647"})
    void aPlusSaysWhatIsSaidWithoutIt(String written, int value) throws IOException {
        assertThat(read("{\"Int\":" + written + "}").number).isEqualTo(value);
        assertThat(read("{\"Long\":" + written + "}").longer).isEqualTo(value);
        assertThat(read("{\"Decimal\":" + written + "}").decimal).isEqualByComparingTo(String.valueOf(value));
        assertThat(readAs(written.replace(" ", ""), new TypeReference<BigInteger>() {}))
                .isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"true,false\"", "\"True,False\"", "\"true,false \"", "true", "\"on\""})
    void aCheckBoxThatIsOn(String written) throws IOException {
        assertThat(read("{\"Flag\":" + written + "}").flag).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"Int\":\"++5\"}|Int|not a 32-bit integer",
                "{\"Int\":\"+\"}|Int|not a 32-bit integer",
                "{\"Flag\":\"false,true\"}|Flag|not a boolean",
                "{\"Flag\":\"true,true\"}|Flag|not a boolean",
                "{\"Flag\":\"On\"}|Flag|not a boolean",
                "{\"Int\":05}|Int|a number begins with a zero: an id or a phone number is a text in quotes, any other number has no zero there",
                "{\"Text\":05}|Text|a number begins with a zero: an id or a phone number is a text in quotes, any other number has no zero there",
                "{\"Int\":-05}|Int|a number begins with a zero: an id or a phone number is a text in quotes, any other number has no zero there",
                "{\"Int\":5,}||a comma stands before the closing bracket: leave it out",
                "{\"Map\":{\"a\":\"b\" , }}|Map|a comma stands before the closing bracket: leave it out",
                "{\"Ints\":[5,]}|Ints[1]|a comma stands before the closing bracket: leave it out",
                "{\"Ints\":[5@,@]}|Ints[1]|a comma stands before the closing bracket: leave it out",
                "{\"Decimal\":\"1,000.5\"}|Decimal|not a decimal: digits are written without commas between them, and a fraction behind a point",
                "{\"Decimal\":\"1,5\"}|Decimal|not a decimal: digits are written without commas between them, and a fraction behind a point",
                "{\"Double\":\"1,000\"}|Double|not a double: digits are written without commas between them, and a fraction behind a point",
                "{\"Int\":\"1,000\"}|Int|not a 32-bit integer: digits are written without commas between them, and a fraction behind a point",
                "{\"Flag\":\"a,b\"}|Flag|not a boolean"
            })
    void whatCouldHideAnErrorIsRefusedWithWhatToMend(String json, String path, String problem) {
        assertThat(refusal(json.replace('@', '\n'))).isEqualTo((path == null ? "" : path) + "|" + problem);
    }

    @Test
    void otherBracketsInTheWrongPlaceAreToldAsTheyAre() {
        assertThat(refusal("{\"Int\":}")).doesNotContain("leave it out");
        assertThat(refusal("{\"Int\":]")).doesNotContain("leave it out");
        assertThat(refusal("{,}")).doesNotContain("leave it out");
        assertThat(refusal("{\"Int\":5,]")).doesNotContain("leave it out");
        assertThat(refusal("{\"Int\":+5}")).contains("plus signs");
    }

    /** What a data frame makes of a column of ids that has gaps, and a spreadsheet of a long number. */
    @ParameterizedTest
    @ValueSource(strings = {"4477009008.0", "4.477009E9", "4.477009e+9", "1.50", "5e0", "-0.0", "1E400"})
    void aCalculatedNumberIsNoText(String number) {
        isNoText(number, CALCULATED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "-Infinity", "+INF", "-INF"})
    void noNumberIsATextOrAWholeNumberOrADecimal(String written) {
        isNoText(written, NO_NUMBER);
        assertThat(refusal("{\"Int\":" + written + "}")).isEqualTo("Int|not a 32-bit integer, but " + NO_NUMBER);
        assertThat(refusal("{\"Decimal\":" + written + "}")).isEqualTo("Decimal|not a decimal, but " + NO_NUMBER);
    }

    private void isNoText(String number, String what) {
        assertThat(refusal("{\"Text\":" + number + "}")).isEqualTo("Text|a text is expected, not " + what);
        assertThat(refusal("{\"Texts\":[\"a\"," + number + "]}")).isEqualTo("Texts[1]|a text is expected, not " + what);
        assertThat(refusal("{\"Map\":{\"k\":" + number + "}}")).isEqualTo("Map.k|a text is expected, not " + what);
        assertThat(refusal("{\"Lists\":{\"k\":" + number + "}}"))
                .isEqualTo("Lists.k[0]|a text is expected, not " + what);
    }

    @ParameterizedTest
    @ValueSource(strings = {"12.0", "1.2E1", "12.5", "1e400"})
    void aCalculatedNumberIsNoWholeNumber(String number) {
        assertThat(refusal("{\"Int\":" + number + "}")).isEqualTo("Int|not a 32-bit integer, but " + CALCULATED);
        assertThat(refusal("{\"Ints\":[" + number + "]}")).isEqualTo("Ints[0]|not a 32-bit integer, but " + CALCULATED);
    }

    @Test
    void otherNumbersAreTextsAsTheyAre() throws IOException {
        assertThat(read("{\"Text\":4477009008}").text).isEqualTo("4477009008");
        assertThat(read("{\"Text\":-12345678901234567890123}").text).isEqualTo("-12345678901234567890123");
        assertThat(read("{\"Text\":\"4477009008.0\"}").text).isEqualTo("4477009008.0");
        assertThat(read("{\"Text\":true}").text).isEqualTo("true");
        assertThat(read("{\"Decimal\":1.50}").decimal).hasToString("1.50");
        assertThat(read("{\"Double\":1.5E3}").real).isEqualTo(1500);
    }
}
