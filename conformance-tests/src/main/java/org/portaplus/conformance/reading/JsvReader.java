package org.portaplus.conformance.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A strict reader of JSV as it is written on the wire: no blanks between tokens, quotes exactly where they are needed.
 *
 * <p>Only dates stand unquoted although they hold a colon.
 */
final class JsvReader {
    private static final String SPECIAL = "\":,{}[]\r\n";
    private static final Pattern DATE =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)");

    private final String text;
    private int at;

    private JsvReader(String text) {
        this.text = text;
    }

    static Item read(String text) throws Unreadable {
        if (text.isEmpty()) {
            throw new Unreadable("JSV: nothing there");
        }
        JsvReader reader = new JsvReader(text);
        Item item = reader.value();
        if (reader.at < text.length()) {
            throw reader.unreadable("text after the end");
        }
        return item;
    }

    private Item value() throws Unreadable {
        return switch (peek()) {
            case '{' -> members();
            case '[' -> items();
            case '"' -> quoted();
            default -> bare();
        };
    }

    private Item members() throws Unreadable {
        List<Item.Entry> entries = new ArrayList<>();
        expect('{');
        if (peek() == '}') {
            at++;
            return new Item.Members(entries);
        }
        do {
            String name = peek() == '"' ? quoted().text() : run();
            expect(':');
            entries.add(new Item.Entry(name, value()));
        } while (more('}'));
        return new Item.Members(entries);
    }

    private Item items() throws Unreadable {
        List<Item> items = new ArrayList<>();
        expect('[');
        if (peek() == ']') {
            at++;
            return new Item.Items(items);
        }
        do {
            items.add(value());
        } while (more(']'));
        return new Item.Items(items);
    }

    private boolean more(char end) throws Unreadable {
        if (peek() == ',') {
            at++;
            return true;
        }
        expect(end);
        return false;
    }

    private Item.Scalar quoted() throws Unreadable {
        int start = at;
        StringBuilder value = new StringBuilder();
        for (at++; at < text.length(); at++) {
            if (text.charAt(at) != '"') {
                value.append(text.charAt(at));
            } else if (at + 1 < text.length() && text.charAt(at + 1) == '"') {
                value.append('"');
                at++;
            } else {
                at++;
                if (!value.isEmpty() && value.chars().noneMatch(c -> SPECIAL.indexOf(c) >= 0)) {
                    throw unreadable("quotes around a text that needs none");
                }
                return new Item.Scalar(value.toString(), Item.Form.UNTYPED);
            }
        }
        at = start;
        throw unreadable("a quote without its end");
    }

    private Item bare() throws Unreadable {
        int start = at;
        String value = run();
        if (peek() == ':') {
            at = start;
            java.util.regex.Matcher date = DATE.matcher(text).region(at, text.length());
            if (!date.lookingAt()) {
                throw unreadable("a colon in a text without quotes");
            }
            at = date.end();
            value = date.group();
        }
        return value.isEmpty() ? new Item.Nothing() : new Item.Scalar(value, Item.Form.UNTYPED);
    }

    private String run() {
        int start = at;
        while (at < text.length() && SPECIAL.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(start, at);
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private void expect(char c) throws Unreadable {
        if (peek() != c) {
            throw unreadable("'" + c + "' expected");
        }
        at++;
    }

    private Unreadable unreadable(String what) {
        String near = text.substring(at, Math.min(at + 20, text.length()));
        return new Unreadable("JSV: " + what + " at character " + at + ", near \"" + near + "\"");
    }
}
