package org.portaplus.server.store;

/** The store cannot be used as it is configured or found; the message says what the operator must change. */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreException(String message) {
        super(message);
    }

    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
