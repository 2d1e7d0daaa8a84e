package org.portaplus.wire.bind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.portaplus.wire.WireMapper;
import org.portaplus.wire.WireReadException;
import org.portaplus.wire.json.WireJsonMapper;
import org.portaplus.wire.jsv.JsvMapper;

/** Classes that are made by a creator are read as strictly as those with setters. */
class CreatorTest {
    private static final WireMapper JSON = new WireJsonMapper();

    /** Two members come through the constructor, one behind it. */
    public static final class Range {
        final int from;
        final List<String> names;

        @JsonProperty("Note")
        public String note;

        @JsonCreator
        Range(@JsonProperty("From") int from, @JsonProperty("Names") List<String> names) {
            if (from < 0) {
                throw new IllegalArgumentException("secret " + from);
            }
            this.from = from;
            this.names = names;
        }
    }

    record Pair(
            @JsonProperty("A") String a, @JsonProperty("B") Integer b) {}

    @Test
    void membersComeInAnyOrderAndCase() throws Exception {
        Range range = JSON.readValue("{\"note\":\"n\",\"Nope\":[{}],\"NAMES\":[\"a\"],\"From\":1}", Range.class);
        assertThat(range.from).isEqualTo(1);
        assertThat(range.names).containsExactly("a");
        assertThat(range.note).isEqualTo("n");
        assertThat(new JsvMapper().readValue("{B:2}", Pair.class)).isEqualTo(new Pair(null, 2));
    }

    @Test
    void aMemberGivenTwiceMustBeTheSame() throws Exception {
        assertThat(JSON.readValue("{\"A\":\"x\",\"A\":\"x\"}", Pair.class)).isEqualTo(new Pair("x", null));
        refused("{\"A\":\"x\",\"A\":\"y\"}", Pair.class, "A", "given twice with different values");
        refused("{\"A\":\"x\",\"a\":\"y\",\"B\":1}", Pair.class, "A", "given twice with different values");
        refused("{\"A\":\"x\",\"B\":1,\"A\":null}", Pair.class, "A", "given twice with different values");
        refused("{\"Note\":\"x\",\"From\":1,\"Note\":\"y\"}", Range.class, "Note", "given twice with different values");
    }

    @Test
    void refusalsNameTheMemberAndNotTheValue() {
        refused("{\"A\":\"x\",\"B\":\"secret\"}", Pair.class, "B", "not a 32-bit integer");
        refused("{\"From\":-1}", Range.class, "", "not a value of its type");
        refused("{\"From\":null}", Range.class, "From", "needed, not null");
        refused("{\"Names\":[\"a\",{}]}", Range.class, "Names[1]", "a text is expected");
        assertThatThrownBy(() -> JSON.readerFor(Pair.class)
                        .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                        .readValue("{\"Nope\":1}"))
                .hasMessageContaining("the member Nope is not known");
    }

    private static void refused(String text, Class<?> type, String path, String problem) {
        assertThatThrownBy(() -> JSON.readValue(text, type))
                .isInstanceOfSatisfying(WireReadException.class, refusal -> {
                    assertThat(refusal.memberPath()).isEqualTo(path);
                    assertThat(refusal.problem()).contains(problem).doesNotContain("secret");
                });
    }
}
