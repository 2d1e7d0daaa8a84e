package org.portaplus.server.products;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Errors in the text of a catalogue, in the terms of the file and not of the program. Stateless. */
final class CatalogueSlips {
    private CatalogueSlips() {}

    /** @param whole the type of the whole file */
    static String words(JsonProcessingException e, Class<?> whole) {
        if (e instanceof UnrecognizedPropertyException unknown) {
            String known = unknown.getKnownPropertyIds().stream()
                    .map(Object::toString)
                    .sorted()
                    .collect(Collectors.joining(", "));
            return place(unknown) + "there is no such name; known are " + known;
        }
        if (e instanceof InvalidFormatException wrong) {
            return place(wrong) + "`" + wrong.getValue() + "` is not " + kind(wrong.getTargetType(), whole);
        }
        if (e instanceof MismatchedInputException wrong) {
            return place(wrong) + kind(wrong.getTargetType(), whole) + " is expected";
        }
        // The parser's message contains indented extracts; the line gives the position.
        return e.getOriginalMessage()
                .lines()
                .filter(line -> !line.isBlank() && !Character.isWhitespace(line.charAt(0)))
                .collect(Collectors.joining(", "));
    }

    /** {@code products[2].add-ons[0]: }, or nothing for the whole file. */
    private static String place(JsonMappingException e) {
        String place = e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining());
        return place.isEmpty() ? "" : place.substring(1) + ": ";
    }

    private static String kind(Class<?> type, Class<?> whole) {
        if (type == null) {
            return "another value";
        }
        if (type == Integer.class) {
            return "a whole number";
        }
        if (type == BigDecimal.class) {
            return "an amount, such as 12.50";
        }
        if (type == boolean.class) {
            return "true or false";
        }
        if (type == String.class) {
            return "a text";
        }
        if (List.class.isAssignableFrom(type)) {
            return "a list";
        }
        if (type == whole) {
            return "a catalogue, with lists such as subscriptions and products";
        }
        return Map.class.isAssignableFrom(type) ? "a list for each kind" : "an entry with names, such as id and name,";
    }
}
