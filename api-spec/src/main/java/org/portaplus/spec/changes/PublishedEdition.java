package org.portaplus.spec.changes;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The full contract and its client edition as they were last published, which say what version the next ones have. A version that the
 * source of the contract says is the least one; a higher one is computed of the changes, as long as they break nothing.
 */
public final class PublishedEdition {
    /** Reads limits exactly: those of money have more digits than a double. */
    static final ObjectMapper MAPPER = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final JsonNode full;
    private final JsonNode client;

    private PublishedEdition(JsonNode full, JsonNode client) {
        this.full = full;
        this.client = client;
    }

    /**
     * What a folder holds.
     *
     * @throws IOException when there is none, or it cannot be read
     */
    public static PublishedEdition in(Path folder) throws IOException {
        return new PublishedEdition(
                MAPPER.readTree(folder.resolve("openapi.json").toFile()),
                MAPPER.readTree(folder.resolve("openapi-client.json").toFile()));
    }

    /**
     * Gives a contract and its client edition their version.
     *
     * @return the upgrade note, where the version says that something breaks
     * @throws IllegalStateException when it breaks what was published, and its version does not say so; the message has the
     *     version that would, and the upgrade note
     */
    public Optional<String> version(ObjectNode contract, ObjectNode clientEdition) {
        Version published = versionOf(full);
        Version said = versionOf(contract);
        List<Change> changes = changes(contract, clientEdition);
        boolean isSame = isSame(contract, full) && isSame(clientEdition, client);
        Version least = isSame ? published : published.after(changes);
        boolean breaking = changes.stream().anyMatch(Change::isBreaking);
        String note =
                UpgradeNote.of(published.toString(), (said.compareTo(least) < 0 ? least : said).toString(), changes);
        if (said.compareTo(least) < 0) {
            if (breaking) {
                throw new IllegalStateException("The contract breaks what " + published
                        + " promised. If that is meant, let info.version in openapi.yaml be at least " + least + ".\n"
                        + note);
            }
            put(contract, least);
            put(clientEdition, least);
        }
        return breaking ? Optional.of(note) : Optional.empty();
    }

    /** What changed in the full contract, and what is seen in the client edition alone, such as a name there. */
    private List<Change> changes(ObjectNode contract, ObjectNode clientEdition) {
        List<Change> seen = Comparison.of(full, asRead(contract));
        List<Change> changes = new ArrayList<>(seen);
        for (Change change : Comparison.of(client, asRead(clientEdition))) {
            boolean isSeen = seen.stream()
                    .anyMatch(other ->
                            other.kind() == change.kind() && other.affected().containsAll(change.affected()));
            if (!isSeen) {
                changes.add(change);
            }
        }
        return changes;
    }

    private static boolean isSame(ObjectNode document, JsonNode published) {
        ObjectNode same = document.deepCopy();
        put(same, versionOf(published));
        return asRead(same).equals(published);
    }

    private static void put(ObjectNode document, Version version) {
        ((ObjectNode) document.get("info")).put("version", version.toString());
    }

    /** Numbers of YAML and of JSON are nodes of different classes, which are never equal. */
    private static JsonNode asRead(ObjectNode contract) {
        try {
            return MAPPER.readTree(MAPPER.writeValueAsBytes(contract));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Version versionOf(JsonNode document) {
        return Version.of(document.at("/info/version").asText());
    }
}
