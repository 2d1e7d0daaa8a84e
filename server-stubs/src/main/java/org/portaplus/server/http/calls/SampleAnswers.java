package org.portaplus.server.http.calls;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.portaplus.wire.WireFormat;

/**
 * The documented sample answers, for requests whose License is the placeholder of the pages. They let callers replay
 * the documents literally, without a store. The bytes are those of the contract's samples, in the layout of the pages.
 * Thread-safe.
 */
@Singleton
public class SampleAnswers {
    /** What the pages print in place of a License. */
    static final String PLACEHOLDER = "String";

    private final boolean on;
    private final Map<String, byte[]> read = new ConcurrentHashMap<>();

    /**
     * @param samples {@code porta.samples}: on or off; unset is on exactly in demo mode
     * @param catalogue {@code porta.catalogue}; unset is demo mode
     */
    SampleAnswers(
            @ConfigProperty(name = "porta.samples") Optional<Boolean> samples,
            @ConfigProperty(name = "porta.catalogue") Optional<String> catalogue) {
        on = samples.orElse(catalogue.isEmpty());
    }

    boolean applyTo(String license) {
        return on && PLACEHOLDER.equals(license);
    }

    byte[] answer(String operation, WireFormat format) {
        return read.computeIfAbsent("/samples/" + operation + "/response." + format.suffix(), SampleAnswers::resource);
    }

    private static byte[] resource(String name) {
        try (InputStream sample = SampleAnswers.class.getResourceAsStream(name)) {
            if (sample == null) {
                throw new IllegalStateException("the contract has no sample " + name);
            }
            return sample.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
