package org.portaplus.server.store;

/**
 * A unit of work needs something that it must not wait for while it holds a connection: a number that has to be reserved first,
 * or its turn at an account. It is undone, prepares what it needs, and runs again. Nobody who has a connection ever waits
 * for another one, so that a small pool can be slow but never stands still.
 */
final class RunAgain extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Runnable preparation;

    /** @param preparation what to do before the next run, without a connection */
    RunAgain(Runnable preparation) {
        super("A unit of work must run again", null, false, false);
        this.preparation = preparation;
    }

    void prepare() {
        preparation.run();
    }
}
