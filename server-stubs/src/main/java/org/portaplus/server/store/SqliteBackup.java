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
final class SqliteBackup {
    private SqliteBackup() {}

    /** @throws StoreException when the file exists, or the copy cannot be made */
    static void copy(DataSource source, Path file) {
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
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + copy);
        source.setReadOnly(true);
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("PRAGMA integrity_check")) {
            if (!found.next() || !found.getString(1).equals("ok")) {
                throw new StoreException("The backup " + copy + " is damaged: " + found.getString(1));
            }
        }
    }
}
