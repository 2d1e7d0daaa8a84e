package org.portaplus.server.batches;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AsideTest {
    private final AtomicLong time = new AtomicLong(Long.MAX_VALUE - 10); // System.nanoTime() may overflow
    private final Aside aside = new Aside(time::get);

    @Test
    void isOverAfterAMinute() {
        aside.put("a");
        time.addAndGet(Aside.NANOS - 1);
        aside.put("b");
        assertThat(aside.current()).containsExactlyInAnyOrder("a", "b");
        time.incrementAndGet();
        assertThat(aside.current()).containsExactly("b");
    }

    @Test
    void holdsNoMoreThanAQueryCanName() {
        for (int i = 0; i <= Aside.MOST; i++) {
            aside.put("batch-" + i);
        }
        assertThat(aside.current())
                .hasSize(Aside.MOST)
                .doesNotContain("batch-0")
                .contains("batch-1");
    }
}
