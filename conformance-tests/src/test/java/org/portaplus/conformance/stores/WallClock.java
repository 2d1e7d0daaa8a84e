package org.portaplus.conformance.stores;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/**
 * The clock of the wall as one server sees it, which can be set while that server runs; time that passes is left as it is.
 * libfaketime stands between the process and the system's clock. For one thread.
 */
final class WallClock {
    private static final List<Path> LIBRARIES = List.of(
            Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1"),
            Path.of("/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1"),
            Path.of("/usr/lib64/faketime/libfaketimeMT.so.1"),
            Path.of("/usr/lib/faketime/libfaketimeMT.so.1"),
            Path.of("/usr/local/lib/faketime/libfaketimeMT.so.1"));

    private final Path offset;

    /** @param directory for the file that the library reads at each look at the clock */
    WallClock(Path directory) throws IOException {
        offset = directory.resolve("offset");
        set(Duration.ZERO);
    }

    /** Skips the test where there is no such library. */
    static void require() {
        Assumptions.assumeTrue(library().isPresent(), "libfaketime is not installed (apt-get install faketime)");
    }

    private static Optional<Path> library() {
        return LIBRARIES.stream().filter(Files::isReadable).findFirst();
    }

    /** What runs a command line by this clock. */
    List<String> runner() {
        return List.of(
                "env",
                "LD_PRELOAD=" + library().orElseThrow(),
                "FAKETIME_TIMESTAMP_FILE=" + offset.toAbsolutePath(),
                "FAKETIME_NO_CACHE=1",
                "FAKETIME_DONT_FAKE_MONOTONIC=1",
                // with it, waits that are meant to last so long end too late
                "FAKETIME_FORCE_MONOTONIC_FIX=0",
                "NO_FAKE_STAT=1");
    }

    /** Sets the clock to so much more than the true time. */
    void set(Duration ahead) throws IOException {
        Path next = Files.writeString(offset.resolveSibling("offset.next"), String.format("%+d%n", ahead.toSeconds()));
        Files.move(next, offset, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
