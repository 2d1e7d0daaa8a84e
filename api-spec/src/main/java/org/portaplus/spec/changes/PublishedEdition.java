package org.portaplus.spec.changes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The full contract as it was last published, which says what version the next edition has. A version that the source of the
 * contract says is the least one; a higher one is computed of the changes, as long as they break nothing.
 */
public final class PublishedEdition {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final JsonNode document;

    private PublishedEdition(JsonNode document) {
        this.document = document;
    }

    /** @throws IOException when there is none, or it cannot be read */
    public static PublishedEdition at(Path file) throws IOException {
        return new PublishedEdition(MAPPER.readTree(file.toFile()));
    }

    /**
     * Gives a contract its version.
     *
     * @throws IllegalStateException when it breaks what was published, and its version does not say so; the message has the
     *     version that would, and the upgrade note
     */
    public void version(ObjectNode contract) {
        ObjectNode info = (ObjectNode) contract.get("info");
        Version published = versionOf(document);
        Version said = versionOf(contract);
        Version least = least(contract, published);
        if (said.compareTo(least) < 0) {
            List<Change> changes = Comparison.of(document, asRead(contract));
            if (changes.stream().anyMatch(Change::isBreaking)) {
                throw new IllegalStateException("The contract breaks what " + published
                        + " promised. If that is meant, let info.version in openapi.yaml be at least " + least + ".\n"
                        + UpgradeNote.of(published.toString(), least.toString(), changes));
            }
            info.put("version", least.toString());
        }
    }

    private Version least(ObjectNode contract, Version published) {
        ObjectNode same = contract.deepCopy();
        ((ObjectNode) same.get("info")).put("version", published.toString());
        return asRead(same).equals(document) ? published : published.after(Comparison.of(document, asRead(contract)));
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
