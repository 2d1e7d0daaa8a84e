package org.portaplus.server.products;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.portaplus.server.faults.Checks;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FieldFault;
import org.portaplus.server.store.OnEveryStore;
import org.portaplus.server.store.TestDomain;

/** The names of service features are those of the catalogue; DOM-030. */
@OnEveryStore
class FeatureNamesTest {
    private TestDomain domain;

    @Test
    void anyNameIsTakenUnlessTheCatalogueSaysThatItsListIsComplete() throws IOException {
        taken("clip", "feature_of_tomorrow");
        domain.loadCatalogue("service-features: {names: [clip]}\n");
        taken("clip", "clir", "feature_of_tomorrow");
        domain.loadCatalogue("service-features: {complete: false}\n");
        taken("feature_of_tomorrow");
        domain.loadCatalogue("{}\n");
        taken("feature_of_tomorrow");
    }

    @Test
    void aCompleteListWithoutNamesHasThoseThatAreKnownOfPortaBilling() throws IOException {
        domain.loadCatalogue("service-features: {complete: true}\n");
        taken(FeatureNames.USUAL.toArray(String[]::new));
        refused(1, "clip", "feature_of_tomorrow");
        refused(0, "Clip");
        refused(0, "clip ");
    }

    @Test
    void aCompleteListHasItsOwnNamesAndThoseThatMembersOfRequestsStandFor() throws IOException {
        domain.loadCatalogue("service-features: {complete: true, names: [feature_of_tomorrow]}\n");
        taken("feature_of_tomorrow", "music_on_hold", "unified_messaging", "cli");
        refused(0, "clip");
    }

    @Test
    void theListIsAlwaysThatOfTheFile() throws IOException {
        domain.loadCatalogue("service-features: {complete: true, names: [feature_of_tomorrow]}\n");
        domain.loadCatalogue("service-features: {complete: true, names: [feature_of_yesterday]}\n");
        taken("feature_of_yesterday");
        refused(0, "feature_of_tomorrow");
        domain.loadCatalogue("products: []\n");
        taken("feature_of_tomorrow");
    }

    @Test
    void theContractShowsTheNamesThatAreMeantWithoutAList() throws IOException {
        assertThat(texts(contract("Name").path("x-known-values"))).containsExactlyElementsOf(FeatureNames.USUAL);
    }

    @Test
    void theContractNamesTheFlagsOfEveryFeatureAndNullAmongTheValues() throws IOException {
        assertThat(texts(contract("FlagValue").path("x-known-values"))).containsExactly("Y", "N", "~", "^", "/");
        JsonNode value = contract("ServiceAttributes").at("/additionalProperties/items");
        assertThat(value.path("nullable").asBoolean()).isTrue();
    }

    private static JsonNode contract(String member) throws IOException {
        try (InputStream contract = FeatureNamesTest.class.getResourceAsStream("/openapi/openapi.json")) {
            return new ObjectMapper()
                    .readTree(contract)
                    .at("/components/schemas/PortaServiceFeature/properties/" + member);
        }
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private void taken(String... names) {
        assertThatCode(() -> check(names)).doesNotThrowAnyException();
    }

    private void refused(int index, String... names) {
        assertThatThrownBy(() -> check(names)).isInstanceOfSatisfying(Fault.class, fault -> assertThat(fault.fields())
                .extracting(FieldFault::code, FieldFault::field)
                .containsExactly(tuple("Enum", "Features[" + index + "].Name")));
    }

    private void check(String... names) {
        List<ServiceFeature> features = List.of(names).stream()
                .map(name -> ServiceFeature.of(name, "~"))
                .toList();
        domain.write(tx -> {
            Checks checks = new Checks();
            new FeatureReferences().check(tx, TestDomain.ENV, features, "Features", checks);
            checks.done();
            return null;
        });
    }
}
