package org.portaplus.server.products;

/**
 * The reason that a catalogue cannot be loaded, for its author; it names the position, and the loader adds the file.
 */
final class CatalogueFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CatalogueFault(String message) {
        super(message);
    }

    static void require(boolean holds, String message) {
        if (!holds) {
            throw new CatalogueFault(message);
        }
    }
}
