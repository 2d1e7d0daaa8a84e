package org.portaplus.server.start;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.portaplus.server.http.WorkingMemory;

/** Warns at the start when the heap is too small for the limits. Thread-safe. */
@Singleton
class HeapCheck {
    private static final Logger LOG = Logger.getLogger(HeapCheck.class);

    private final HeapNeed need;

    /**
     * @param largest bytes of a body
     * @param connections {@code porta.limits.connections}
     */
    HeapCheck(
            WorkingMemory memory,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize largest,
            @ConfigProperty(name = "porta.limits.connections", defaultValue = "8000") int connections) {
        need = new HeapNeed(Runtime.getRuntime().maxMemory(), memory.most(), largest.asLongValue(), connections);
    }

    void check(@Observes StartupEvent started) {
        need.advice().ifPresent(LOG::warn);
    }
}
