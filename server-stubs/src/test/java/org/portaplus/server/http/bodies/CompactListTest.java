package org.portaplus.server.http.bodies;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.portaplus.server.model.BatchCustomerCreation;
import org.portaplus.server.model.CsvData;
import org.portaplus.wire.WireFormat;
import org.portaplus.wire.WireLimits;

class CompactListTest {
    private static final int MANY = CompactList.AS_THEY_ARE + 500;

    @Test
    void manyItemsAreReadInTheirOrderWithAllTheirMembers() throws Exception {
        String body = IntStream.range(0, MANY)
                .mapToObj(i -> "{\"DisplayName\":\"Grüße " + i + "\",\"Customer\":{\"ContentId\":" + i + "}}")
                .collect(Collectors.joining(",", "{\"CustData\":[", "]}"));

        BatchCustomerCreation read = new Codecs(WireLimits.STANDARD)
                .read(
                        WireFormat.JSON,
                        new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)),
                        BatchCustomerCreation.class,
                        false);

        assertThat(read.getCustData()).isInstanceOf(CompactList.class).hasSize(MANY);
        for (int i = 0; i < MANY; i++) {
            CsvData item = read.getCustData().get(i);
            assertThat(item.getDisplayName()).isEqualTo("Grüße " + i);
            assertThat(item.getCustomer().getContentId()).isEqualTo(i);
            assertThat(item.getAccount()).isNull();
        }
    }

    @Test
    void anItemThatIsNullStaysOne() {
        CompactList<CsvData> list = new CompactList<>(CsvData.class);
        for (int i = 0; i <= CompactList.AS_THEY_ARE; i++) {
            list.add(null);
        }
        assertThat(list).hasSize(CompactList.AS_THEY_ARE + 1).containsOnlyNulls();
    }
}
