package org.portaplus.server.store;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the data is.
 *
 * @param dataDir directory of the embedded store and of its keys ({@code porta.data-dir}); made when it does not exist
 * @param databaseUrl JDBC URL of the store ({@code porta.database.url}); empty means an SQLite file under {@code dataDir}
 * @param readers most connections that read at the same time ({@code porta.database.readers})
 */
public record StoreSettings(Path dataDir, Optional<String> databaseUrl, int readers) {
    /** Number of reading connections when nothing is said. */
    public static final int DEFAULT_READERS = 8;

    /** The embedded store in a directory. */
    public static StoreSettings in(Path dataDir) {
        return new StoreSettings(dataDir, Optional.empty(), DEFAULT_READERS);
    }

    /** The URL to open, with the default filled in. */
    String url() {
        return databaseUrl
                .filter(url -> !url.isBlank())
                .orElseGet(() -> "jdbc:sqlite:" + dataDir.resolve("portaplus.db"));
    }
}
