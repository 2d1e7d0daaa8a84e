package org.portaplus.server.http.bodies;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.model.BatchCustomerCreation;
import org.portaplus.wire.WireFormat;

/** The settings of messages reach every format. */
class MessageLimitsTest {
    private final Codecs codecs = new Codecs(new MessageLimits(4, 20, 2, 30));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    JSON | {"CustData":[{},{},{}]}                                                          | 2 items
                    JSV  | {CustData:[{},{},{}]}                                                            | 2 items
                    JSON | {"License":"a text of more than twenty characters"}                              | 20 characters
                    JSV  | {License:a text of more than twenty characters}                                  | 20 characters
                    JSON | {"CustData":[{"Customer":{"Customer":{"CustomerStatus":{}}}}]}                   | depth is more than 4
                    JSON | {"a1":1,"a2":2,"a3":3,"a4":4,"b1":1,"b2":2,"b3":3,"b4":4,"c1":1,"c2":2,"c3":3,"c4":4,"d1":1,"d2":2,"d3":3,"d4":4} | 30 tokens
                    """)
    void whatIsOverALimitIsRefused(WireFormat format, String message, String reason) {
        Fault refusal = catchThrowableOfType(Fault.class, () -> read(format, message));

        assertThat(refusal.kind()).isEqualTo(FaultKind.MALFORMED);
        assertThat(refusal).hasMessageContaining(reason);
    }

    @Test
    void whatIsWithinIsRead() throws IOException {
        assertThat(read(WireFormat.JSON, "{\"CustData\":[{},{}]}").getCustData())
                .hasSize(2);
    }

    @Test
    void aLimitThatLetsNothingInIsNoLimit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MessageLimits(64, 20, 0, 30))
                .withMessageContaining("LIST_ITEMS");
    }

    private BatchCustomerCreation read(WireFormat format, String message) throws IOException {
        return codecs.read(
                format, new ByteArrayInputStream(message.getBytes(UTF_8)), BatchCustomerCreation.class, false);
    }
}
