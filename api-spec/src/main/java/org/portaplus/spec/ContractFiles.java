package org.portaplus.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The contract as it is kept: YAML files that refer to each other by relative path, beside those that are made by rule. Not
 * thread-safe.
 */
final class ContractFiles {
    private static final ObjectMapper YAML = new YAMLMapper();

    private final Map<Path, JsonNode> read = new HashMap<>();

    /**
     * One file, read once.
     *
     * @throws UncheckedIOException when the file is absent or is no YAML
     */
    JsonNode file(Path path) {
        return read.computeIfAbsent(path.normalize(), file -> {
            try {
                return YAML.readTree(file.toFile());
            } catch (IOException e) {
                throw new UncheckedIOException(file + ": " + e.getMessage(), e);
            }
        });
    }

    /**
     * Gives a file that is made and not kept.
     *
     * @throws IllegalArgumentException when it is kept, too
     */
    void made(Path path, JsonNode content) {
        if (Files.exists(path)) {
            throw new IllegalArgumentException(
                    path + " is made by rule; what is the operation's own is for its file in paths");
        }
        read.put(path.normalize(), content);
    }

    /** The name of the part of the contract that a file holds. */
    static String nameOf(Path file) {
        return file.getFileName().toString().replaceFirst("\\.yaml$", "");
    }

    /** What a reference of the form {@code file.yaml#/pointer} in the file {@code from} points to. */
    JsonNode target(Path from, String reference) {
        JsonNode target = file(fileOf(from, reference)).at(pointerOf(reference));
        if (target.isMissingNode()) {
            throw new IllegalArgumentException(from + " refers to " + reference + ", which does not exist");
        }
        return target;
    }

    static Path fileOf(Path from, String reference) {
        int hash = reference.indexOf('#');
        return from.resolveSibling(hash < 0 ? reference : reference.substring(0, hash))
                .normalize();
    }

    private static String pointerOf(String reference) {
        int hash = reference.indexOf('#');
        return hash < 0 ? "" : reference.substring(hash + 1);
    }
}
