package org.portaplus.wire.roundtrip;

import java.util.SplittableRandom;

/**
 * Texts that try to be something else: separators, quotes and brackets of every format, line ends, text that looks like
 * a number, a date, null or a whole message, and characters from all of Unicode that XML 1.0 can carry.
 */
final class RandomText {
    private static final String[] KNOWN = {
        "",
        " ",
        "  ",
        "\t",
        "\n",
        "\r",
        "\r\n",
        "\n\n",
        "null",
        "NULL",
        "nil",
        "True",
        "false",
        "0",
        "-0",
        "007",
        "1e5",
        "1E+30",
        "NaN",
        "Infinity",
        "+44",
        "1.10",
        "1,5",
        "2001-02-03",
        "2001-02-03T04:05:06Z",
        "/Date(0)/",
        "\\/Date(981158400000-0000)\\/",
        "\"",
        "\"\"",
        "\"\"\"",
        "'",
        "a\"b",
        "\"a\"",
        "{}",
        "[]",
        "{",
        "}",
        "[",
        "]",
        "{a:b}",
        "[a,b]",
        "[,]",
        "{\"a\":1}",
        "[{}]",
        "{V:",
        ",",
        ",,",
        ":",
        "a:b",
        "a,b",
        " a",
        "a ",
        " \"a\" ",
        "\\",
        "\\n",
        "\\u0000",
        "\\\"",
        "<",
        ">",
        "&",
        "<a/>",
        "&amp;",
        "&#0;",
        "]]>",
        "<![CDATA[x]]>",
        "<!--",
        "=1+1",
        "@x",
        "a\nb",
        "a\rb",
        "a\r\nb",
        "\n a",
        "a\n",
        "__type",
        "__type:x",
        "i:nil",
        "String",
        "\uFEFF",
        "\uFEFFa",
        "\uD83D\uDE00",
        "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67",
        "\u200F",
        "\u202Eabc",
        "e\u0301",
        "\u0301",
        "\u0085",
        "\u2028",
        "\u2029",
        "\u00A0",
        "\u200B",
        "\u007F",
        "\u0080\u009F",
        "\uFFFD",
        "\uFFFC",
        "\uE000",
        "\uD7FF",
        "\uDBFF\uDFFD",
        "\u0130\u0131",
        "\u00DF",
        "\uFF21",
        "\u3000",
        "\u6F22\u5B57",
    };
    private static final String AWKWARD = "\"\"\"''::,,,{}[]\r\n\t  \\/<>&;=+-_#%.";
    private static final int MAX_NAME = 500;
    private static final String PLAIN = "abcXYZ0123456789 ";

    private final SplittableRandom random;

    RandomText(SplittableRandom random) {
        this.random = random;
    }

    String next() {
        return switch (random.nextInt(10)) {
            case 0, 1, 2 -> KNOWN[random.nextInt(KNOWN.length)];
            case 3 -> KNOWN[random.nextInt(KNOWN.length)] + KNOWN[random.nextInt(KNOWN.length)];
            case 4, 5 -> mixed(random.nextInt(12), 100);
            case 6 -> mixed(random.nextInt(40), 40);
            case 7 -> random.nextInt(100) == 0 ? large() : mixed(random.nextInt(20), 0);
            default -> mixed(random.nextInt(1, 12), 10);
        };
    }

    /** A text that is not longer than names may be. */
    String nextName() {
        String text = next();
        return text.length() > MAX_NAME ? KNOWN[random.nextInt(KNOWN.length)] : text;
    }

    /** Longer than the pieces and buffers of the writers, which must not tear a character or a quote. */
    private String large() {
        return mixed(random.nextInt(900, 1100) + (random.nextBoolean() ? 0 : 8000), random.nextInt(100));
    }

    private String mixed(int length, int awkwardness) {
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            int kind = random.nextInt(100);
            if (kind >= awkwardness) {
                text.append(PLAIN.charAt(random.nextInt(PLAIN.length())));
            } else if (random.nextInt(4) > 0) {
                text.append(AWKWARD.charAt(random.nextInt(AWKWARD.length())));
            } else {
                text.appendCodePoint(codePoint());
            }
        }
        return text.toString();
    }

    private int codePoint() {
        return switch (random.nextInt(4)) {
            case 0 -> random.nextInt(0x20, 0x250);
            case 1 -> random.nextInt(0x250, 0xD800);
            case 2 -> random.nextInt(0xE000, 0xFFFE);
            default -> random.nextInt(0x10000, 0x110000);
        };
    }
}
