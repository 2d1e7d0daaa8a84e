package org.portaplus.server.faults;

/**
 * Text of a caller inside a refusal. What a refusal quotes may be just what is wrong with it, so characters that not
 * every format can carry (XML 1.0, production 2) are spelled out, {@code \}{@code u0001}, and every format has the same
 * text.
 */
final class Printable {
    private Printable() {}

    /** The same text where every character can be carried. Linear. */
    static String text(String text) {
        if (text.codePoints().allMatch(Printable::isCarried)) {
            return text;
        }
        StringBuilder printable = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(character -> {
            if (isCarried(character)) {
                printable.appendCodePoint(character);
            } else {
                printable.append(String.format("\\u%04X", character));
            }
        });
        return printable.toString();
    }

    private static boolean isCarried(int character) {
        if (character < ' ') {
            return character == '\t' || character == '\n' || character == '\r';
        }
        boolean half = character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
        return !half && character != 0xFFFE && character != 0xFFFF;
    }
}
