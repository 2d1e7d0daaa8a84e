package org.portaplus.wire.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import org.portaplus.wire.WireMapper;
import org.portaplus.wire.csv.CsvMapper;

/** Any bytes as CSV; docs/testing.md says how to fuzz. Without fuzzing, the seeds and all findings are read. */
class CsvFuzzTest {
    private static final WireMapper MAPPER = new CsvMapper();

    @FuzzTest
    void readsOrRefuses(byte[] bytes) throws IOException {
        Reading.anything(MAPPER, bytes);
    }
}
