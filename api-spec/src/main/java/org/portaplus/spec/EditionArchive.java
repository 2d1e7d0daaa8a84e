package org.portaplus.spec;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A zip file that depends on its content alone: entries in order of their names, one time, no zone of the machine. */
final class EditionArchive {
    private EditionArchive() {}

    /**
     * The bytes of the file.
     *
     * @param folder the one folder that all entries are in
     * @param files texts by name below it, with {@code /} between folders
     * @param time of every entry, kept to two seconds; from 1980 on
     * @throws IOException never, for memory is written to
     */
    static byte[] of(String folder, Map<String, String> files, Instant time) throws IOException {
        LocalDateTime universal = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, String> file : new TreeMap<>(files).entrySet()) {
                ZipEntry entry = new ZipEntry(folder + "/" + file.getKey());
                // Unlike setTime, without the zone of the machine.
                entry.setTimeLocal(universal);
                zip.putNextEntry(entry);
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
