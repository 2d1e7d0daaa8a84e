package org.portaplus.conformance.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Files of the contract and of the kit, from the class path. */
public final class Resource {
    private Resource() {}

    /** Whether there is such a file. */
    public static boolean exists(String path) {
        return Resource.class.getClassLoader().getResource(path) != null;
    }

    /** The text of a file. */
    public static String text(String path) {
        try (InputStream file = Resource.class.getClassLoader().getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalArgumentException("no file " + path);
            }
            return new String(file.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
