package org.portaplus.server.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the data is. {@code toString} shows the directory only.
 *
 * @param dataDir directory of the embedded store and of its keys ({@code porta.data-dir}); made when it does not exist
 * @param databaseUrl JDBC URL of the store ({@code porta.database.url}), without a password; empty means an SQLite file
 *     under {@code dataDir}
 * @param user who opens PostgreSQL ({@code porta.database.user})
 * @param password of that user ({@code porta.database.password})
 * @param readers most connections that read at the same time ({@code porta.database.readers})
 * @param writers most transactions at the same time on PostgreSQL ({@code porta.database.writers}); SQLite has one
 */
public record StoreSettings(
        Path dataDir,
        Optional<String> databaseUrl,
        Optional<String> user,
        Optional<String> password,
        int readers,
        int writers) {
    private static final String SQLITE = "jdbc:sqlite:";

    /** Number of connections of each kind when nothing is said. */
    public static final int DEFAULT_CONNECTIONS = 8;

    /** @throws StoreException for a number of connections that cannot work */
    public StoreSettings {
        requirePositive("porta.database.readers", readers);
        requirePositive("porta.database.writers", writers);
    }

    /** The embedded store in a directory. */
    public static StoreSettings in(Path dataDir) {
        return new StoreSettings(
                dataDir,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                DEFAULT_CONNECTIONS,
                DEFAULT_CONNECTIONS);
    }

    /** The same with a database of its own. */
    public StoreSettings at(String url, String user, String password) {
        return new StoreSettings(dataDir, Optional.of(url), Optional.of(user), Optional.of(password), readers, writers);
    }

    /** Whether there is a store to open; of a database on a server that shows when it is opened. */
    boolean exists() {
        return !isSqlite() || Files.exists(sqliteFile());
    }

    /** Whether this is the embedded store. */
    boolean isSqlite() {
        return url().startsWith(SQLITE);
    }

    /**
     * The file of the embedded store.
     *
     * @throws StoreException when the URL names none: what is only in memory is lost
     */
    Path sqliteFile() {
        String name = url().substring(SQLITE.length()).split("\\?", 2)[0];
        if (name.isBlank() || name.startsWith(":") || name.startsWith("file::") || url().contains("mode=memory")) {
            throw new StoreException(
                    "porta.database.url: an SQLite store is a file, such as jdbc:sqlite:/var/lib/porta/"
                            + "portaplus.db; leave it unset for one under porta.data-dir");
        }
        return Path.of(name);
    }

    /** The file that the server which is starting holds: beside an embedded store, or beside the keys. */
    Path startLock() {
        Path file = isSqlite() ? sqliteFile() : dataDir.resolve("keys");
        return file.resolveSibling(file.getFileName() + ".start");
    }

    /** The URL to open, with the default filled in. */
    String url() {
        return databaseUrl.filter(url -> !url.isBlank()).orElseGet(() -> SQLITE + dataDir.resolve("portaplus.db"));
    }

    @Override
    public String toString() {
        return "StoreSettings[" + dataDir + "]";
    }

    private static void requirePositive(String setting, int connections) {
        if (connections < 1) {
            throw new StoreException(setting + ": at least 1 connection is needed, not " + connections);
        }
    }
}
