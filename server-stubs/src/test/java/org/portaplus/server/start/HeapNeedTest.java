package org.portaplus.server.start;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeapNeedTest {
    private static final long MEBIBYTE = 1 << 20;

    private static HeapNeed of(long heap, long work, long body) {
        return new HeapNeed(heap * MEBIBYTE, work * MEBIBYTE, body * MEBIBYTE, 8_000);
    }

    @Test
    void theDefaultsFitIntoTheSmallestHeapThatIsDocumented() {
        assertThat(of(256, 85, 64).advice()).isEmpty();
    }

    @Test
    void whatTheLimitsNeedIsSaid() {
        assertThat(of(256, 200, 64).advice()).hasValueSatisfying(advice -> assertThat(advice)
                .contains("need a heap of 378 MiB", "there are 256", "-Xmx378m", "porta.limits.work (200 MiB)"));
    }

    @Test
    void aBodyThatWouldNeverFitIsSaid() {
        assertThat(of(240, 66, 64).advice()).hasValueSatisfying(advice -> assertThat(advice)
                .contains("max-body-size (64 MiB)", "porta.limits.work, 66 MiB", "to 80 MiB", "-Xmx240m"));
    }
}
