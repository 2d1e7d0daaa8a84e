package org.portaplus.wire.support;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.StringJoiner;

/** What a parser gives, as a line to compare. */
public final class Tokens {
    private Tokens() {}

    /** Every token that is left: its place, then {@code name:}, {@code 'text'}, {@code null} or a bracket. */
    public static String of(JsonParser parser) throws IOException {
        StringJoiner all = new StringJoiner(" ");
        while (parser.nextToken() != null) {
            JsonLocation place = parser.currentTokenLocation();
            String what =
                    switch (parser.currentToken()) {
                        case FIELD_NAME -> parser.currentName() + ":";
                        case VALUE_STRING -> "'" + parser.getText() + "'";
                        default -> parser.getText();
                    };
            all.add(place.getLineNr() + "." + place.getColumnNr() + what);
        }
        return all.toString();
    }

    /** {@code text}, of which each call reads {@code piece} characters at most. */
    public static Reader pieces(String text, int piece) {
        return new FilterReader(new StringReader(text)) {
            @Override
            public int read(char[] target, int offset, int length) throws IOException {
                return super.read(target, offset, Math.min(length, piece));
            }
        };
    }
}
