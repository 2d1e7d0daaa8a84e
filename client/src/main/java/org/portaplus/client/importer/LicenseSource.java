package org.portaplus.client.importer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where the License comes from: a file, the environment, or the keyboard; never the command line, which others can see. */
final class LicenseSource {
    static final String VARIABLE = "PORTA_LICENSE";

    private LicenseSource() {}

    /**
     * The License.
     *
     * @param file its first line is the License; null: from the environment, else from the keyboard
     * @throws ImportFailure when there is none
     */
    static String read(@Nullable Path file) {
        String license = file == null ? elsewhere() : firstLine(file);
        if (license == null || license.isBlank()) {
            throw new ImportFailure(
                    ExitCode.LICENSE,
                    "there is no License: give --license-file, or set the environment variable " + VARIABLE);
        }
        if (!license.strip().chars().allMatch(c -> c >= ' ' && c < 127)) {
            throw new ImportFailure(ExitCode.LICENSE, "the License has characters that no header can carry");
        }
        return license.strip();
    }

    private static @Nullable String firstLine(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.findFirst().orElse(null);
        } catch (IOException | UncheckedIOException e) {
            throw new ImportFailure(ExitCode.LICENSE, "the file of the License cannot be read: " + file, e);
        }
    }

    private static @Nullable String elsewhere() {
        String license = System.getenv(VARIABLE);
        return license == null
                ? Terminal.console()
                        .map(console -> console.readPassword("License: "))
                        .map(String::new)
                        .orElse(null)
                : license;
    }
}
