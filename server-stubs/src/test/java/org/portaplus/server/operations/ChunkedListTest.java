package org.portaplus.server.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChunkedListTest {
    private final List<List<Integer>> asked = new ArrayList<>();

    private ChunkedList<Integer, String> of(int size) {
        return new ChunkedList<>(IntStream.range(0, size).boxed().toList(), 3, keys -> {
            asked.add(keys);
            return keys.stream().map(String::valueOf).toList();
        });
    }

    @Test
    void eachChunkIsReadOnceInOrder() {
        assertThat(new ArrayList<>(of(7))).containsExactly("0", "1", "2", "3", "4", "5", "6");
        assertThat(asked).containsExactly(List.of(0, 1, 2), List.of(3, 4, 5), List.of(6));
    }

    @Test
    void nothingIsReadBeforeItIsAskedFor() {
        assertThat(of(7)).hasSize(7);
        assertThat(asked).isEmpty();
    }

    @Test
    void goingBackReadsAgain() {
        ChunkedList<Integer, String> list = of(7);
        assertThat(list.get(6)).isEqualTo("6");
        assertThat(list.get(2)).isEqualTo("2");
        assertThat(list.get(0)).isEqualTo("0");
        assertThat(asked).containsExactly(List.of(6), List.of(0, 1, 2));
    }

    @Test
    void whatIsGoneIsNotLeftOutInSilence() {
        ChunkedList<Integer, String> list = new ChunkedList<>(List.of(1, 2, 3), 3, keys -> List.of("1", "3"));
        assertThatThrownBy(() -> list.get(0)).isInstanceOf(IllegalStateException.class);
    }
}
