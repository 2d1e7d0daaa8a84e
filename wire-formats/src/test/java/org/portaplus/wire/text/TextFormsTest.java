package org.portaplus.wire.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.portaplus.wire.internal.text.DateForms;
import org.portaplus.wire.internal.text.DateReader;
import org.portaplus.wire.internal.text.NumberText;

/** Numbers and dates as text. */
class TextFormsTest {
    @ParameterizedTest
    @CsvSource({
        "0,0",
        "-0.0,-0",
        "1.1,1.1",
        "0.0001,0.0001",
        "0.00001,1E-05",
        "1e14,100000000000000",
        "1e15,1E+15",
        "1e30,1E+30",
        "1234567890123456,1234567890123456",
        "123456789012345680,1.2345678901234568E+17",
        "4.9e-324,5E-324",
        "0.1,0.1",
        "0.30000000000000004,0.30000000000000004",
        "2e-3,0.002",
        "99.99,99.99",
        "2.0e23,2E+23",
        "1.7976931348623157E308,1.7976931348623157E+308",
        "-12.5,-12.5"
    })
    void doublesAsDotNetPrintsThem(double value, String text) {
        assertThat(NumberText.ofDouble(value)).isEqualTo(text);
        assertThat(NumberText.real(text)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", ".", "1e", "e5", "0x1p3", "1d", "1,5", "1 2", "1E400", "--1", "١"})
    void textsThatAreNoDouble(String text) {
        assertThat(NumberText.real(text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E2000", "1E-99999", "", "-", "1e", "1_000", "NaN"})
    void textsThatAreNoDecimal(String text) {
        assertThat(NumberText.decimal(text, true)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"-9223372036854775808,-9223372036854775808", "9223372036854775807,9223372036854775807", "007,7", "-0,0"
    })
    void integers(String text, long value) {
        assertThat(NumberText.integer(text, false, Long.MIN_VALUE, Long.MAX_VALUE))
                .isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"9223372036854775808", "-9223372036854775809", "99999999999999999999", "+5", "", "-", "5a", "١"})
    void textsThatAreNoInteger(String text) {
        assertThat(NumberText.integer(text, false, Long.MIN_VALUE, Long.MAX_VALUE))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "2001-02-03,2001-02-03T00:00",
        "2001-2-3,2001-02-03T00:00",
        "2001/02/03,2001-02-03T00:00",
        "20010203,2001-02-03T00:00",
        "03/02/2001,2001-02-03T00:00",
        "03/02/2001 04:05:06,2001-03-02T04:05:06",
        "2001-02-03T04:05,2001-02-03T04:05",
        "2001-02-03 04:05:06Z,2001-02-03T04:05:06",
        "2001-02-03T04:05:06+02:00,2001-02-03T02:05:06",
        "2001-02-03T04:05:06.1234567,2001-02-03T04:05:06.1234567",
        "2001-02-03T04:05:06.99999995,2001-02-03T04:05:07",
        "/Date(981173106000)/,2001-02-03T04:05:06",
        "/Date(981173106000+0530)/,2001-02-03T09:35:06",
        "'Sat, 03 Feb 2001 04:05:06 GMT',2001-02-03T04:05:06"
    })
    void datesInEveryForm(String text, LocalDateTime date) {
        assertThat(DateReader.read(text, false).toLocalDateTime()).isEqualTo(date);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "2001",
                "2001-02-30",
                "2001-13-01",
                "0000-01-01",
                "2001-02-03T24:00:00",
                "2001-02-03T04:05:06.",
                "2001-02-03T04:05:06+15:00",
                "2001-02-03T04:05:06Zx",
                "/Date()/",
                "/Date(1",
                "/Date(1+1)/",
                "981173106",
                "/Date(253402300800000)/",
                "/Date(99999999999999999999)/",
                "2001-02-03T04:05:06Z ",
                "31/31/2001"
            })
    void textsThatAreNoDate(String text) {
        assertThat(DateReader.read(text, false)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"2013-05-06", "2013-05-06Z", "2013-05", "2013-05-06T07:08:09.5+01:00"})
    void xsdDates(String text) {
        assertThat(DateReader.read(text, true)).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "2013-05-06T00:00,2013-05-06,2013-05-06T00:00:00",
        "2013-05-06T07:08:09,2013-05-06T07:08:09+00:00,2013-05-06T07:08:09",
        "2013-05-06T00:00:00.5,2013-05-06T00:00:00.5000000+00:00,2013-05-06T00:00:00.5",
        "0001-01-01T00:00:00,0001-01-01,0001-01-01T00:00:00"
    })
    void datesWithoutZone(LocalDateTime date, String shortest, String xsd) {
        assertThat(DateForms.shortest(date, ZoneOffset.UTC, DateForms.Kind.UNSPECIFIED))
                .isEqualTo(shortest);
        assertThat(DateForms.xsd(date, ZoneOffset.UTC, DateForms.Kind.UNSPECIFIED))
                .isEqualTo(xsd);
    }
}
