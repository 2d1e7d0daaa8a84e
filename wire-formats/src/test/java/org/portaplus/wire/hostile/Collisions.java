package org.portaplus.wire.hostile;

import java.util.Arrays;
import java.util.stream.Stream;

/** Different names with one hash. */
final class Collisions {
    private Collisions() {}

    /** For {@link String#hashCode}, which multiplies by 31: {@code Aa} and {@code BB} are the same. */
    static Stream<String> ofString(int count) {
        return of(count, "Aa", "BB");
    }

    /** For the symbol table of Jackson over characters, which multiplies by 33. */
    static Stream<String> ofSymbols(int count) {
        return of(count, "Ab", "BA");
    }

    private static Stream<String> of(int count, String zero, String one) {
        String[] names = new String[count];
        Arrays.setAll(names, i -> {
            StringBuilder name = new StringBuilder();
            for (int bit = 16; bit >= 0; bit--) {
                name.append((i >> bit & 1) == 0 ? zero : one);
            }
            return name.toString();
        });
        return Arrays.stream(names);
    }
}
