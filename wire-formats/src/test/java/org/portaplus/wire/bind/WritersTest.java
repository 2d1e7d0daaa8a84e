package org.portaplus.wire.bind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.portaplus.wire.WireMapper;
import org.portaplus.wire.WireWriteException;
import org.portaplus.wire.csv.CsvMapper;
import org.portaplus.wire.json.WireJsonMapper;
import org.portaplus.wire.jsv.JsvMapper;
import org.portaplus.wire.soap.SoapMapper;
import org.portaplus.wire.soap.SoapVersion;
import org.portaplus.wire.xml.DataContractMapper;

/** No format writes what it would refuse to read, and all of them refuse the same. */
class WritersTest {
    private static final LocalDateTime LAST = LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_999_900);

    /** One member of each type that knows values beyond those of .NET. */
    public static class Values {
        public BigDecimal decimal;
        public String text;
        public OffsetDateTime local;
        public LocalDateTime clock;
        public Instant instant;
    }

    static List<WireMapper> mappers() {
        return List.of(
                new WireJsonMapper(),
                new JsvMapper(),
                new CsvMapper(),
                new DataContractMapper(),
                new SoapMapper(SoapVersion.V1_2));
    }

    @ParameterizedTest
    @MethodSource("mappers")
    void decimalsBeyondThoseOfDotNet(WireMapper mapper) throws Exception {
        for (String decimal : List.of("1e40", "1e-30", "1e999999999")) {
            Values values = new Values();
            values.decimal = new BigDecimal(decimal);
            refused(mapper, values, "decimal", "the decimal has too many digits");
        }
    }

    @ParameterizedTest
    @MethodSource("mappers")
    void halvesOfPairs(WireMapper mapper) throws Exception {
        for (String text : List.of("\uD83D", "a\uDE00", "\uD83D\uD83D\uDE00")) {
            Values values = new Values();
            values.text = text;
            assertThatThrownBy(() -> mapper.writeValueAsString(values)).isInstanceOf(WireWriteException.class);
            assertThatThrownBy(() -> mapper.writeValueAsBytes(values)).isInstanceOf(WireWriteException.class);
            assertThatThrownBy(() -> mapper.writeValueAsString(Map.of(text, "a")))
                    .isInstanceOf(WireWriteException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("mappers")
    void datesBeyondThoseOfDotNet(WireMapper mapper) throws Exception {
        for (String date :
                List.of("2001-02-03T04:05:06+18:00", "2001-02-03T04:05:06-14:01", "2001-02-03T04:05:06+01:02:03")) {
            Values values = new Values();
            values.local = OffsetDateTime.parse(date);
            refused(mapper, values, "local", "the offset must be whole minutes, and 14 hours at most");
        }
        for (String date : List.of("9999-12-31T23:59:59-05:00", "0001-01-01T00:00:00+05:00", "+10000-01-01T00:00Z")) {
            Values values = new Values();
            values.local = OffsetDateTime.parse(date);
            refused(mapper, values, "local", "the year must be between 1 and 9999");
        }
    }

    private static void refused(WireMapper mapper, Values values, String path, String problem) {
        assertThatThrownBy(() -> mapper.writeValueAsBytes(values))
                .isInstanceOfSatisfying(WireWriteException.class, refusal -> {
                    assertThat(refusal.memberPath()).isEqualTo(path);
                    assertThat(refusal.problem()).isEqualTo(problem);
                });
        assertThatThrownBy(() -> mapper.writeValueAsString(values)).isInstanceOf(WireWriteException.class);
    }

    /** JSON has a number for it that is no date, because the library counts as a double (vector T18). */
    @ParameterizedTest
    @MethodSource("mappers")
    void theLastMomentComesBack(WireMapper mapper) throws Exception {
        Values values = new Values();
        values.clock = LAST;
        values.instant = LAST.toInstant(ZoneOffset.UTC);
        values.local = LAST.atOffset(ZoneOffset.UTC);
        values.decimal = new BigDecimal("79228162514264337593543950335");
        values.text = "\uD83D\uDE00\uD83D\uDE00";
        Values read = mapper.readValue(mapper.writeValueAsString(values), Values.class);
        assertThat(read).usingRecursiveComparison().isEqualTo(values);
    }

    @Test
    void textsOfJsonInEveryFormAreWhole() throws Exception {
        WireJsonMapper json = new WireJsonMapper();
        char[] half = {'a', '\uD83D'};
        assertThat(json.writeValueAsString(new char[] {'a', 'b'})).isEqualTo("\"ab\"");
        assertThatThrownBy(() -> json.writeValueAsString(half)).isInstanceOf(WireWriteException.class);
        StringWriter text = new StringWriter();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator characters = json.createGenerator(text);
                JsonGenerator utf8 = json.createGenerator(bytes)) {
            characters.writeString((String) null);
            utf8.writeString((String) null);
        }
        assertThat(text).hasToString("null").hasToString(bytes.toString(StandardCharsets.UTF_8));
    }
}
