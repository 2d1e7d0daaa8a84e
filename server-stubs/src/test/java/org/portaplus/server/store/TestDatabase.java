package org.portaplus.server.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The databases that the behaviour suite runs on: {@link OnEveryStore} takes them from here. */
public enum TestDatabase {
    SQLITE {
        @Override
        StoreSettings settings(Path dir) {
            return StoreSettings.in(dir);
        }

        @Override
        boolean holds(Path dir, String text) throws IOException {
            return filesHold(dir, text);
        }
    },
    POSTGRESQL {
        @Override
        StoreSettings settings(Path dir) {
            return EmbeddedPostgresServer.settings(dir);
        }

        @Override
        boolean holds(Path dir, String text) throws IOException {
            return filesHold(dir, text) || EmbeddedPostgresServer.rowsHold(dir, text);
        }
    };

    /** What opens the database that belongs to a test's directory; it is new when the directory is. */
    abstract StoreSettings settings(Path dir);

    /** Whether a text is readable anywhere in it. */
    abstract boolean holds(Path dir, String text) throws IOException;

    private static boolean filesHold(Path dir, String text) throws IOException {
        List<Path> all;
        try (var files = Files.list(dir)) {
            all = files.toList();
        }
        for (Path file : all) {
            if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(text)) {
                return true;
            }
        }
        return false;
    }
}
