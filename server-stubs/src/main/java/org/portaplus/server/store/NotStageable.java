package org.portaplus.server.store;

/** A unit of work cannot be worked out beforehand, or what it was worked out from has changed: it has to be run itself. */
final class NotStageable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotStageable() {
        super("to be run as a unit of its own", null, false, false);
    }
}
