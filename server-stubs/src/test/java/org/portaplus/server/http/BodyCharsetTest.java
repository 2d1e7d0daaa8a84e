package org.portaplus.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;

class BodyCharsetTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "none", quoteCharacter = '\'', textBlock = """
            none                                        | none       | false
            text/xml                                    | none       | false
            text/xml; charset=                          | none       | false
            text/xml; charset=""                        | none       | false
            text/xml; charset=UTF-8                     | UTF-8      | false
            text/xml;charset="utf8"                     | UTF-8      | false
            text/xml; a=b; CHARSET = us-ascii; c=d      | UTF-8      | false
            text/xml; charset=iso-8859-1                | UTF-8      | true
            text/xml; charset=Shift_JIS                 | UTF-8      | true
            text/xml; charset=utf-16                    | UTF-16     | false
            application/soap+xml; action="a;charset=x"  | none       | false
            """)
    void whatTheHeaderStates(String contentType, String charset, boolean onlyAscii) {
        BodyCharset body = BodyCharset.of(contentType, true);
        assertThat(body.charset()).isEqualTo(Optional.ofNullable(charset).map(Charset::forName));
        assertThat(body.onlyAscii()).isEqualTo(onlyAscii);
    }

    /** Bytes of ASCII may be other letters there, by themselves or behind a shift. */
    @ParameterizedTest
    @ValueSource(strings = {"utf-32", "IBM037", "ISO-2022-JP", "ISO-2022-KR", "ISO-2022-CN", "x-JIS0208", "UTF-7"})
    void aCharsetWithoutAsciiIsRefused(String charset) {
        assertThatThrownBy(() -> BodyCharset.of("text/xml; charset=" + charset, true))
                .isInstanceOfSatisfying(
                        Fault.class, refusal -> assertThat(refusal.kind()).isEqualTo(FaultKind.UNSUPPORTED_MEDIA_TYPE))
                .hasMessageContaining(charset)
                .hasMessageContaining("UTF-8");
    }

    @Test
    void aNameThatIsNoneIsNotRepeated() {
        assertThatThrownBy(() -> BodyCharset.of("text/xml; charset=\"<script>\"", true))
                .hasMessageContaining("no such name")
                .message()
                .doesNotContain("script");
    }

    @Test
    void utf16IsForXml() {
        assertThatThrownBy(() -> BodyCharset.of("application/json; charset=utf-16", false))
                .isInstanceOf(Fault.class);
    }

    @Test
    void bytesThatContradictAreRefusedWhereTheyAre() throws IOException {
        BodyCharset latin = BodyCharset.of("text/jsv; charset=latin1", false);
        assertThat(latin.watch(stream("{A:b}")).readAllBytes()).isEqualTo("{A:b}".getBytes(StandardCharsets.UTF_8));
        for (int way = 0; way < 3; way++) {
            InputStream body = latin.watch(stream("abcé"));
            assertThat(body.readNBytes(3)).hasSize(3);
            int how = way;
            RefusedBody refusal = catchThrowableOfType(RefusedBody.class, () -> {
                switch (how) {
                    case 0 -> body.read();
                    case 1 -> body.skip(1);
                    default -> body.readAllBytes();
                }
            });
            assertThat(refusal.fault()).hasMessageContaining("latin1").hasMessageContaining("beyond ASCII");
        }
        assertThat(BodyCharset.of("text/jsv; charset=us-ascii", false)
                        .watch(stream("é"))
                        .readAllBytes())
                .hasSize(2);
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
