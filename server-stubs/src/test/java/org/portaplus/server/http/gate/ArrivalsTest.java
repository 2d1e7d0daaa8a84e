package org.portaplus.server.http.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ArrivalsTest {
    private final AtomicLong now = new AtomicLong();
    private final Arrivals arrivals = new Arrivals(100, now::get);
    private final List<String> closed = new ArrayList<>();

    private Arrivals.Arrival begin(String name) {
        return arrivals.begin(() -> closed.add(name));
    }

    private void pass(long more) {
        now.addAndGet(Arrivals.GRACE.toNanos() + more);
    }

    @Test
    void theSumIsBounded() {
        Arrivals.Arrival first = begin("first");
        assertThat(first.more(60)).isTrue();
        Arrivals.Arrival second = begin("second");
        assertThat(second.more(60)).isFalse();
        assertThat(second.more(40)).isTrue();
        first.end();
        assertThat(second.more(60)).isTrue();
        second.end();
        second.end();
        assertThat(arrivals.held()).isZero();
        assertThat(closed).isEmpty();
    }

    @Test
    void theOldestGivesWayWhenItHasHadItsTime() {
        Arrivals.Arrival slow = begin("slow");
        slow.more(90);
        Arrivals.Arrival next = begin("next");
        pass(-1);
        assertThat(next.more(20)).isFalse();
        pass(0);
        assertThat(next.more(20)).isTrue();
        assertThat(closed).containsExactly("slow");
        assertThat(slow.more(1)).isFalse();
        assertThat(arrivals.held()).isEqualTo(20);
    }

    @Test
    void whatHasArrivedWholeGivesWayToNothing() {
        Arrivals.Arrival whole = begin("whole");
        whole.more(90);
        whole.whole();
        pass(0);
        assertThat(begin("next").more(20)).isFalse();
        assertThat(closed).isEmpty();
    }

    @Test
    void theOldestDoesNotMakeRoomForItself() {
        Arrivals.Arrival only = begin("only");
        pass(0);
        assertThat(only.more(101)).isFalse();
        assertThat(closed).isEmpty();
    }
}
