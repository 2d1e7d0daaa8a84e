package org.portaplus.wire.jsv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.portaplus.wire.WireLimit;
import org.portaplus.wire.WireLimits;
import org.portaplus.wire.support.Tokens;

/** Tokens and their places, and the first character over each limit, from a text and from a stream in pieces. */
class JsvParserTest {
    private static JsonFactory factory(WireLimits limits) {
        return new JsvFactory().setStreamReadConstraints(limits);
    }

    private static String tokens(JsonFactory factory, String text) throws IOException {
        try (JsonParser parser = factory.createParser(text)) {
            return Tokens.of(parser);
        }
    }

    private static String tokens(JsonFactory factory, String text, int piece) throws IOException {
        try (JsonParser parser = factory.createParser(Tokens.pieces(text, piece))) {
            return Tokens.of(parser);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{a:1,b:x y,c:}                 | 1.1{ 1.2a: 1.4'1' 1.6b: 1.8'x y' 1.12c: 1.14null 1.14}",
                "{a:,b:[],c:{}}                 | 1.1{ 1.2a: 1.4null 1.5b: 1.7[ 1.8] 1.10c: 1.12{ 1.13} 1.14}",
                "[1,,\"\",\"a\"\"b\"]           | 1.1[ 1.2'1' 1.4null 1.5'' 1.8'a\"b' 1.14]",
                "{\"a,\"\"\":\"}\",  \"b\":1}   | 1.1{ 1.2a,\": 1.9'}' 1.13b: 1.19'1' 1.20}",
                "[[1,2],[{a:1}]]                | 1.1[ 1.2[ 1.3'1' 1.5'2' 1.6] 1.8[ 1.9{ 1.10a: 1.12'1' 1.13} 1.14] 1.15]",
                "{a:  {b:1},c: [2],d: e}        | 1.1{ 1.2a: 1.6{ 1.7b: 1.9'1' 1.10} 1.12c: 1.15[ 1.16'2' 1.17] 1.19d: 1.21' e' 1.23}",
                "[  ]                           | 1.1[ 1.4]",
                "{ }                            | 1.1{ 1.3}",
                "[ 1, 2 ,]                      | 1.1[ 1.2' 1' 1.5' 2 ' 1.9null 1.9]",
                "`  a{b,\"c ` | 1.1'  a{b,\"c '",
                "\"a\"\",b\"                    | 1.1'a\",b'",
                "{\u0439\u00BA:\u2603,\uD83D\uDE00:{}} | 1.1{ 1.2\u0439\u00BA: 1.5'\u2603' 1.7\uD83D\uDE00: 1.10{ 1.11} 1.12}"
            })
    void everyTokenHasItsPlace(String text, String expected) throws IOException {
        assertThat(tokens(new JsvFactory(), text)).isEqualTo(expected);
        for (int piece = 1; piece < text.length(); piece++) {
            assertThat(tokens(new JsvFactory(), text, piece))
                    .as("in pieces of %s", piece)
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", " \t\r\n"})
    void layoutHidesBlanksAroundTokens(String end) throws IOException {
        String text = "{@  a: x y ,@ \"b\" :@\t[@ 1 ,@ \"2 \" @,@ {@ }@ ]@ ,@ c :@ {@ d:[]@}@}@".replace("@", end);
        String expected = "{ a: 'x y' b: [ '1' '2 ' { } ] c: { d: [ ] } }";
        assertThat(tokens(new JsvFactory(), text).replaceAll("[0-9]+\\.[0-9]+", ""))
                .isEqualTo(expected);
        String placed = tokens(new JsvFactory(), text);
        assertThat(tokens(new JsvFactory(), text, 1)).isEqualTo(placed);
        assertThat(tokens(new JsvFactory(), text, 3)).isEqualTo(placed);
        assertThat(placed).startsWith("1.1{ 2.3a: 2.6'x y'").endsWith("14.4[ 14.5] 15.1} 16.1}");
    }

    /** Only a line break ends a text of the layout; other control characters are a part of it. */
    @Test
    void theLayoutKeepsTabsInTexts() throws IOException {
        for (int piece = 1; piece < 30; piece++) {
            assertThat(tokens(new JsvFactory(), "{\n a\tb:x\ty\u0001\n,\n c:[\r1\t2\r,3\r\n]\n}", piece))
                    .isEqualTo("1.1{ 2.2a\tb: 2.6'x\ty\u0001' 4.2c: 4.4[ 4.6'1\t2' 4.11'3' 5.1] 6.1}");
        }
    }

    /** Where there is no line break after a bracket, blanks and line breaks are a part of the texts. */
    @Test
    void withoutLayoutLineBreaksAreText() throws IOException {
        assertThat(tokens(new JsvFactory(), "{a:b\nc,\nd:[\t1\r\n]}"))
                .isEqualTo("1.1{ 1.2a: 1.4'b\nc' 2.3\nd: 3.3[ 3.4'\t1\r\n' 4.1] 4.2}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "NAME_LENGTH   | 3 | {abc:1}",
                "NAME_LENGTH   | 3 | {a\u00BAc:1}",
                "NAME_LENGTH   | 3 | {\"abc\":1}",
                "NAME_LENGTH   | 3 | {\"a\"\"c\":1}",
                "NAME_LENGTH   | 3 | {   \"a\":1}",
                "NAME_LENGTH   | 3 | [   ]",
                "NAME_LENGTH   | 3 | {   }",
                "TEXT_LENGTH   | 3 | abc",
                "TEXT_LENGTH   | 3 | \"abc\"",
                "TEXT_LENGTH   | 3 | \"a\"\"c\"",
                "TEXT_LENGTH   | 3 | \"ab\"\"\"",
                "TEXT_LENGTH   | 3 | {a:abc}",
                "TEXT_LENGTH   | 3 | {a:abc,b:c}",
                "TEXT_LENGTH   | 3 | {a:\"abc\"}",
                "TEXT_LENGTH   | 3 | {a:   [1]}",
                "TEXT_LENGTH   | 3 | [abc]",
                "TEXT_LENGTH   | 3 | [a,abc,c]",
                "TEXT_LENGTH   | 3 | [\"a,c\"]",
                "TEXT_LENGTH   | 3 | [   {}]",
                "NESTING_DEPTH | 4 | [{a:[1]},{b:[[]]}]",
                "NESTING_DEPTH | 2 | [[],[],{}]",
                "LIST_ITEMS    | 3 | [1,,\"\"]",
                "LIST_ITEMS    | 3 | [[1,2,3],{},4]",
                "MEMBERS       | 2 | {a:1,b:{c:1,d:2}}",
                "TOKENS        | 11 | {a:[1,,{}],b:}"
            })
    void theFirstThingOverALimitIsRefused(WireLimit limit, int most, String text) throws IOException {
        JsonFactory enough = factory(WireLimits.STANDARD.with(limit, most));
        JsonFactory little = factory(WireLimits.STANDARD.with(limit, most - 1));
        String all = tokens(enough, text);
        assertThat(tokens(enough, text, 1)).isEqualTo(all);
        assertThat(tokens(enough, text, 2)).isEqualTo(all);
        Function<Integer, JsonProcessingException> refusal =
                piece -> catchThrowableOfType(JsonProcessingException.class, () -> assertThat(
                                piece == 0 ? tokens(little, text) : tokens(little, text, piece))
                        .isNull());
        for (int piece = 0; piece < text.length(); piece++) {
            assertThat(refusal.apply(piece)).as("in pieces of %s", piece).isNotNull();
            assertThat(refusal.apply(piece).getOriginalMessage()).containsPattern("(more|longer) than " + (most - 1));
        }
    }

    @Test
    void theNameThatIsExpectedIsFoundInPlace() throws IOException {
        SerializedString a = new SerializedString("a");
        SerializedString long2 = new SerializedString("bc");
        for (String text : new String[] {"{a:1,bc:2}", "{\n a : 1 , \n bc : 2 }"}) {
            try (JsonParser parser = new JsvFactory().createParser(text)) {
                assertThat(parser.nextFieldName(a)).isFalse();
                assertThat(parser.currentToken()).isEqualTo(JsonToken.START_OBJECT);
                assertThat(parser.nextFieldName(a)).isTrue();
                assertThat(parser.currentToken()).isEqualTo(JsonToken.FIELD_NAME);
                assertThat(parser.getText()).isEqualTo("a");
                assertThat(parser.nextTextValue()).isEqualTo("1");
                assertThat(parser.getText()).isEqualTo("1");
                assertThat(parser.nextFieldName(long2)).isTrue();
                assertThat(parser.getText()).isEqualTo("bc");
                assertThat(parser.currentName()).isEqualTo("bc");
                assertThat(parser.nextTextValue()).isEqualTo("2");
                assertThat(parser.nextFieldName(a)).isFalse();
                assertThat(parser.currentToken()).isEqualTo(JsonToken.END_OBJECT);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"b", "ab", "a:", "", "a:1", "a:1,b:2}x"})
    void aNameThatIsNotExpectedIsReadAsItIs(String expected) throws IOException {
        SerializedString name = new SerializedString(expected);
        try (JsonParser parser = new JsvFactory().createParser("{a:1,b:2}")) {
            parser.nextToken();
            assertThat(parser.nextFieldName(name)).isFalse();
            assertThat(parser.currentName()).isEqualTo("a");
            assertThat(parser.nextTextValue()).isEqualTo("1");
            assertThat(parser.nextFieldName(name)).isEqualTo(expected.equals("b"));
            assertThat(parser.currentName()).isEqualTo("b");
            assertThat(parser.nextTextValue()).isEqualTo("2");
            assertThat(parser.nextFieldName(name)).isFalse();
            assertThat(parser.currentToken()).isEqualTo(JsonToken.END_OBJECT);
        }
    }

    @Test
    void aNameThatWasFoundInPlaceHasItsPlaceAndCounts() throws IOException {
        JsonFactory factory = factory(WireLimits.STANDARD.with(WireLimit.TOKENS, 5));
        try (JsonParser parser = factory.createParser("{a:x,b:[1,2]}")) {
            parser.nextToken();
            assertThat(parser.nextFieldName(new SerializedString("a"))).isTrue();
            parser.nextToken();
            assertThat(parser.nextFieldName(new SerializedString("b"))).isTrue();
            assertThat(column(parser.currentTokenLocation())).isEqualTo(6);
            assertThat(column(parser.currentLocation())).isEqualTo(8);
            parser.nextToken();
            assertThat(catchThrowableOfType(JsonProcessingException.class, parser::nextToken)
                            .getOriginalMessage())
                    .isEqualTo("the message has more than 5 tokens");
        }
        // A line end that is no name is not jumped over.
        try (JsonParser parser = factory.createParser("{a:x;b:2}")) {
            parser.nextToken();
            parser.nextToken();
            assertThat(parser.nextTextValue()).isEqualTo("x;b:2");
        }
    }

    private static int column(JsonLocation place) {
        return place.getColumnNr();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{a:1}}        | 6",
                "{a:1}x        | 6",
                "{a,b:1}       | 3",
                "{a:[1}]       | 6",
                "{a:[{}x]}     | 7",
                "{a:{}x}       | 6",
                "{a: \"b\"}    | 4",
                "{a:\"b        | 6",
                "{\"a\" :1}    | 5",
                "{:1}          | 2",
                "{a:1          | 5",
                "[1,           | 4"
            })
    void whatIsMalformedIsToldWhereItIs(String text, int column) {
        JsonFactory factory = new JsvFactory();
        for (int piece = 1; piece < text.length(); piece++) {
            int size = piece;
            assertThat(catchThrowableOfType(JsonProcessingException.class, () -> tokens(factory, text, size))
                            .getLocation()
                            .getColumnNr())
                    .isEqualTo(column);
        }
        assertThat(catchThrowableOfType(JsonProcessingException.class, () -> tokens(factory, text))
                        .getLocation()
                        .getColumnNr())
                .isEqualTo(column);
    }

    @Test
    void onlyATextWithoutQuotesOrBracketsMayBeAList() throws IOException {
        assertThat(isBareRoot("a,b")).isTrue();
        assertThat(isBareRoot("\"a,b\"")).isFalse();
        assertThat(isBareRoot("[a]")).isFalse();
        try (JsvParser parser = (JsvParser) new JsvFactory().createParser("[a]")) {
            parser.nextToken();
            parser.nextToken();
            assertThat(parser.isBareRoot()).isFalse();
        }
    }

    private static boolean isBareRoot(String text) throws IOException {
        try (JsvParser parser = (JsvParser) new JsvFactory().createParser(text)) {
            parser.nextToken();
            return parser.isBareRoot();
        }
    }
}
