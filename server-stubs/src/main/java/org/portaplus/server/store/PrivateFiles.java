package org.portaplus.server.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** Files and directories for their owner only, where the system knows that, which are there after a crash. Stateless. */
final class PrivateFiles {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    private static final String FILE = "rw-------";
    private static final String DIRECTORY = "rwx------";

    private PrivateFiles() {}

    /** Of a file that is about to be made. */
    static FileAttribute<?>[] file() {
        return attributes(FILE);
    }

    /** Of a directory that is about to be made. */
    static FileAttribute<?>[] directory() {
        return attributes(DIRECTORY);
    }

    /** Waits until what a file holds is on the disk. */
    static void sync(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** Waits until the names in a directory are on the disk; where directories cannot be synced, or there is none, they need not. */
    static void syncNames(@Nullable Path directory) throws IOException {
        if (POSIX && directory != null) {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static FileAttribute<?>[] attributes(String permissions) {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
