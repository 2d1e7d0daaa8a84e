package org.portaplus.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

class EditionArchiveTest {
    private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void theOrderOfTheFilesAndTheZoneOfTheMachineDoNotMatter() throws IOException {
        Map<String, String> backwards = new LinkedHashMap<>();
        backwards.put("b/ä.txt", "second");
        backwards.put("a.txt", "first");
        TimeZone here = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
            byte[] far = EditionArchive.of("folder", backwards, TIME);
            TimeZone.setDefault(TimeZone.getTimeZone("America/Caracas"));
            assertThat(EditionArchive.of("folder", new TreeMap<>(backwards), TIME))
                    .isEqualTo(far);
        } finally {
            TimeZone.setDefault(here);
        }
    }

    @Test
    void itHasTheFilesInTheirFolderWithTheTime() throws IOException {
        byte[] archive = EditionArchive.of("folder", Map.of("b.txt", "zwölf", "a/c.txt", ""), TIME);

        Map<String, String> found = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                found.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
                assertThat(entry.getTimeLocal()).isEqualTo(LocalDateTime.parse("2026-01-01T00:00:00"));
            }
        }
        assertThat(found).containsExactly(Map.entry("folder/a/c.txt", ""), Map.entry("folder/b.txt", "zwölf"));
    }
}
