package org.portaplus.wire.bind;

import com.fasterxml.jackson.annotation.JsonCreator;

/** A value that takes one word only, and refuses others with a text that no caller may see. */
public record Picky(String word) {
    /** The word. */
    @JsonCreator
    public static Picky of(String word) {
        if (!word.equals("good")) {
            throw new IllegalArgumentException("secret " + word);
        }
        return new Picky(word);
    }

    /** A message with one such value. */
    public static class Holder {
        public Picky word;
    }
}
