package org.portaplus.spec.changes;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Says what changed between two editions of the full contract, for people: {@code CompareContracts OLD.json NEW.json}. */
public final class CompareContracts {
    private CompareContracts() {}

    /**
     * Prints the upgrade note. Exit code 0: nothing breaks; 1: something does; 2: the files cannot be compared.
     *
     * @param arguments two files, OpenAPI 3.0 as JSON
     */
    public static void main(String[] arguments) {
        System.exit(run(arguments, new PrintStream(System.out, true, StandardCharsets.UTF_8)));
    }

    static int run(String[] arguments, PrintStream out) {
        if (arguments.length != 2) {
            out.println("usage: CompareContracts OLD.json NEW.json");
            return 2;
        }
        try {
            JsonNode before = read(arguments[0]);
            JsonNode after = read(arguments[1]);
            List<Change> changes = Comparison.of(before, after);
            out.print(UpgradeNote.of(version(before), version(after), changes));
            return changes.stream().anyMatch(Change::isBreaking) ? 1 : 0;
        } catch (IOException | IllegalArgumentException e) {
            out.println("cannot be compared: " + e.getMessage());
            return 2;
        }
    }

    private static JsonNode read(String file) throws IOException {
        JsonNode document = PublishedEdition.MAPPER.readTree(Path.of(file).toFile());
        if (!document.path("openapi").asText().startsWith("3.0")) {
            throw new IllegalArgumentException(file + " is no OpenAPI 3.0 document");
        }
        return document;
    }

    private static String version(JsonNode document) {
        return document.at("/info/version").asText("?");
    }
}
