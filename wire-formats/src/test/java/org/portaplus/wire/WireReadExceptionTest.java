package org.portaplus.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonGenerationException;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.portaplus.wire.bind.Picky;
import org.portaplus.wire.json.WireJsonMapper;
import org.portaplus.wire.support.Orders.Order;

/** Error texts are for the sender of a message: no name of a class, of a setting or of a feature of Jackson. */
class WireReadExceptionTest {
    private final WireJsonMapper mapper = new WireJsonMapper();

    private WireReadException refusal(String json) {
        return catchThrowableOfType(WireReadException.class, () -> mapper.readValue(json, Order.class));
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"Count\":1} 2',text after the end",
        "'',the text is empty",
        "'{\"Count\":1,',Unexpected end-of-input",
        "'{\"Count\":1',Unexpected end-of-input",
        "'{\"Tags\":[\"a\"',Unexpected end-of-input",
        "nope,Unrecognized token"
    })
    void jacksonsAdviceIsLeftOut(String json, String problem) {
        WireReadException refusal = refusal(json);
        assertThat(refusal.problem())
                .startsWith(problem)
                .doesNotContain("start marker")
                .doesNotContain("enable")
                .doesNotContain("expecting (");
        assertThat(refusal.getLocalizedMessage()).isEqualTo(refusal.getMessage());
    }

    @Test
    void aWordThatIsNoTokenIsNotEvenBegun() {
        assertThat(refusal("{\"Count\":hunter2}").problem()).isEqualTo("Unrecognized token");
    }

    @Test
    void aLimitIsNamedAndNotTheSettingBehindIt() {
        String deep = "{\"Main\":".repeat(70);
        assertThat(refusal(deep).problem()).contains("64").doesNotContain("StreamReadConstraints");
    }

    @Test
    void aConstructorThatRefusesIsAValueThatDoesNotFit() {
        WireReadException refusal = catchThrowableOfType(
                WireReadException.class, () -> mapper.readValue("{\"word\":\"x\"}", Picky.Holder.class));
        assertThat(refusal.problem()).isEqualTo("not a value of its type");
        assertThat(refusal.memberPath()).isEqualTo("word");
        assertThat(refusal).hasMessageNotContaining("secret");
    }

    @Test
    void aKeyThatXmlCannotCarryIsNotRepeated() {
        assertThat(refusal("{\"Attributes\":{\"a\\u0001\":[]}}").memberPath()).isEqualTo("Attributes");
        WireReadException unknown = catchThrowableOfType(WireReadException.class, () -> mapper.readerFor(Order.class)
                .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .readValue("{\"a\\u0001\":1}"));
        assertThat(unknown.problem()).isEqualTo("the member is not known");
        assertThat(unknown.memberPath()).isEmpty();
    }

    @Test
    void anExceptionIsTranslatedOnce() {
        WireReadException refusal = refusal("{\"Count\":\"x\"}");
        assertThat(WireReadException.of(refusal)).isSameAs(refusal);
        assertThat(WireReadException.memberPath(refusal)).isEqualTo("Count");
        WireWriteException write =
                WireWriteException.of(new JsonGenerationException((String) null, (JsonGenerator) null));
        assertThat(write.problem()).isEqualTo("not writable");
        assertThat(write).hasMessage("not writable");
        assertThat(WireWriteException.of(write)).isSameAs(write);
    }

    @Test
    void whatIsNotKnownIsNotSaid() {
        WireReadException bare =
                WireReadException.of(new JsonParseException((JsonParser) null, null, (JsonLocation) null));
        assertThat(bare.problem()).isEqualTo("not readable");
        assertThat(bare).hasMessage("not readable");
        assertThat(bare.line()).isEqualTo(-1);
        assertThat(bare.column()).isEqualTo(-1);
        JsonProcessingException nowhere = new JsonMappingException(null, "x", JsonLocation.NA);
        assertThat(WireReadException.of(nowhere)).hasMessage("x");
        assertThat(WireReadException.memberPath(new JsonParseException((JsonParser) null, "x")))
                .isEmpty();
    }
}
