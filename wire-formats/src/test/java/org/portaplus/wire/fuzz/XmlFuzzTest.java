package org.portaplus.wire.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import org.portaplus.wire.WireMapper;
import org.portaplus.wire.xml.DataContractMapper;

/** Any bytes as DataContract XML; docs/testing.md says how to fuzz. Without fuzzing, the seeds and all findings are read. */
class XmlFuzzTest {
    private static final WireMapper MAPPER = new DataContractMapper();

    @FuzzTest
    void readsOrRefuses(byte[] bytes) throws IOException {
        Reading.object(MAPPER, bytes);
    }
}
