package org.portaplus.server.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a page or a WSDL prints of the address it was asked at. */
class AddressTest {

    @ParameterizedTest
    @CsvSource({
        "http://7el.co/, 7el.co, http://7el.co",
        "https://api.example.org:8443/x, api.example.org, https://api.example.org:8443",
        "http://porta_server:8080/, porta_server, http://porta_server:8080",
        "http://10.0.0.7:80/, 10.0.0.7, http://10.0.0.7:80",
        "http://[2001:db8::1]:8080/, [2001:db8::1], http://[2001:db8::1]:8080",
        "http://user:password@porta.example.org/, porta.example.org, http://porta.example.org",
        "javascript://porta.example.org/, porta.example.org, http://porta.example.org"
    })
    void aHostIsPrintedAsItWasNamed(URI asked, String host, String base) {
        assertThat(Address.of(asked)).isEqualTo(new Address(host, base));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://a$(id)/", "http://a'b/", "http://a;b/", "http:///", "http://a&b;c/", "http://a:x/"})
    void whatIsNoHostIsNotPrinted(String asked) {
        assertThat(Address.of(URI.create(asked))).isEqualTo(new Address("localhost", "http://localhost:8080"));
    }
}
