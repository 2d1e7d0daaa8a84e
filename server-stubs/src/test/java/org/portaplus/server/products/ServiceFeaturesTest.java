package org.portaplus.server.products;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.portaplus.server.faults.Checks;
import org.portaplus.server.faults.Fault;

class ServiceFeaturesTest {
    private static ServiceFeature ofCharacters(String name, int characters) {
        return ServiceFeature.of(name, "Y", "a", "x".repeat(characters));
    }

    private static void check(ServiceFeatures features) {
        Checks checks = new Checks();
        features.checkSize("Servicefeatures", checks);
        checks.done();
    }

    @Test
    void changesThatAreSmallEnoughEachMayBeTooLargeTogether() {
        ServiceFeatures first = ServiceFeatures.NONE.with(ofCharacters("clip", 60_000));
        check(first);

        assertThatThrownBy(() -> check(first.with(ofCharacters("cps_limit", 6_000))))
                .isInstanceOfSatisfying(Fault.class, fault -> {
                    assertThat(fault.code()).isEqualTo("Length");
                    assertThat(fault.fields()).singleElement().satisfies(field -> assertThat(field.field())
                            .isEqualTo("Servicefeatures"));
                });
    }

    @Test
    void whatIsReplacedDoesNotCount() {
        check(ServiceFeatures.NONE.with(ofCharacters("clip", 60_000)).with(ofCharacters("clip", 60_000)));
    }

    @Test
    void manyShortValuesCount() {
        ServiceFeature many = new ServiceFeature("clip", "Y", Map.of("a", Collections.nCopies(40_000, "x")));
        assertThat(many.characters()).isEqualTo(4 + 1 + 1 + 80_000);
        assertThatThrownBy(() -> check(ServiceFeatures.NONE.with(List.of(many))))
                .isInstanceOf(Fault.class);
    }
}
