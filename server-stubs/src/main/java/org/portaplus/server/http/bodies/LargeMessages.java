package org.portaplus.server.http.bodies;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.portaplus.server.http.BodyLimit;
import org.portaplus.server.http.Exchange;
import org.portaplus.server.http.HeldMemory;
import org.portaplus.server.http.RequestHead;

/**
 * Begins the reading of bodies, any of which may turn out to be large. Large ones are bound by turns, so that processors
 * are left for all others, and within the memory that there is for messages. Thread-safe.
 */
@Singleton
public class LargeMessages {
    /** One of so many processors is for large bodies. */
    private static final int PROCESSORS_FOR_OTHERS = 2;

    private final Turns turns =
            new Turns(Math.max(1, Runtime.getRuntime().availableProcessors() / PROCESSORS_FOR_OTHERS));

    @Inject
    Exchange exchange;

    @Inject
    HeldMemory memory;

    @Inject
    LicenseCheck licenses;

    /**
     * Begins to read a body.
     *
     * @param ofPath the Licenses in the path
     */
    public Reading begin(List<String> ofPath) {
        RequestHead head = exchange.head();
        String license = ofPath.stream()
                .filter(text -> !text.isEmpty())
                .findFirst()
                .or(() ->
                        head.licenses().stream().filter(text -> !text.isEmpty()).findFirst())
                .orElseGet(() -> head.firstOfQuery("License"));
        return new Reading(memory::share, turns, licenses, license, head.bodyLength() > BodyLimit.ORDINARY);
    }
}
