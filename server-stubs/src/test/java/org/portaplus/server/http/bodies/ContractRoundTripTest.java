package org.portaplus.server.http.bodies;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.portaplus.server.model.CreateAccount;
import org.portaplus.wire.WireFormat;
import org.portaplus.wire.WireLimits;
import org.portaplus.wire.WireMapper;
import org.portaplus.wire.roundtrip.Refusals;
import org.portaplus.wire.roundtrip.RoundTrip;

/** Random values of every class of the contract come back from every format that the server speaks. */
@Tag("slow")
class ContractRoundTripTest {
    private static final Codecs CODECS = new Codecs(WireLimits.STANDARD);
    private static final List<WireMapper> MAPPERS =
            Arrays.stream(WireFormat.values()).map(CODECS::mapper).toList();

    @ParameterizedTest
    @MethodSource("types")
    void everyValueComesBack(Class<?> type) {
        new RoundTrip(type, MAPPERS).run();
    }

    @ParameterizedTest
    @MethodSource("types")
    void charactersThatXmlCannotCarryAreRefusedWithTheirPlace(Class<?> type) {
        new Refusals(type, MAPPERS).run();
    }

    @Test
    void noTypeIsMissing() throws Exception {
        assertThat(types())
                .hasSizeGreaterThan(30)
                .extracting(Class::getSimpleName)
                .doesNotHaveDuplicates();
        System.out.printf("round trips: %d values of each of %d types%n", RoundTrip.tries(), types().size());
    }

    /** A class for every object that the contract describes. */
    static List<Class<?>> types() throws IOException, ClassNotFoundException {
        List<Class<?>> types = new ArrayList<>();
        try (InputStream contract = ContractRoundTripTest.class.getResourceAsStream("/openapi/openapi.json")) {
            JsonNode schemas = new JsonMapper().readTree(contract).at("/components/schemas");
            for (var schema : schemas.properties()) {
                if (schema.getValue().has("properties")) {
                    types.add(Class.forName(CreateAccount.class.getPackageName() + "." + schema.getKey()));
                }
            }
        }
        return types;
    }
}
