package org.portaplus.server.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The address in a WSDL is that of the request, as far as it is one. */
class SchemaPagesTest {

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8080/, http://localhost:8080/",
        "http://porta.example.org/, http://porta.example.org/",
        "https://porta.example.org:8443/x/, https://porta.example.org:8443/",
        "http://10.0.0.7:80/, http://10.0.0.7:80/",
        "http://[2001:db8::1]:8080/, http://[2001:db8::1]:8080/",
        "http://user:password@porta.example.org/, http://porta.example.org/",
        "http://a&b;c/, http://localhost:8080/",
        "http://a_b/, http://localhost:8080/",
        "javascript://porta.example.org/, http://porta.example.org/",
        "http:///, http://localhost:8080/"
    })
    void theBaseOfAnAddress(String named, String base) {
        assertThat(SchemaPages.base(URI.create(named))).isEqualTo(base);
    }
}
