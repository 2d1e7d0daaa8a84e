package org.portaplus.server.http.routes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.portaplus.wire.WireFormat;

class AcceptTest {

    @ParameterizedTest(name = "{0} gives {1}")
    @CsvSource(delimiter = '|', textBlock = """
            application/json                                  | JSON
            application/xml                                   | XML
            text/xml                                          | XML
            text/csv                                          | CSV
            text/jsv                                          | JSV
            application/jsv                                   | JSV
            */*                                               | JSON
            text/html, */*;q=0.1                              | JSON
            application/json;q=0.1, application/xml;q=0.9     | XML
            application/xml, application/json                 | XML
            application/json, application/xml                 | JSON
            */*, text/csv                                     | CSV
            application/*;q=0.5, text/csv;q=0.4               | JSON
            application/json;q=0, */*                         | XML
            APPLICATION/XML                                   | XML
            text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8 | XML
            """)
    void theBestOfferWins(String header, WireFormat expected) {
        assertThat(Accept.of(header).best(null)).contains(expected);
    }

    @Test
    void amongEqualsTheFormatOfTheRequestComesFirst() {
        assertThat(Accept.of("*/*").best(WireFormat.CSV)).contains(WireFormat.CSV);
        assertThat(Accept.of(null).best(WireFormat.XML)).contains(WireFormat.XML);
        assertThat(Accept.of("application/json").best(WireFormat.XML)).contains(WireFormat.JSON);
    }

    @Test
    void whatWeDoNotHaveIsNotAcceptable() {
        assertThat(Accept.of("image/png").best(null)).isEmpty();
        assertThat(Accept.of("application/json;q=0").best(null)).isEmpty();
        assertThat(Accept.of("*/*;q=0").best(WireFormat.JSON)).isEmpty();
    }

    @Test
    void nonsenseIsPassedOver() {
        assertThat(Accept.of("nonsense, text/csv").best(null)).contains(WireFormat.CSV);
        assertThat(Accept.of("text/csv;q=high, text/jsv;q=0.1").best(null)).contains(WireFormat.JSV);
    }
}
