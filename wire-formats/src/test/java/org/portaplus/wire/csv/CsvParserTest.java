package org.portaplus.wire.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.portaplus.wire.WireLimit;
import org.portaplus.wire.WireLimits;
import org.portaplus.wire.support.Tokens;

/** Tokens and their places in every shape, and the first thing over each limit, from a text and from a stream in pieces. */
class CsvParserTest {
    private static final TypeReference<Map<String, List<Object>>> LISTS = new TypeReference<>() {};
    private static final TypeReference<Map<String, Map<String, Object>>> DICTIONARIES = new TypeReference<>() {};

    private static JsonFactory factory(WireLimits limits) {
        return new CsvFactory().setStreamReadConstraints(limits);
    }

    /** In pieces of that many characters, or at once for none. */
    private static String tokens(JsonFactory factory, CsvShape shape, String text, int piece) throws IOException {
        try (JsonParser parser =
                piece == 0 ? factory.createParser(text) : factory.createParser(Tokens.pieces(text, piece))) {
            parser.setSchema(CsvSchema.of(shape));
            return Tokens.of(parser);
        }
    }

    @Test
    void aPlaceInACellIsAPlaceBelowItsColumn() throws IOException {
        String text = "A,B\r\n1,\"[{x:1},{y:{z:[2]}}]\"\r\n";
        List<String> places = new ArrayList<>();
        try (JsonParser parser = new CsvFactory().createParser(text)) {
            parser.setSchema(CsvSchema.of(CsvShape.ROW));
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.VALUE_STRING && !parser.isExpectedStartArrayToken()) {
                    places.add(parser.getParsingContext().pathAsPointer().toString());
                }
            }
        }
        assertThat(places).containsExactly("/A", "/B/0/x", "/B/1/y/z/0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "ROW    | A,B@1,x y@             | 2.1{ 2.1A: 2.1'1' 2.3B: 2.3'x y' 3.1}",
                "ROW    | A,B,C@,\"\"            | 2.1{ 2.1A: 2.1null 2.2B: 2.2null 2.4}",
                "ROWS   | A,B@1,\"2,@\"\"\"@@3@  | 2.1[ 2.1{ 2.1A: 2.1'1' 2.3B: 2.3'2,@\"' 4.1} 5.1{ 5.1A: 5.1'3' 6.1} 6.1]",
                "ROWS   | A,B@{x:{y:1},\"},\",z},[a,[b],\"]\"]@ "
                        + "| 2.1[ 2.1{ 2.1A: 2.1'{x:{y:1},\"},\",z}' 2.18B: 2.18'[a,[b],\"]\"]' 3.1} 3.1]",
                "ROWS   | A,B@}x,a]b@            | 2.1[ 2.1{ 2.1A: 2.1'}x' 2.4B: 2.4'a]b' 3.1} 3.1]",
                "ROWS   | A@                     | 2.1[ 2.1]",
                "ITEMS  | a,\"b,\",,c            | 1.1[ 1.1'a' 1.3'b,' 1.8null 1.9'c' 1.10]",
                "ITEMS  | a,                     | 1.1[ 1.1'a' 1.3null 1.3]",
                "ITEMS  | a@@\"b@c\"@d@          | 1.1[ 1.1'a' 3.1'b@c' 5.1'd' 6.1]",
                "ITEMS  | `@ @`                  | 2.1[ 2.1' ' 3.1]",
                "ITEMS  | @                      | 2.1[ 2.1]",
                "LINES  | a,b@@c@                | 1.1[ 1.1[ 1.1'a' 1.3'b' 2.1] 3.1[ 3.1'c' 4.1] 4.1]",
                "SCALAR | \"a\"\",\"             | 1.1'a\",'",
                "SCALAR | a,b                    | 1.1'a,b'"
            })
    void everyTokenHasItsPlace(CsvShape shape, String text, String expected) throws IOException {
        for (String end : new String[] {"\n", "\r\n"}) {
            String lines = text.replace("@", end);
            for (int piece = 0; piece < lines.length(); piece++) {
                assertThat(tokens(new CsvFactory(), shape, lines, piece))
                        .as("in pieces of %s", piece)
                        .isEqualTo(expected.replace("@", end));
            }
        }
    }

    /** Only LF and CR LF end a line; a lone CR is a character of its cell. */
    @Test
    void aLoneCarriageReturnEndsNothing() throws IOException {
        for (int piece = 0; piece < 9; piece++) {
            assertThat(tokens(new CsvFactory(), CsvShape.LINES, "\r,a\rb\r\n\r\r\nc\r", piece))
                    .isEqualTo("1.1[ 1.1[ 1.1'\r' 1.3'a\rb' 2.1] 2.1[ 2.1'\r' 3.1] 3.1[ 3.1'c\r' 3.3] 3.3]");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "TEXT_LENGTH   | 3  | LINES | abc,a@abc",
                "TEXT_LENGTH   | 3  | LINES | \"abc\",a",
                "TEXT_LENGTH   | 3  | LINES | \"a\"\"c\"@\"ab\"\"\"",
                "TEXT_LENGTH   | 3  | LINES | \"@,@\"",
                "RECORD_LENGTH | 7  | LINES | abc,a,b@abc",
                "RECORD_LENGTH | 7  | LINES | abc,[a]@abc,\"a",
                "RECORD_LENGTH | 5  | LINES | \"[ab]\"",
                "NESTING_DEPTH | 2  | LINES | [a,[b]],[[]]",
                "NESTING_DEPTH | 3  | LINES | \"[{a:1},{b:[}]\"",
                "LIST_ITEMS    | 3  | LINES | a,,@b@c@",
                "LIST_ITEMS    | 3  | LINES | \"[1,2,3]\",2",
                "LIST_ITEMS    | 3  | ITEMS | a,b,@",
                "LIST_ITEMS    | 3  | ITEMS | a@b@c@",
                "LIST_ITEMS    | 3  | ROWS  | A@1@2@3@",
                "MEMBERS       | 2  | ROW   | A,B@1,",
                "NAME_LENGTH   | 3  | ROW   | abc,b@1,",
                "TOKENS        | 12 | ROWS  | A,B@1,@2@"
            })
    void theFirstThingOverALimitIsRefused(WireLimit limit, int most, CsvShape shape, String text) throws IOException {
        boolean quote = text.endsWith("\"a");
        String lines = (quote ? text + '"' : text).replace("@", "\n");
        WireLimits limits =
                limit == WireLimit.LIST_ITEMS ? WireLimits.STANDARD.with(WireLimit.MEMBERS, 2) : WireLimits.STANDARD;
        JsonFactory enough = factory(limits.with(limit, most));
        JsonFactory little = factory(limits.with(limit, most - 1));
        String all = tokens(enough, shape, lines, 0);
        for (int piece = 0; piece < lines.length(); piece++) {
            assertThat(tokens(enough, shape, lines, piece)).isEqualTo(all);
            int size = piece;
            assertThat(catchThrowableOfType(JsonProcessingException.class, () -> tokens(little, shape, lines, size)))
                    .as("in pieces of %s", piece)
                    .isNotNull()
                    .extracting(JsonProcessingException::getOriginalMessage)
                    .asString()
                    .containsPattern("(more|longer) than " + (most - 1) + "\\b");
        }
    }

    /** What a cell may hold is watched before it is kept, but not more narrowly than it is read. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[abc]",
                "[[[abc]]]",
                "[a,bcd,]",
                "\"[\"\"abc\"\"]\"",
                "\"[\"\"a,]\"\"]\"",
                "{a:abc}",
                "{a:b:c}",
                "{a:[abc],b:{c:1}}"
            })
    void textsInACellMayBeAsLongAsOthers(String cell) throws IOException {
        CsvFactory factory = new CsvFactory();
        CsvMapper mapper = new CsvMapper(factory);
        TypeReference<?> type = cell.contains("[") && !cell.startsWith("{") ? LISTS : DICTIONARIES;
        factory.setStreamReadConstraints(WireLimits.STANDARD.with(WireLimit.TEXT_LENGTH, 3));
        assertThat(mapper.readValue("A\n" + cell, type).toString()).containsPattern("abc|bcd|b:c|a,]");
        factory.setStreamReadConstraints(WireLimits.STANDARD.with(WireLimit.TEXT_LENGTH, 2));
        assertThatThrownBy(() -> mapper.readValue("A\n" + cell, type))
                .hasMessageContaining("the text is longer than 2 characters");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "ROW   | A,B@1,2,3@    | 2.5 | the row has more cells than the header",
                "ROW   | A@1@2@        | 3.1 | one row is expected, not more",
                "ROW   | A@            | 2.1 | the row after the header is missing",
                "ROWS  | A,B@1@1,2,3   | 3.5 | the row has more cells than the header",
                "ROWS  | A, ,B@        | 1.3 | a column without a name",
                "ROWS  | A,@           | 1.3 | a column without a name",
                "ITEMS | a@b,c@        | 2.3 | one item a line is expected",
                "ITEMS | a,b@c@        | 1.3 | one item a line is expected",
                "LINES | a,\"b@c       | 2.2 | the closing quote is missing",
                "LINES | \"a\"b        | 1.5 | text after the end of a cell"
            })
    void whatIsMalformedIsToldWhereItIs(CsvShape shape, String text, String place, String problem) {
        String lines = text.replace("@", "\n");
        for (int piece = 0; piece < lines.length(); piece++) {
            int size = piece;
            JsonProcessingException refusal = catchThrowableOfType(
                    JsonProcessingException.class, () -> tokens(new CsvFactory(), shape, lines, size));
            assertThat(refusal.getOriginalMessage()).isEqualTo(problem);
            assertThat(refusal.getLocation().getLineNr() + "."
                            + refusal.getLocation().getColumnNr())
                    .as("in pieces of %s", piece)
                    .isEqualTo(place);
        }
    }

    /** What stands in a cell has the place of the cell, for the file has no line and column in there. */
    @Test
    void tokensInsideACellHaveItsPlace() throws IOException {
        try (JsonParser parser = new CsvFactory().createParser("A,B\n1,\"{x:[1,\"\"2\"\"],y:3}\"\n")) {
            parser.setSchema(CsvSchema.of(CsvShape.ROW));
            while (parser.nextToken() != JsonToken.VALUE_STRING
                    || !parser.getText().startsWith("{")) {
                assertThat(parser.currentToken()).isNotNull();
            }
            assertThat(parser.isExpectedStartArrayToken()).isFalse();
            assertThat(parser.isExpectedStartObjectToken()).isTrue();
            assertThat(parser.currentToken()).isEqualTo(JsonToken.START_OBJECT);
            assertThat(Tokens.of(parser)).isEqualTo("2.3x: 2.3[ 2.3'1' 2.3'2' 2.3] 2.3y: 2.3'3' 2.3} 3.1}");
        }
    }

    @Test
    void expectedNamesAreFoundInCellsAndColumns() throws IOException {
        SerializedString a = new SerializedString("A");
        SerializedString x = new SerializedString("x");
        JsonFactory factory = factory(WireLimits.STANDARD.with(WireLimit.TOKENS, 9));
        try (JsonParser parser = factory.createParser("A,B\n\"{x:1,y:2}\",3\n")) {
            parser.setSchema(CsvSchema.of(CsvShape.ROW));
            assertThat(parser.nextFieldName(a)).isFalse();
            assertThat(parser.nextFieldName(a)).isTrue();
            parser.nextToken();
            assertThat(parser.isExpectedStartObjectToken()).isTrue();
            assertThat(parser.nextFieldName(x)).isTrue();
            assertThat(parser.currentToken()).isEqualTo(JsonToken.FIELD_NAME);
            assertThat(parser.nextTextValue()).isEqualTo("1");
            assertThat(parser.nextFieldName(x)).isFalse();
            assertThat(parser.currentToken()).isEqualTo(JsonToken.FIELD_NAME);
            assertThat(parser.currentName()).isEqualTo("y");
            assertThat(parser.nextTextValue()).isEqualTo("2");
            assertThat(parser.nextFieldName(x)).isFalse();
            assertThat(parser.currentToken()).isEqualTo(JsonToken.END_OBJECT);
            // The ninth token; the next one, the name of a column, is one too many.
            assertThat(catchThrowableOfType(JsonProcessingException.class, () -> parser.nextFieldName(a))
                            .getOriginalMessage())
                    .isEqualTo("the message has more than 9 tokens");
        }
    }

    @Test
    void otherSchemasAreNotUsed() throws IOException {
        try (JsonParser parser = new CsvFactory().createParser("a")) {
            assertThat(parser.canUseSchema(CsvSchema.of(CsvShape.ITEMS))).isTrue();
            assertThat(parser.canUseSchema(() -> "other")).isFalse();
        }
    }
}
