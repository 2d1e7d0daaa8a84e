package org.portaplus.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The build generates the client twice; the second one is only there to be compared. */
class GeneratedTwiceTest {

    @Test
    void twoGenerationsGiveIdenticalSources() throws IOException {
        Map<String, String> first = sources(Path.of("target/generated-sources/openapi/java"));

        assertThat(first).hasSizeGreaterThan(40);
        assertThat(sources(Path.of("target/generated-again/openapi/java"))).isEqualTo(first);
    }

    private static Map<String, String> sources(Path root) throws IOException {
        List<Path> files;
        try (Stream<Path> tree = Files.walk(root)) {
            files = tree.filter(Files::isRegularFile).toList();
        }
        Map<String, String> sources = new TreeMap<>();
        for (Path file : files) {
            sources.put(root.relativize(file).toString(), Files.readString(file));
        }
        return sources;
    }
}
