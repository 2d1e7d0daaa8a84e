package org.portaplus.wire.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import org.portaplus.wire.WireMapper;
import org.portaplus.wire.json.WireJsonMapper;

/** Any bytes as JSON; docs/testing.md says how to fuzz. Without fuzzing, the seeds and all findings are read. */
class JsonFuzzTest {
    private static final WireMapper MAPPER = new WireJsonMapper();

    @FuzzTest
    void readsOrRefuses(byte[] bytes) throws IOException {
        Reading.anything(MAPPER, bytes);
    }
}
