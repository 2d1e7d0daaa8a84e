package org.portaplus.server.metadata;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** A file that is packaged with the server. Stateless. */
final class ClasspathFile {
    private ClasspathFile() {}

    /**
     * Reads the whole file.
     *
     * @throws IllegalStateException when it is not packaged, which is a defect of the build
     */
    static byte[] bytes(String name) {
        try (InputStream file = ClasspathFile.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException(name + " is not packaged");
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
