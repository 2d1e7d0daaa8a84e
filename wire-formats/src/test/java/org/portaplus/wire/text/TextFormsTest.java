package org.portaplus.wire.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.portaplus.wire.internal.text.BooleanText;
import org.portaplus.wire.internal.text.DateForms;
import org.portaplus.wire.internal.text.DateReader;
import org.portaplus.wire.internal.text.NumberText;
import org.portaplus.wire.internal.text.XmlCharacters;

/**
 * Numbers and dates as text.
 *
 * <p>Longer than 300 lines because a table of forms is one idea, whatever its length.
 */
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
        "1e9,1000000000",
        "1e-10,1E-10",
        "1e-9,1E-09",
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
        "-12.5,-12.5",
        "-1e-5,-1E-05",
        "1.5e-5,1.5E-05",
        "123456789012345,123456789012345",
        "1e100,1E+100",
        "1.2e-9,1.2E-09",
        "1.5e-10,1.5E-10",
        "999999999999999.9,999999999999999.9",
        "-4.9e-324,-5E-324",
        "1.0e-322,1E-322",
        "1.04e-322,1.04E-322",
        "9.99e-322,1E-321"
    })
    void doublesAsDotNetPrintsThem(double value, String text) {
        assertThat(NumberText.ofDouble(value)).isEqualTo(text);
        assertThat(NumberText.real(text)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        "0,0",
        "-0.0,-0",
        "1.5,1.5",
        "1e6,1000000",
        "1e7,1E+07",
        "-1e-5,-1E-05",
        "3.4028235e38,3.4028235E+38",
        "NaN,NaN",
        "Infinity,Infinity",
        "-Infinity,-Infinity",
        "0.1,0.1"
    })
    void floatsAsDotNetPrintsThem(float value, String text) {
        assertThat(NumberText.ofFloat(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "INF,Infinity",
        "-INF,-Infinity",
        "Infinity,Infinity",
        "-Infinity,-Infinity",
        "+5,5",
        ".5,0.5",
        "5.,5",
        "1e+3,1000",
        "1E-3,0.001",
        "1e0003,1000"
    })
    void otherSpellingsOfDoubles(String text, double value) {
        assertThat(NumberText.real(text)).isEqualTo(value);
    }

    @Test
    void numbersOfMoreThanAThousandCharactersAreNotTried() {
        assertThat(NumberText.real("0".repeat(999) + "1")).isEqualTo(1);
        assertThat(NumberText.real("0".repeat(1000) + "1")).isNull();
        assertThat(NumberText.decimal("0".repeat(999) + "1", true)).isEqualTo(BigDecimal.ONE);
        assertThat(NumberText.decimal("0".repeat(1000) + "1", true)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "79228162514264337593543950335,true",
        "-79228162514264337593543950335,true",
        "79228162514264337593543950336,false",
        "-79228162514264337593543950336,false",
        "0.0000000000000000000000000001,true",
        "0.00000000000000000000000000001,false",
        "1e28,true",
        "1e29,false"
    })
    void decimalsAreThoseOfDotNet(String text, boolean fits) {
        assertThat(NumberText.decimal(text, true) != null).isEqualTo(fits);
    }

    @ParameterizedTest
    @CsvSource({"1.50,true", "-1,true", "+1.5,true", ".5,true", "5.,true", "1e3,false", "1E3,false"})
    void exponentsOfDecimalsAreAMatterOfTheFormat(String text, boolean withoutExponent) {
        assertThat(NumberText.decimal(text, true)).isEqualByComparingTo(new BigDecimal(text));
        assertThat(NumberText.decimal(text, false) != null).isEqualTo(withoutExponent);
    }

    @ParameterizedTest
    @CsvSource({
        "+5,true,5",
        "+5,false,",
        "-5,true,-5",
        "127,true,127",
        "128,true,",
        "-128,true,-128",
        "-129,true,",
        "+,true,",
        "/,true,",
        ":,true,"
    })
    void integersHaveBoundsAndMayHaveAPlus(String text, boolean plusAllowed, Long value) {
        assertThat(NumberText.integer(text, plusAllowed, -128, 127)).isEqualTo(value);
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
        "\\/Date(981173106000-0000)\\/,2001-02-03T04:05:06",
        "/Date(-62135596800000)/,0001-01-01T00:00",
        "/Date(253402300799999)/,9999-12-31T23:59:59.999",
        "/Date(253402300800000)/,9999-12-31T23:59:59.9999999",
        "/Date(253402300800000-0000)/,9999-12-31T23:59:59.9999999",
        "0001-01-01T00:00:00-14:00,0001-01-01T14:00",
        "/Date(-1-0130)/,1969-12-31T22:29:59.999",
        "2001-02-03T04:05:06.1,2001-02-03T04:05:06.1",
        "2001-02-03T04:05:06.12345674,2001-02-03T04:05:06.1234567",
        "2001-02-03T04:05:06.123456750000,2001-02-03T04:05:06.1234568",
        "2001-02-03T04:05:06-0230,2001-02-03T06:35:06",
        "2001-02-03T04:05:06+14:00,2001-02-02T14:05:06",
        "2001-02-03T04:05Z,2001-02-03T04:05",
        "0001-01-01,0001-01-01T00:00",
        "9999-12-31,9999-12-31T00:00",
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
                "/Date(253402300800001)/",
                "/Date(253402300800000+0100)/",
                "/Date(-62135600400000+0100)/",
                "0001-01-01T00:00:00+01:00",
                "9999-12-31T23:59:59-00:01",
                "2001-02-03T04:05:06+14:01",
                "Sun, 30 Feb 2004 00:00:00 GMT",
                "Mon, 30 Feb 2004 00:00:00 GMT",
                "Sat, 03 Feb 02001 04:05:06 GMT",
                "Sat, 03 Feb 1 04:05:06 GMT",
                "Fri, 31 Dec 9999 23:59:59 -0100",
                "/Date(99999999999999999999)/",
                "2001-02-03T04:05:06Z ",
                "2001-02-03T04:05:06+14:60",
                "2001-02-03T04:05:06*01:00",
                "2001-02-03T04:05:06+01:00x",
                "2001-02-03T04-05",
                "2001-02-03x04:05",
                "2001-02-03T4:05",
                "2001.02.03",
                "2001-02/03",
                "2001/02-03",
                "2001-02",
                "200102030",
                "2001020x",
                "00000101",
                "01/02/03",
                "1x/02/2001",
                "01/x2/2001",
                "01/02/200x",
                "01/02-2001",
                "01x02/2001",
                "03/02/2001x04:05:06",
                "9999-12-31T23:59:59.99999995",
                "0001-01-01T00:00+99:00",
                "/Date(1+12345)/",
                "/Date(1+01x0)/",
                "/Date(1+010:)/",
                "/Date(1+010/)/",
                "2001020:",
                "2001020/",
                "2001020",
                "20010203T",
                "03/02/2001/",
                "/Date(x)/",
                "/Date(-62135596800001)/",
                "\\/Date(1)/",
                "Sat, 03 Feb 2001",
                "2001-02-03T04:05:06.12345678901234567890123456789012345678901234567890",
                "31/31/2001"
            })
    void textsThatAreNoDate(String text) {
        assertThat(DateReader.read(text, false)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "2013-05-06,2013-05-06T00:00",
        "2013-05-06Z,2013-05-06T00:00",
        "2013-05-06+02:00,2013-05-05T22:00",
        "2013-05-06-02:00,2013-05-06T02:00",
        "2013-05,2013-05-01T00:00",
        "2013-05-06T07:08:09.5+01:00,2013-05-06T06:08:09.5"
    })
    void xsdDates(String text, LocalDateTime date) {
        assertThat(DateReader.read(text, true).toLocalDateTime()).isEqualTo(date);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2013/05/06",
                "2013-5-06",
                "2013-05-6",
                "2013-05-06 07:08:09",
                "2013-05-06T07:08",
                "2013-05-06T07:08Z",
                "2013-05-06T7:08:09",
                "20130506",
                "/Date(0)/",
                "06/05/2013"
            })
    void textsThatAreNoXsdDate(String text) {
        assertThat(DateReader.read(text, true)).isNull();
    }

    /** What a date says of its zone decides which instant it is. */
    @ParameterizedTest
    @CsvSource({
        "2001-02-03T04:05:06+02:00,2001-02-03T02:05:06Z",
        "2001-02-03T04:05:06,2001-02-03T04:05:06Z",
        "/Date(981173106000+0530)/,2001-02-03T09:35:06+05:30"
    })
    void offsetsOfIsoDatesBecomeThatOfTheServer(String text, OffsetDateTime date) {
        assertThat(DateReader.read(text, false).toOffset()).isEqualTo(date);
        assertThat(DateReader.read(text, false).toInstant()).isEqualTo(date.toInstant());
    }

    @ParameterizedTest
    @CsvSource({
        "1,true",
        "0,false",
        "t,true",
        "T,true",
        "y,true",
        "Y,true",
        "on,true",
        "f,false",
        "F,false",
        "n,false",
        "N,false",
        "off,false",
        "tRuE,true",
        "FALSE,false",
        "On,",
        "yes,",
        "2,",
        "'',"
    })
    void booleansOfTheLibrary(String text, Boolean value) {
        assertThat(BooleanText.library(text)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({"1,true", "0,false", "true,true", "false,false", "True,", "t,", "'',"})
    void booleansOfXml(String text, Boolean value) {
        assertThat(BooleanText.xsd(text)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({"0009,9", "000A,10", "000D,13", "0020,32", "007F,127", "D7FF,55295", "E000,57344", "FFFD,65533"})
    void charactersThatXmlCarries(String digits, int code) {
        assertThat(XmlCharacters.firstIllegal("ab" + (char) code + "c")).isEqualTo(-1);
        assertThat(XmlCharacters.name((char) code)).isEqualTo("U+" + digits);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8, 0x0B, 0x0C, 0x0E, 0x1F, 0xD800, 0xDBFF, 0xDC00, 0xDFFF, 0xFFFE, 0xFFFF})
    void charactersThatXmlCannotCarry(int code) {
        assertThat(XmlCharacters.firstIllegal("ab" + (char) code + "c")).isEqualTo(2);
        assertThat(XmlCharacters.firstIllegal("ab" + (char) code)).isEqualTo(2);
    }

    @Test
    void pairsOfSurrogatesAreOneCharacter() {
        assertThat(XmlCharacters.firstIllegal("\uD800\uDC00\uDBFF\uDFFF")).isEqualTo(-1);
        assertThat(XmlCharacters.firstIllegal("\uD83D\uDE00\uDE00")).isEqualTo(2);
        assertThat(XmlCharacters.firstIllegal("")).isEqualTo(-1);
    }

    @ParameterizedTest
    @CsvSource({
        "2013-05-06T00:00,2013-05-06,2013-05-06T00:00:00",
        "2013-05-06T07:08:09,2013-05-06T07:08:09+00:00,2013-05-06T07:08:09",
        "2013-05-06T00:00:00.5,2013-05-06T00:00:00.5000000+00:00,2013-05-06T00:00:00.5",
        "2013-05-06T00:00:01,2013-05-06T00:00:01+00:00,2013-05-06T00:00:01",
        "2013-05-06T00:01:00,2013-05-06T00:01:00+00:00,2013-05-06T00:01:00",
        "2013-05-06T01:00:00,2013-05-06T01:00:00+00:00,2013-05-06T01:00:00",
        "2013-05-06T01:00:00.0000001,2013-05-06T01:00:00.0000001+00:00,2013-05-06T01:00:00.0000001",
        "0001-01-01T00:00:00,0001-01-01,0001-01-01T00:00:00"
    })
    void datesWithoutZone(LocalDateTime date, String shortest, String xsd) {
        assertThat(DateForms.shortest(date, ZoneOffset.UTC, DateForms.Kind.UNSPECIFIED))
                .isEqualTo(shortest);
        assertThat(DateForms.xsd(date, ZoneOffset.UTC, DateForms.Kind.UNSPECIFIED))
                .isEqualTo(xsd);
    }
}
