package org.portaplus.server.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.sqlite.SQLiteDataSource;

/**
 * Copies an SQLite store that may be in use: one consistent state, which has every write that was acknowledged before.
 * Writers go on meanwhile. The copy is verified together with its keys, and gets its final name only when it is
 * complete and on disk. Stateless.
 */
public final class SqliteBackup {
    private static final String URL = "jdbc:sqlite:";
    private static final String KEYS = "keys";

    private SqliteBackup() {}

    /**
     * Copies the store into a directory that can take the place of its own, under its name.
     *
     * @param directory made when it does not exist
     * @param keysOfSettings the keys, where {@code porta.keys} has them; else the key file is copied, too
     * @param fit looks whether keys are those of a store, and throws when they are not
     * @throws StoreException when the store is no SQLite file, or it or its keys are not there, or do not belong together, or
     *     there is a backup already, or it cannot be made
     */
    public static void into(
            StoreSettings settings, Path directory, Optional<Keys> keysOfSettings, BiConsumer<Tx, Keys> fit) {
        if (!settings.isSqlite()) {
            throw new StoreException(
                    "Only the embedded store is backed up so; PostgreSQL has tools of its own, such as pg_dump");
        }
        Path store = settings.sqliteFile();
        if (!Files.isRegularFile(store)) {
            throw new StoreException(
                    "There is no store at " + store + "; porta.data-dir (PORTA_DATA_DIR) says where it is");
        }
        Optional<Path> keyFile = keysOfSettings.isPresent()
                ? Optional.empty()
                : Optional.of(settings.dataDir().resolve(KEYS));
        keyFile.filter(keys -> !Files.isRegularFile(keys)).ifPresent(keys -> {
            throw new StoreException("There are no keys at " + keys
                    + ", and a copy without them is lost: where porta.keys (PORTA_KEYS) has"
                    + " them, set it for the backup, too; a store that was just made has them in a moment");
        });
        String name = store.getFileName().toString();
        requireFree(directory.resolve(name));
        if (keyFile.isPresent()) {
            requireFree(directory.resolve(KEYS));
        }
        Store.makePrivateDirectory(directory, "backup");
        Path storePart = directory.resolve(name + ".part");
        Path keysPart = directory.resolve(KEYS + ".part");
        try {
            copy(store, storePart);
            if (keyFile.isPresent()) {
                // After the store: every key that encrypted something in the copy is in the file by now.
                makeEmpty(keysPart);
                Files.write(keysPart, Files.readAllBytes(keyFile.get()));
            }
            judge(storePart, store, keysOfSettings.orElseGet(() -> Keys.inFile(keysPart, false)), fit);
            if (keyFile.isPresent()) {
                name(keysPart, directory.resolve(KEYS));
            }
            name(storePart, directory.resolve(name));
            PrivateFiles.syncNames(directory);
        } catch (IOException | SQLException e) {
            throw new StoreException("The backup in " + directory + " cannot be made: " + e.getMessage(), e);
        } finally {
            storePart.toFile().delete();
            keysPart.toFile().delete();
        }
    }

    private static void name(Path part, Path whole) throws IOException {
        PrivateFiles.sync(part);
        Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void requireFree(Path place) {
        if (Files.exists(place)) {
            throw new StoreException("The backup " + place + " exists; name another place, nothing is overwritten");
        }
    }

    private static void copy(Path store, Path part) throws IOException, SQLException {
        makeEmpty(part);
        try (Connection connection = open(store);
                PreparedStatement vacuum = connection.prepareStatement("VACUUM INTO ?")) {
            vacuum.setString(1, part.toString());
            vacuum.execute();
        }
    }

    private static void judge(Path copy, Path store, Keys keys, BiConsumer<Tx, Keys> fit) throws SQLException {
        try (Connection connection = open(copy);
                Statement statement = connection.createStatement()) {
            String health = text(statement, "PRAGMA integrity_check");
            if (!health.equals("ok")) {
                throw new StoreException("The backup " + copy + " is damaged: " + health);
            }
            if (text(statement, "SELECT count(*) FROM sqlite_schema WHERE name = 'environment'")
                    .equals("0")) {
                throw new StoreException(
                        "The file " + store + " is no store of this program: it has none of its tables");
            }
            fit.accept(SqliteDatabase.transaction(connection), keys);
        }
    }

    private static String text(Statement statement, String query) throws SQLException {
        try (ResultSet found = statement.executeQuery(query)) {
            return found.next() ? found.getString(1) : "";
        }
    }

    private static Connection open(Path file) throws SQLException {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl(URL + file);
        source.setBusyTimeout(10_000);
        return source.getConnection();
    }

    private static void makeEmpty(Path part) throws IOException {
        Files.deleteIfExists(part);
        Files.createFile(part, PrivateFiles.file());
    }
}
