package org.portaplus.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.portaplus.server.faults.Fault;

class UrlEncodedMembersTest {

    @Test
    void namesAndValuesAreDecodedInOrder() {
        Map<String, List<String>> members = UrlEncodedMembers.of("b=1&a=x%20y+z&b=2&&c");

        assertThat(members.keySet()).containsExactly("b", "a", "c");
        assertThat(members.values()).containsExactly(List.of("1", "2"), List.of("x y z"), List.of(""));
        assertThat(UrlEncodedMembers.of(null)).isEmpty();
    }

    @Test
    void thereMayBeAsMuchAsInOneObjectOfTheOtherFormats() {
        assertThat(UrlEncodedMembers.of("a&".repeat(4_096))).containsOnlyKeys("a");
        assertThat(UrlEncodedMembers.of("&".repeat(1_000_000))).isEmpty();
        assertThat(UrlEncodedMembers.of("a=" + "%C3%A9".repeat(1 << 19))).containsOnlyKeys("a");
        assertThatThrownBy(() -> UrlEncodedMembers.of("a&".repeat(4_097)))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("more than 4096 members");
        assertThatThrownBy(() -> UrlEncodedMembers.of("a=" + "x".repeat(1 << 19) + "&b=" + "x".repeat(1 << 19)))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("longer than 1048576 characters");
    }

    @Test
    void aBrokenEscapeIsRefused() {
        assertThatThrownBy(() -> UrlEncodedMembers.of("a=%G1"))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("percent escape");
    }
}
