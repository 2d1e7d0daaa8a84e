package org.portaplus.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DotNetDatesTest {
    private final ObjectMapper mapper = new ObjectMapper().registerModule(new DotNetDates());

    @ParameterizedTest
    @CsvSource({
        "\\/Date(-62135596800000-0000)\\/, 0001-01-01T00:00",
        "/Date(981173106007-0000)/, 2001-02-03T04:05:06.007",
        "/Date(981173106007)/, 2001-02-03T04:05:06.007",
        "/Date(981173106000+0130)/, 2001-02-03T05:35:06",
        "2001-02-03, 2001-02-03T00:00",
        "2001-02-03T04:05:06, 2001-02-03T04:05:06",
        "2001-02-03T04:05:06Z, 2001-02-03T04:05:06",
    })
    void datesAreReadInTheFormsOfTheService(String text, LocalDateTime date) throws JsonProcessingException {
        assertThat(mapper.readValue('"' + text + '"', LocalDateTime.class)).isEqualTo(date);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "/Date()/", "/Date(1-9999)/", "/Date(1)", "2001-02-30"})
    void whatIsNoDateIsRefused(String text) {
        assertThatThrownBy(() -> mapper.readValue('"' + text + '"', LocalDateTime.class))
                .isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void datesAreWrittenWithoutAZone() throws JsonProcessingException {
        assertThat(mapper.writeValueAsString(LocalDateTime.of(2001, 2, 3, 4, 5, 6)))
                .isEqualTo("\"/Date(981173106000-0000)/\"");
    }
}
