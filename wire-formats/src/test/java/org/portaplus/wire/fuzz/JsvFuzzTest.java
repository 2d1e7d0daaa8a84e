package org.portaplus.wire.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import org.portaplus.wire.WireMapper;
import org.portaplus.wire.jsv.JsvMapper;

/** Any bytes as JSV; docs/testing.md says how to fuzz. Without fuzzing, the seeds and all findings are read. */
class JsvFuzzTest {
    private static final WireMapper MAPPER = new JsvMapper();

    @FuzzTest
    void readsOrRefuses(byte[] bytes) throws IOException {
        Reading.anything(MAPPER, bytes);
    }
}
