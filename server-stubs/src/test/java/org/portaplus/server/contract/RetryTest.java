package org.portaplus.server.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;

class RetryTest {

    @Test
    void aKeyInQuotesIsTheKeyWithoutThem() {
        assertThat(Retry.of(List.of("\"8e03978e\"")).key()).isEqualTo("8e03978e");
        assertThat(Retry.of(List.of(" 8e03978e ")).key()).isEqualTo("8e03978e");
        assertThat(Retry.of(List.of("k".repeat(255))).hasKey()).isTrue();
        assertThat(Retry.of(List.of()).hasKey()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\"\"", "\"", "a b", "a\"b", "a\\b", "a\tb", "caf\u00e9", "\u0007"})
    void aMalformedKeyIsRefusedByTheNameOfTheHeader(String key) {
        refused(List.of(key));
    }

    @Test
    void aKeyTooManyOrTooLongIsRefused() {
        refused(List.of("a", "a"));
        refused(List.of("k".repeat(256)));
    }

    @Test
    void partsAreNamedFromTheOutside() {
        Retry retry = Retry.of(List.of("k"));
        assertThat(retry.part()).isEmpty();
        assertThat(retry.at(3).at(17).part()).isEqualTo("3/17");
    }

    @Test
    void onlyWhatWasDoneBeforeAsAWholeIsAReplay() {
        Retry retry = Retry.of(List.of("k"));
        assertThat(retry.isReplay()).isFalse();
        retry.at(0).note(true);
        assertThat(retry.isReplay()).isTrue();
        retry.at(1).note(false);
        assertThat(retry.isReplay()).isFalse();
    }

    private static void refused(List<String> headers) {
        assertThatThrownBy(() -> Retry.of(headers)).isInstanceOfSatisfying(Fault.class, fault -> {
            assertThat(fault.kind()).isEqualTo(FaultKind.INVALID);
            assertThat(fault.fields().get(0).field()).isEqualTo("Idempotency-Key");
        });
    }
}
