package org.portaplus.server.products;

/** Why a catalogue cannot be loaded, worded for who writes it; it names the place, and whoever loads adds the file. */
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
