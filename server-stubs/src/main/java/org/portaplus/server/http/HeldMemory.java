package org.portaplus.server.http;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** What the current request holds of the {@link WorkingMemory}, until it is over. For one request. */
@RequestScoped
public class HeldMemory {
    @Inject
    WorkingMemory memory;

    private WorkingMemory.@Nullable Share share;

    /** The share of this request. */
    public WorkingMemory.Share share() {
        if (share == null) {
            share = memory.share();
        }
        return share;
    }

    @PreDestroy
    void over() {
        if (share != null) {
            share.close();
        }
    }
}
