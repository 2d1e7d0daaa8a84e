package org.portaplus.server.http;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.portaplus.server.faults.Fault;

/** A refusal that comes up while a body is read; readers of streams let it pass as they do a broken connection. */
public final class RefusedBody extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Fault fault;

    public RefusedBody(Fault fault, @Nullable Throwable cause) {
        super(fault.getMessage(), cause);
        this.fault = fault;
    }

    /** The refusal for the caller. */
    public Fault fault() {
        return fault;
    }
}
