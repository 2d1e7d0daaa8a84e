package org.portaplus.conformance.stores;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * The clock of the wall as one server sees it, which can be set while that server runs; time that passes is left as it is. A
 * small library stands between the process and the system's clock: {@code wall-clock.c}, which is compiled here. For one thread.
 */
final class WallClock {
    private static final String SOURCE = "wall-clock.c";

    private final Path library;
    private final Path ahead;

    /** @param directory for the library, and the file that it reads at each look at the clock */
    WallClock(Path directory) throws IOException, InterruptedException {
        library = directory.resolve("wall-clock.so");
        ahead = directory.resolve("ahead");
        set(Duration.ZERO);
        compile(directory);
    }

    /** Skips the test where a process cannot be given such a library. */
    static void require() {
        boolean compiler = Stream.of(System.getenv("PATH").split(":", -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "cc")));
        Assumptions.assumeTrue(
                compiler && System.getProperty("os.name").equals("Linux"), "needs Linux and a C compiler (cc)");
    }

    private void compile(Path directory) throws IOException, InterruptedException {
        Path source = directory.resolve(SOURCE);
        try (InputStream resource = WallClock.class.getResourceAsStream("/" + SOURCE)) {
            Files.copy(resource, source, StandardCopyOption.REPLACE_EXISTING);
        }
        Process compiler = new ProcessBuilder(
                        "cc", "-O2", "-shared", "-fPIC", "-o", library.toString(), source.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(compiler.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(compiler.waitFor()).as(said).isZero();
    }

    /** What runs a command line by this clock. */
    List<String> runner() {
        return List.of("env", "LD_PRELOAD=" + library.toAbsolutePath(), "WALL_CLOCK_AHEAD=" + ahead.toAbsolutePath());
    }

    /** Sets the clock to so much more than the true time. */
    void set(Duration more) throws IOException {
        ByteBuffer seconds = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.nativeOrder());
        seconds.putLong(more.toSeconds()).flip();
        try (FileChannel file = FileChannel.open(ahead, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            file.write(seconds, 0);
        }
    }
}
