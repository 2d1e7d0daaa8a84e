package org.portaplus.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import java.util.Collections;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.portaplus.wire.csv.CsvMapper;
import org.portaplus.wire.json.WireJsonMapper;
import org.portaplus.wire.jsv.JsvMapper;
import org.portaplus.wire.support.Orders.Order;
import org.portaplus.wire.xml.DataContractMapper;

/** Every parser tells how many tokens it has read, which is what a message weighs. */
class TokenCountTest {
    private static final int VALUES = 1_000;

    static Stream<WireMapper> mappers() {
        return Stream.of(new WireJsonMapper(), new JsvMapper(), new CsvMapper(), new DataContractMapper());
    }

    @ParameterizedTest
    @MethodSource("mappers")
    void tokensAreCounted(WireMapper mapper) throws Exception {
        Order written = new Order();
        written.tags = Collections.nCopies(VALUES, "a");
        try (JsonParser parser = mapper.getFactory().createParser(mapper.writeValueAsBytes(written))) {
            Order read = mapper.readerFor(Order.class).readValue(parser);
            assertThat(read.tags).hasSize(VALUES);
            assertThat(parser.currentTokenCount()).isBetween((long) VALUES, 4L * VALUES);
        }
    }
}
