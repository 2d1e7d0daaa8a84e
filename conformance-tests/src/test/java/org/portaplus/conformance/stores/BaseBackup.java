package org.portaplus.conformance.stores;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

/**
 * A copy of the files of a PostgreSQL that goes on meanwhile, as pg_basebackup makes it, which the embedded one lacks: by
 * the low-level functions that the manual of PostgreSQL describes for base backups.
 */
final class BaseBackup extends SimpleFileVisitor<Path> {
    /** Folders whose contents belong to the running server alone. */
    private static final Set<String> OF_THE_SERVER = Set.of(
            "pg_wal",
            "pg_replslot",
            "pg_dynshmem",
            "pg_notify",
            "pg_serial",
            "pg_snapshots",
            "pg_stat_tmp",
            "pg_subtrans");

    private static final Set<String> OF_THE_PROCESS = Set.of("postmaster.pid", "postmaster.opts", "epg-lock");

    private final Path data;
    private final Path copy;

    private BaseBackup(Path data, Path copy) {
        this.data = data;
        this.copy = copy;
    }

    /**
     * Makes one.
     *
     * @param connection which is idle, and is used until the end of the copy
     * @param copy a folder that there is not yet
     */
    static void make(Connection connection, Path data, Path copy) throws IOException, SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_start_backup('stand-by', fast => true, exclusive => false)");
            Files.walkFileTree(data, new BaseBackup(data, copy));
            try (ResultSet end = statement.executeQuery(
                    "SELECT labelfile FROM pg_stop_backup(exclusive => false, wait_for_archive => false)")) {
                end.next();
                Files.writeString(copy.resolve("backup_label"), end.getString(1));
            }
        }
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) throws IOException {
        Files.copy(directory, target(directory), StandardCopyOption.COPY_ATTRIBUTES);
        return OF_THE_SERVER.contains(data.relativize(directory).toString())
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        if (!OF_THE_PROCESS.contains(data.relativize(file).toString())) {
            try {
                Files.copy(file, target(file), StandardCopyOption.COPY_ATTRIBUTES);
            } catch (NoSuchFileException deleted) {
                // the log says so, too
            }
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
        if (failure instanceof NoSuchFileException) {
            return FileVisitResult.CONTINUE;
        }
        throw failure;
    }

    private Path target(Path file) {
        return copy.resolve(data.relativize(file));
    }
}
