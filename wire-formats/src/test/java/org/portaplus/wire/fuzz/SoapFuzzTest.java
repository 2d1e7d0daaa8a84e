package org.portaplus.wire.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import org.portaplus.wire.WireMapper;
import org.portaplus.wire.soap.SoapMapper;
import org.portaplus.wire.soap.SoapVersion;

/** Any bytes as SOAP; docs/testing.md says how to fuzz. Without fuzzing, the seeds and all findings are read. */
class SoapFuzzTest {
    private static final WireMapper OLD = new SoapMapper(SoapVersion.V1_1);
    private static final WireMapper NEW = new SoapMapper(SoapVersion.V1_2);

    @FuzzTest
    void readsOrRefuses(byte[] bytes) throws IOException {
        Reading.object(OLD, bytes);
        Reading.object(NEW, bytes);
    }
}
