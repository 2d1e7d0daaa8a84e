package org.portaplus.wire;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.portaplus.wire.internal.text.XmlCharacters;

/** Where in a message something went wrong, in wire names and 1-based lines and columns. Stateless. */
final class WirePath {
    private WirePath() {}

    /**
     * The references of {@code problem} as {@code CustData[3].Customer.ISO4217}, empty at the root. A key that XML cannot
     * carry ends the path before it, because the path itself must be writable in every format.
     */
    static String of(Throwable problem) {
        if (!(problem instanceof JsonMappingException mapping)) {
            return "";
        }
        List<JsonMappingException.Reference> references = mapping.getPath();
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference reference : references) {
            if (reference.getFieldName() == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else if (XmlCharacters.firstIllegal(reference.getFieldName()) >= 0) {
                break;
            } else {
                if (path.length() > 0) {
                    path.append('.');
                }
                path.append(reference.getFieldName());
            }
        }
        return path.toString();
    }

    /** Copies the references without the beans they point to, which may hold secrets. */
    static void copy(JsonProcessingException from, JsonMappingException to) {
        if (from instanceof JsonMappingException mapping) {
            List<JsonMappingException.Reference> references = mapping.getPath();
            for (int i = references.size() - 1; i >= 0; i--) {
                JsonMappingException.Reference reference = references.get(i);
                if (reference.getFieldName() == null) {
                    to.prependPath(null, reference.getIndex());
                } else {
                    to.prependPath((Object) null, reference.getFieldName());
                }
            }
        }
    }

    /** Where a parser stands, for texts that are read without a class. */
    static void copy(JsonStreamContext from, JsonMappingException to) {
        for (JsonStreamContext place = from; place != null && !place.inRoot(); place = place.getParent()) {
            if (place.inArray()) {
                to.prependPath(null, place.getCurrentIndex());
            } else if (place.getCurrentName() != null) {
                to.prependPath((Object) null, place.getCurrentName());
            }
        }
    }

    /** {@code path: problem (line 1, column 2)}, each part only where it is known. */
    static String message(String path, String problem, @Nullable JsonLocation location) {
        StringBuilder text = new StringBuilder();
        if (!path.isEmpty()) {
            text.append(path).append(": ");
        }
        text.append(problem);
        if (location != null && location.getLineNr() > 0) {
            text.append(" (line ").append(location.getLineNr());
            text.append(", column ").append(location.getColumnNr()).append(')');
        }
        return text.toString();
    }
}
