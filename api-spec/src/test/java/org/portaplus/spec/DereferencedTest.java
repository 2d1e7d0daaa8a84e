package org.portaplus.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class DereferencedTest {
    @Test
    void noReferenceIsLeft() {
        ObjectNode dereferenced = Dereferenced.of(BuiltContract.clientEdition());

        assertThat(dereferenced.findValue("$ref")).isNull();
        assertThat(Dereferenced.of(BuiltContract.document()).findValue("$ref")).isNull();
    }

    @Test
    void whatAReferencePointsToStandsInItsPlace() {
        ObjectNode bundled = BuiltContract.clientEdition();

        JsonNode schema = Dereferenced.of(bundled)
                .at("/paths/~1UpdateDisplayName/post/requestBody/content/application~1json/schema");

        assertThat(schema.at("/description")).isEqualTo(bundled.at("/components/schemas/UpdateAccount/description"));
        assertThat(schema.at("/properties/AccountInfo/properties/DisplayName"))
                .isEqualTo(bundled.at("/components/schemas/AccountInfo/properties/DisplayName"))
                .isNotEmpty();
    }

    @Test
    void theSecuritySchemesRemain() {
        ObjectNode bundled = BuiltContract.document();

        assertThat(Dereferenced.of(bundled).at("/components/securitySchemes"))
                .isEqualTo(bundled.at("/components/securitySchemes"))
                .isNotEmpty();
    }

    @Test
    void aTypeThatContainsItselfIsRefused() {
        ObjectNode document = BuiltContract.document();
        document.withObject("/components/schemas/Customer/properties")
                .putObject("Parent")
                .put("$ref", "#/components/schemas/Customer");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dereferenced.of(document))
                .withMessage(
                        "#/components/schemas/Customer contains itself, so that it cannot stand without a reference");
    }

    @Test
    void aReferenceToNothingIsRefused() {
        ObjectNode document = BuiltContract.document();
        document.withObject("/components/schemas").remove("Customer");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dereferenced.of(document))
                .withMessage("there is no #/components/schemas/Customer");
    }
}
