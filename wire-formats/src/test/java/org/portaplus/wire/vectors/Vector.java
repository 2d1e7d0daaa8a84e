package org.portaplus.wire.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import org.portaplus.wire.WireFormat;

/** One row of the vector file. */
record Vector(JsonNode row) {
    String id() {
        return row.get("id").asText();
    }

    WireFormat format() {
        return WireFormat.valueOf(row.get("format").asText().toUpperCase(java.util.Locale.ROOT));
    }

    boolean writes() {
        return !row.get("direction").asText().equals("read");
    }

    boolean reads() {
        return !row.get("direction").asText().equals("write");
    }

    boolean expectsError() {
        return row.path("expect").asText().equals("error");
    }

    JsonNode type() {
        return row.get("type");
    }

    JsonNode value() {
        return row.path("value");
    }

    String wire() {
        return row.get("wire").asText();
    }

    String note() {
        return row.path("note").asText();
    }

    /** The kind of the first member's type, or of the root where that is no object. */
    String kind() {
        JsonNode type = type();
        if (kindOf(type).equals("object") && type.get("members").size() == 1) {
            type = type.get("members").get(0).get(1);
        }
        return kindOf(type);
    }

    /** The text given for the only member, without the braces around it; the whole text elsewhere. */
    String memberText() {
        String wire = wire();
        String head = format() == WireFormat.JSON ? "{\"V\":" : "{V:";
        return wire.startsWith(head) && wire.endsWith("}") ? wire.substring(head.length(), wire.length() - 1) : wire;
    }

    static String kindOf(JsonNode type) {
        return type.isTextual() ? type.asText() : type.get("kind").asText();
    }
}
