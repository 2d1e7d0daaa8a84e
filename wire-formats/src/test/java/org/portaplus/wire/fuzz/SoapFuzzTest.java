package org.portaplus.wire.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.util.List;
import org.portaplus.wire.WireReadException;
import org.portaplus.wire.soap.SoapMapper;
import org.portaplus.wire.soap.SoapParser;
import org.portaplus.wire.soap.SoapVersion;
import org.portaplus.wire.support.Everything;

/** Any bytes as SOAP; docs/testing.md says how to fuzz. Without fuzzing, the seeds and all findings are read. */
class SoapFuzzTest {
    private static final SoapMapper OLD = new SoapMapper(SoapVersion.V1_1);
    private static final SoapMapper NEW = new SoapMapper(SoapVersion.V1_2);

    @FuzzTest
    void readsOrRefuses(byte[] bytes) throws IOException {
        for (SoapMapper mapper : List.of(OLD, NEW)) {
            Reading.object(mapper, bytes);
            fault(mapper, bytes);
        }
    }

    /** As a client reads an answer: it looks what is in the body before it knows the type. */
    private static void fault(SoapMapper mapper, byte[] bytes) throws IOException {
        try (SoapParser message = mapper.createParser(bytes)) {
            if (message.isFault()) {
                assertThat(mapper.readFault(message, Everything.class).code()).isNotNull();
            } else {
                assertThat(message.bodyElement()).isNotNull();
            }
        } catch (WireReadException refusal) {
            assertThat(refusal.problem()).isNotEmpty();
        }
    }
}
