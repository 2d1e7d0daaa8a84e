package org.portaplus.server.start;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Logs whether this start was made faster by the classes that {@code porta prepare} keeps: a JVM that cannot use such a file
 * goes on without, some in silence. Source: docs/operations.md#a-faster-start.
 */
@Singleton
class ClassData {
    private static final Logger LOG = Logger.getLogger(ClassData.class);

    /** The file that the JVM was told to use; set by the program {@code porta}. */
    private static final String GIVEN = "org.portaplus.class-data";

    /** Files that are part of this process, on Linux. */
    private static final Path MAPPED = Path.of("/proc/self/maps");

    void tell(@Observes StartupEvent started) {
        String file = System.getProperty(GIVEN);
        LOG.info(file == null ? "Class data: none; `porta prepare` makes starts faster" : "Class data: " + use(file));
    }

    private static String use(String file) {
        if (!Files.isReadable(MAPPED)) {
            return file;
        }
        try (Stream<String> mapped = Files.lines(MAPPED)) {
            return mapped.anyMatch(line -> line.endsWith(file))
                    ? file + " is used"
                    : file + " cannot be used by this JVM with these options, such as a recording of Flight Recorder";
        } catch (IOException e) {
            return file;
        }
    }
}
