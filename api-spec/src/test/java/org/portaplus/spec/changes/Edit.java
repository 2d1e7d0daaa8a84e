package org.portaplus.spec.changes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** One edit of the published contract, as somebody who works on it would make it by hand. */
record Edit(String does, Consumer<ObjectNode> edit) {
    private static final JsonNode PUBLISHED = read(Path.of("src/main/published/openapi.json"));

    static JsonNode published() {
        return PUBLISHED;
    }

    /** The contract after the edit. */
    ObjectNode edited() {
        ObjectNode copy = PUBLISHED.deepCopy();
        edit.accept(copy);
        return copy;
    }

    @Override
    public String toString() {
        return does;
    }

    static Edit remove(String parent, String name) {
        return new Edit("without " + parent + "/" + name, document -> {
            if (object(document, parent).remove(name) == null) {
                throw new IllegalStateException("there is no " + name + " in " + parent);
            }
        });
    }

    /** Sets a member of an object to a value, written as JSON. */
    static Edit set(String parent, String name, String json) {
        return new Edit(parent + "/" + name + " = " + json, document -> object(document, parent)
                .set(name, value(json)));
    }

    /** Puts a member of an object in front of the others. */
    static Edit first(String parent, String name) {
        return new Edit(parent + "/" + name + " in front", document -> {
            ObjectNode object = object(document, parent);
            ObjectNode rest = object.deepCopy();
            object.removeAll();
            object.set(name, rest.remove(name));
            object.setAll(rest);
        });
    }

    static Edit append(String list, String json) {
        return new Edit(list + " + " + json, document -> ((ArrayNode) document.at(list)).add(value(json)));
    }

    static Edit removeFrom(String list, int index) {
        return new Edit(list + " without [" + index + "]", document -> {
            ArrayNode values = (ArrayNode) document.at(list);
            if (values.remove(index) == null) {
                throw new IllegalStateException("no [" + index + "] in " + list);
            }
        });
    }

    /** A type gets another name, wherever it stands. */
    static Edit renameType(String from, String to) {
        return new Edit(from + " is called " + to, document -> {
            ObjectNode schemas = object(document, "/components/schemas");
            schemas.set(to, schemas.remove(from));
            refer(document, "#/components/schemas/" + from, "#/components/schemas/" + to);
        });
    }

    Edit and(Edit other) {
        return new Edit(does + " and " + other.does, edit.andThen(other.edit));
    }

    private static void refer(JsonNode node, String from, String to) {
        if (node instanceof ObjectNode object && object.path("$ref").asText().equals(from)) {
            object.put("$ref", to);
        }
        node.forEach(part -> refer(part, from, to));
    }

    private static ObjectNode object(ObjectNode document, String pointer) {
        if (document.at(pointer) instanceof ObjectNode object) {
            return object;
        }
        throw new IllegalStateException("no object at " + pointer);
    }

    private static JsonNode value(String json) {
        try {
            return PublishedEdition.MAPPER.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(Path file) {
        try {
            return PublishedEdition.MAPPER.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
