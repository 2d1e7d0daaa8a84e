package org.portaplus.server.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.sqlite.SQLiteDataSource;

/**
 * Copies an SQLite store that may be in use: one consistent state, which has every write that was acknowledged before. Writers
 * go on meanwhile. The copy is looked through, and gets its name only when it is whole and on the disk. Stateless.
 */
public final class SqliteBackup {
    private static final String URL = "jdbc:sqlite:";
    private static final String STORE = "portaplus.db";
    private static final String KEYS = "keys";

    private SqliteBackup() {}

    /**
     * Copies the store into a directory that can take the place of the data directory.
     *
     * @param directory made when it does not exist
     * @param withKeys whether the keys are in the key file, which is copied, too; else {@code porta.keys} has them
     * @throws StoreException when the store is no SQLite file, or it or its keys are not there, or there is a backup already, or
     *     it cannot be made
     */
    public static void into(StoreSettings settings, Path directory, boolean withKeys) {
        if (!settings.url().startsWith(URL)) {
            throw new StoreException(
                    "Only the embedded store is backed up so; PostgreSQL has tools of its own, such as pg_dump");
        }
        Path store = Path.of(settings.url().substring(URL.length()).split("\\?", 2)[0]);
        if (!Files.isRegularFile(store)) {
            throw new StoreException(
                    "There is no store at " + store + "; porta.data-dir (PORTA_DATA_DIR) says where it is");
        }
        Path keys = settings.dataDir().resolve(KEYS);
        if (withKeys && !Files.isRegularFile(keys)) {
            throw new StoreException("There are no keys at " + keys
                    + ", and a copy without them is lost: where porta.keys (PORTA_KEYS) has"
                    + " them, set it for the backup, too; a store that was just made has them in a moment");
        }
        Store.makePrivateDirectory(directory, "backup");
        copy(source(store), directory.resolve(STORE));
        if (withKeys) {
            // After the store: whatever key sealed what is in the copy is in the file by now.
            copyKeys(keys, directory.resolve(KEYS));
        }
    }

    private static void copyKeys(Path keys, Path copy) {
        try {
            Files.copy(keys, copy, StandardCopyOption.COPY_ATTRIBUTES);
        } catch (IOException e) {
            throw new StoreException("The keys cannot be copied to " + copy + ": " + e.getMessage(), e);
        }
    }

    private static SQLiteDataSource source(Path file) {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl(URL + file);
        source.setBusyTimeout(10_000);
        return source;
    }

    private static void copy(DataSource source, Path file) {
        if (Files.exists(file)) {
            throw new StoreException("The backup " + file + " exists; name another place, nothing is overwritten");
        }
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.deleteIfExists(part);
            try (Connection connection = source.getConnection();
                    PreparedStatement vacuum = connection.prepareStatement("VACUUM INTO ?")) {
                vacuum.setString(1, part.toString());
                vacuum.execute();
            }
            requireWhole(part);
            if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rw-------"));
            }
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | SQLException e) {
            throw new StoreException("The backup " + file + " cannot be made: " + e.getMessage(), e);
        }
    }

    private static void requireWhole(Path copy) throws SQLException {
        try (Connection connection = source(copy).getConnection();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("PRAGMA integrity_check")) {
            if (!found.next() || !found.getString(1).equals("ok")) {
                throw new StoreException("The backup " + copy + " is damaged: " + found.getString(1));
            }
        }
    }
}
