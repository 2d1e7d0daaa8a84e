package org.portaplus.wire.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonGenerationException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portaplus.wire.internal.io.JsvOutput;
import org.portaplus.wire.internal.io.XmlOutput;

/** Bytes and quotes of the text formats, wherever the buffer ends. */
class OutputTest {
    private static final int BUFFER = 8000;

    interface Writing {
        void to(JsvOutput out) throws IOException;
    }

    /** The same from a stream and from a writer. */
    private static String written(Writing writing) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        JsvOutput toStream = new JsvOutput(new byte[BUFFER], bytes, null);
        writing.to(toStream);
        toStream.close();
        StringWriter text = new StringWriter();
        JsvOutput toWriter = new JsvOutput(new byte[BUFFER], null, text);
        writing.to(toWriter);
        toWriter.close();
        assertThat(text).hasToString(bytes.toString(StandardCharsets.UTF_8));
        return text.toString();
    }

    @Test
    void everyLengthOfACharacterHasItsFirstAndLast() throws IOException {
        String text =
                "\u0000\u007F\u0080\u07FF\u0800\uD7FF\uE000\uFFFF\uD800\uDC00\uDBFF\uDFFF\u00E9\u20AC\uD83D\uDE00";
        assertThat(written(out -> out.utf8(text, 0, text.length()))).isEqualTo(text);
        assertThat(written(out -> out.text(text))).isEqualTo(text);
        assertThat(written(out -> out.cell(text))).isEqualTo(text);
        assertThat(written(out -> out.utf8(text, 2, 4))).isEqualTo("\u0080\u07FF");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uD83D", "\uD83Da", "a\uDE00", "\uD83D\uD83D\uDE00", "\uDE00\uD83D"})
    void halfAPairIsNoCharacter(String text) {
        assertThatThrownBy(() -> written(out -> out.text(text)))
                .isInstanceOf(JsonGenerationException.class)
                .hasMessageStartingWith("half of a surrogate pair cannot be written");
    }

    /** Everything that asks for room does so at every place before the end of the buffer. */
    @Test
    void theBufferMayEndAnywhere() throws IOException {
        byte[] name = "name".getBytes(StandardCharsets.UTF_8);
        List<Writing> pieces = List.of(
                out -> out.ascii('x'),
                out -> out.ascii("ascii"),
                out -> out.bytes(name),
                out -> out.bytes(name, 1, 2),
                out -> out.number(Integer.MIN_VALUE),
                out -> out.number(Long.MIN_VALUE),
                out -> out.member(name, true),
                out -> out.member(name, false),
                out -> out.text("a\u00E9b"),
                out -> out.text("a,\u20AC\"b"),
                out -> out.cell("[\uD83D\uDE00"),
                out -> out.utf8("\uD83D\uDE00", 0, 2));
        for (Writing piece : pieces) {
            String alone = written(piece);
            for (int before = BUFFER - 30; before <= BUFFER; before++) {
                byte[] filled = "f".repeat(before).getBytes(StandardCharsets.UTF_8);
                assertThat(written(out -> {
                            out.bytes(filled);
                            piece.to(out);
                            piece.to(out);
                        }))
                        .isEqualTo("f".repeat(before) + alone + alone);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {BUFFER - 1, BUFFER, BUFFER + 1, 2 * BUFFER + 1})
    void whatIsLongerThanTheBufferIsWrittenWhole(int length) throws IOException {
        String text = "0123456789".repeat(length / 10 + 1).substring(0, length);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThat(written(out -> {
                    out.ascii('a');
                    out.bytes(bytes);
                    out.ascii('b');
                    out.ascii(text);
                    out.ascii('c');
                    out.member(bytes, true);
                    out.member(bytes, false);
                    out.text(text);
                    out.utf8(text, 0, length);
                }))
                .isEqualTo("a" + text + "b" + text + "c," + text + ":" + text + ":" + text + text);
    }

    /** Up to a thousand characters are looked at while they are copied; longer ones before. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 998, 999, 1000, 1001})
    void aSpecialCharacterMayStandAnywhere(int length) throws IOException {
        for (String special : List.of("\"", ":", ",", "{", "}", "[", "]", "\r", "\n")) {
            for (int at : new int[] {0, length / 2, length - 1}) {
                String text = "\u00E9".repeat(at) + special + "x".repeat(length - 1 - at);
                String quoted = '"' + text.replace("\"", "\"\"") + '"';
                assertThat(written(out -> out.text(text))).isEqualTo(quoted);
                boolean bare = ":{}[]".contains(special) && !(at == 0 && "{[".contains(special));
                assertThat(written(out -> out.cell(text))).isEqualTo(bare ? text : quoted);
            }
        }
        String plain = "\u00E9" + "x;='<>\t".repeat(length);
        assertThat(written(out -> out.text(plain))).isEqualTo(plain);
        assertThat(written(out -> out.cell(plain))).isEqualTo(plain);
    }

    @Test
    void nothingIsAnEmptyCellButAQuotedText() throws IOException {
        assertThat(written(out -> out.cell(""))).isEmpty();
        assertThat(written(out -> out.text(""))).isEqualTo("\"\"");
    }

    @Test
    void insideACellEveryQuoteIsTwo() throws IOException {
        assertThat(written(out -> {
                    out.inCell(true);
                    out.text("a\"b");
                    out.text("");
                    out.inCell(false);
                    out.text("a\"b");
                }))
                .isEqualTo("\"\"a\"\"\"\"b\"\"\"\"\"\"\"a\"\"b\"");
    }

    private static final class Target extends StringWriter {
        private int flushed;
        private int closed;

        @Override
        public void flush() {
            flushed++;
        }

        @Override
        public void close() {
            closed++;
        }
    }

    @Test
    void aTargetIsFlushedOnlyWhenItIsAskedFor() throws IOException {
        Target writer = new Target();
        JsvOutput out = new JsvOutput(new byte[BUFFER], null, writer);
        out.ascii('a');
        assertThat(writer).hasToString("");
        out.flush(false);
        assertThat(writer).hasToString("a");
        assertThat(writer.flushed).isZero();
        out.flush(true);
        assertThat(writer.flushed).isEqualTo(1);
        out.ascii('b');
        out.close();
        assertThat(writer).hasToString("ab");
        assertThat(writer.closed).isEqualTo(1);
    }

    @Test
    void aBufferIsGivenBackOnce() throws IOException {
        byte[] pooled = new byte[BUFFER];
        XmlOutput out = new XmlOutput(pooled, OutputStream.nullOutputStream(), null);
        out.ascii('a');
        assertThat(out.detach()).isSameAs(pooled);
        out.flush(true);
        assertThat(out.detach()).isEmpty();
    }
}
