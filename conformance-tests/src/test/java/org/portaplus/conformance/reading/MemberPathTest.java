package org.portaplus.conformance.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MemberPathTest {
    private final JsonNode tree = tree();

    private static JsonNode tree() {
        try {
            return new ObjectMapper()
                    .readTree("{\"A\":[{\"Id\":\"x 1\",\"N\":\"one\"},{\"Id\":\"y\",\"N\":\"two\",\"L\":[\"p\"]}]}");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @CsvSource({"$.A[0].N, one", "$.A[Id=y].N, two", "$.A[Id=x 1].N, one", "$.A[1].L[0], p"})
    void pathsFindWhatTheySay(String path, String value) {
        assertThat(MemberPath.find(tree, path).asText()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"$.B", "$.A[2]", "$.A[Id=z].N", "$.A[0].N.O"})
    void whatIsNotThereIsMissing(String path) {
        assertThat(MemberPath.find(tree, path).isMissingNode()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "$A", "$.A[", "$..A", "$.A[0]x"})
    void whatIsNoPathIsRefused(String path) {
        assertThatThrownBy(() -> MemberPath.find(tree, path)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theRootIsAPath() {
        assertThat(MemberPath.find(tree, "$")).isSameAs(tree);
    }
}
