package org.portaplus.server.http.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.portaplus.server.faults.Fault;

/** URLs as clients write them, and as the rest of the server sees them. */
class RequestLineTest {
    @ParameterizedTest
    @CsvSource(
            value = {
                "/a/b?c=d;e | /a/b?c=d;e",
                "/a;b/c;d=e | /a%3Bb/c%3Bd=e",
                "/Op[]?x={a:[1,2]} | /Op%5B%5D?x=%7Ba:%5B1,2%5D%7D",
                "/%47et%2Ex/%7e%2F%25?q=%41 | /Get.x/~%2F%25?q=%41",
                "http://host:80/a/b?c | /a/b?c",
                "HTTPS://host | /",
                "http://host?c=d | /?c=d",
                "/http://host/a | /http://host/a",
                "/caf%C3%A9+x | /caf%C3%A9+x"
            },
            delimiter = '|')
    void aUrlIsRepaired(String url, String repaired) {
        assertThat(RequestLine.repaired(url)).isEqualTo(repaired);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/a%", "/a%z1", "/a?b=%2", "/a%FF", "/a%C1%81", "/%C3/b", "", "a", "*", "http:", "ftp://host/a"})
    void whatHasNoMeaningIsRefused(String url) {
        assertThatThrownBy(() -> RequestLine.repaired(url)).isInstanceOf(Fault.class);
    }
}
