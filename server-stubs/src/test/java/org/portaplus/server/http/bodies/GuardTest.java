package org.portaplus.server.http.bodies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.portaplus.server.faults.Fault;
import org.portaplus.wire.WireFormat;

class GuardTest {
    private static Map<String, List<String>> query(String name, String value) {
        return Map.of(name, List.of(value));
    }

    @ParameterizedTest
    @CsvSource({"guard, formula, true", "GUARD, Formula, true", "guard, '', false", "other, formula, false"})
    void csvIsGuardedWhereThatIsAskedFor(String name, String value, boolean on) {
        assertThat(Guard.checked(query(name, value), WireFormat.CSV)).isEqualTo(on);
        assertThat(Guard.isOn(query(name, value), WireFormat.CSV)).isEqualTo(on);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "CSV")
    void aGuardThatCouldDoNothingIsRefused(WireFormat format) {
        assertThat(Guard.isOn(query("guard", "formula"), format)).isFalse();
        assertThatThrownBy(() -> Guard.checked(query("guard", "formula"), format))
                .isInstanceOfSatisfying(Fault.class, fault -> {
                    assertThat(fault.code()).isEqualTo("GuardNeedsCsv");
                    assertThat(fault.fields()).singleElement().satisfies(field -> assertThat(field.field())
                            .isEqualTo("guard"));
                });
    }

    @Test
    void anotherGuardIsRefused() {
        assertThat(Guard.isOn(query("guard", "html"), WireFormat.CSV)).isFalse();
        assertThatThrownBy(() -> Guard.checked(query("guard", "html"), WireFormat.CSV))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo("Enum"));
    }
}
