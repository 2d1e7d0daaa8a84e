package org.portaplus.wire.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portaplus.wire.internal.io.StrictReader;
import org.portaplus.wire.jsv.JsvMapper;

/** Bytes as characters, in pieces of any size. */
class StrictReaderTest {
    private static final String TEXT =
            "plain\u0000\u0000, caf\u00E9 \u0080\u07FF, \u20AC\uD7FF\uE000, \uD83D\uDE00\uD83D\uDE01 and more; "
                    .repeat(400);

    private static String read(byte[] bytes, Charset charset, int piece) throws IOException {
        StringWriter read = new StringWriter();
        try (Reader reader = new StrictReader(new ByteArrayInputStream(bytes), charset)) {
            char[] window = new char[piece];
            for (int count = reader.read(window); count >= 0; count = reader.read(window)) {
                read.write(window, 0, count);
            }
        } catch (CharacterCodingException wrong) {
            read.write("<wrong>");
        }
        return read.toString();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 63, 64, 65, 4096, 100_000})
    void readsAllCharactersInPieces(int piece) throws Exception {
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE)) {
            assertThat(read(TEXT.getBytes(charset), charset, piece)).isEqualTo(TEXT);
        }
    }

    /** Letters of two bytes are copied without the decoder. */
    @Test
    void handsOverWhatStandsBeforeEachWrongPairOfBytes() throws Exception {
        for (int lead = 0x80; lead <= 0xFF; lead++) {
            for (int trail = 0; trail <= 0xFF; trail++) {
                byte[] bytes = {'a', (byte) lead, (byte) trail};
                boolean right = lead >= 0xC2 && lead <= 0xDF && trail >= 0x80 && trail <= 0xBF;
                assertThat(read(bytes, StandardCharsets.UTF_8, 8))
                        .isEqualTo(right ? new String(bytes, StandardCharsets.UTF_8) : "a<wrong>");
            }
        }
        assertThat(read(new byte[] {'a', (byte) 0xC3}, StandardCharsets.UTF_8, 8))
                .isEqualTo("a<wrong>");
    }

    @Test
    void aPairForWhichOnlyHalfHasRoomIsRead() throws Exception {
        for (int before = 4_090; before <= 4_100; before++) {
            String text = "x".repeat(before) + "\uD83D\uDE00" + "y".repeat(20_000);
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            assertThat(Assertions.<String>assertTimeoutPreemptively(Duration.ofSeconds(20), () -> new JsvMapper()
                            .readValue(new ByteArrayInputStream(bytes), String.class)))
                    .isEqualTo(text);
        }
    }

    @Test
    void aWrongByteIsRefused() throws Exception {
        try (Reader reader =
                new StrictReader(new ByteArrayInputStream(new byte[] {(byte) 0xFF}), StandardCharsets.UTF_8)) {
            assertThatThrownBy(reader::read).isInstanceOf(CharacterCodingException.class);
        }
    }
}
