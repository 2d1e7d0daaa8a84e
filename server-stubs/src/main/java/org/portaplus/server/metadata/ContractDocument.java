package org.portaplus.server.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The contract as the pages need it. Read once; thread-safe. */
@Singleton
public class ContractDocument {
    /**
     * A documented route.
     *
     * @param verb in capitals
     * @param path as the contract writes it
     */
    public record Route(String verb, String path) {}

    private final JsonNode document;

    ContractDocument() {
        try {
            document = new ObjectMapper().readTree(ClasspathFile.bytes("/openapi/openapi.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String title() {
        return document.at("/info/title").asText();
    }

    /** The operations by name. */
    List<String> operations() {
        List<String> names = new ArrayList<>();
        document.path("tags").forEach(tag -> {
            if (!tag.has("x-protocol")) {
                names.add(tag.path("name").asText());
            }
        });
        return names.stream().sorted(String.CASE_INSENSITIVE_ORDER).toList();
    }

    String description(String operation) {
        for (JsonNode tag : document.path("tags")) {
            if (tag.path("name").asText().equals(operation)) {
                return tag.path("description").asText();
            }
        }
        return "";
    }

    /** The routes of an operation but for the pre-defined ones, in the order of the contract. */
    List<Route> routes(String operation) {
        List<Route> routes = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(verb -> {
                    boolean own = verb.getValue().path("x-operation").asText().equals(operation);
                    if (own && !path.getKey().startsWith("/{format}/")) {
                        routes.add(new Route(verb.getKey().toUpperCase(Locale.ROOT), path.getKey()));
                    }
                }));
        return routes;
    }

    /** The type of an operation's request. */
    String requestType(String operation) {
        return messageType(body(operation)).orElseThrow();
    }

    /** The type of an operation's answer; empty where no page documents one. */
    Optional<String> documentedResponseType(String operation) {
        JsonNode answer = document.at("/components/responses/" + operation + "Answer");
        boolean ours = answer.has("x-extension") && !body(operation).has("x-extension");
        return ours ? Optional.empty() : messageType(answer);
    }

    private JsonNode body(String operation) {
        return document.at("/components/requestBodies/" + operation + "Body");
    }

    JsonNode schema(String type) {
        return document.at("/components/schemas/" + type);
    }

    private static Optional<String> messageType(JsonNode message) {
        JsonNode reference = message.at("/content/application~1json/schema/$ref");
        return reference.isMissingNode() ? Optional.empty() : Optional.of(nameOf(reference));
    }

    static String nameOf(JsonNode reference) {
        return reference.asText().substring(reference.asText().lastIndexOf('/') + 1);
    }
}
