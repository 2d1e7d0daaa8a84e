package org.portaplus.server.http.bodies;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.Test;
import org.portaplus.server.http.WorkingMemory;
import org.portaplus.server.model.BatchCustomerCreation;
import org.portaplus.server.model.CsvData;
import org.portaplus.wire.WireFormat;
import org.portaplus.wire.WireLimit;
import org.portaplus.wire.WireLimits;

class CompactListTest {
    private final WorkingMemory memory = new WorkingMemory(1 << 30);
    private static final int MANY = 60_000;
    private static final WireLimits LIMITS =
            WireLimits.STANDARD.with(WireLimit.LIST_ITEMS, 200_000).with(WireLimit.TOKENS, 20_000_000);

    @Test
    void manyItemsAreReadInTheirOrderWithAllTheirMembers() throws Exception {
        String body = IntStream.range(0, MANY)
                .mapToObj(i -> "{\"DisplayName\":\"Grüße " + i + "\",\"Customer\":{\"ContentId\":" + i + "}}")
                .collect(Collectors.joining(",", "{\"CustData\":[", "]}"));

        BatchCustomerCreation read = read(body, reading());

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
        String body = "null,".repeat(MANY);

        assertThatList(body).hasSize(MANY + 1).containsOnlyNulls();
    }

    @Test
    void emptyItemsTakeLittle() throws Exception {
        Reading reading = reading();
        BatchCustomerCreation read = read(custData("{},".repeat(190_000) + "{}"), reading);

        assertThat(read.getCustData()).hasSize(190_001).allSatisfy(item -> assertThat(item)
                .isEqualTo(new CsvData()));
        assertThat(reading.held()).isLessThan(6 << 20);
    }

    @Test
    void whatIsWithinAnItemCountsWithIt() throws Exception {
        String item =
                "{\"Account\":{\"AccountRequest\":{\"DefaultValues\":{\"ServiceFeatures\":[{\"Name\":\"clip\"},{}]}}}}";
        Reading reading = reading();
        BatchCustomerCreation read = read(custData((item + ",").repeat(MANY) + item), reading);

        assertThat(read.getCustData().get(MANY)).isEqualTo(read.getCustData().get(0));
        assertThat(reading.held()).isLessThan((4 << 20) + (long) MANY * (item.length() + 100));
    }

    @Test
    void valuesWithinAnItemCountUntilItIsWhole() throws Exception {
        Reading reading = reading();
        String values = "\"a\",".repeat(100_000) + "\"a\"";
        BatchCustomerCreation read = read(
                custData(
                        "{\"Account\":{\"AccountRequest\":{\"DefaultValues\":{\"ServiceFeatures\":[{\"ServiceAttributes\":{\"k\":["
                                + values + "]}}]}}}}"),
                reading);

        assertThat(read.getCustData()).hasSize(1);
        // Until the item is whole, and then itself in compact form.
        assertThat(memory.held()).isGreaterThan(100_000 * 56);
        assertThat(reading.held()).isLessThan(500_000);
    }

    private ListAssert<CsvData> assertThatList(String items) {
        try {
            return assertThat(read(custData(items + "null"), reading()).getCustData());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String custData(String items) {
        return "{\"CustData\":[" + items + "]}";
    }

    private Reading reading() {
        WorkingMemory.Share share = memory.share();
        return new Reading(() -> share, new Turns(1), license -> {}, "", false);
    }

    private static BatchCustomerCreation read(String body, Reading reading) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        try (reading) {
            return (BatchCustomerCreation) new Codecs(LIMITS)
                    .read(
                            WireFormat.JSON,
                            reading.watch(new ByteArrayInputStream(bytes)),
                            null,
                            BatchCustomerCreation.class,
                            false,
                            reading);
        }
    }
}
