package org.portaplus.server.operations;

/**
 * What a stored message states besides its items. Immutable.
 *
 * @param action what it asked for, by its name among the {@link Actions}; empty for the first one that writes
 * @param shared what its items share, a JSON object; empty for nothing
 */
record StoredHeader(String action, String shared) {
    private static final String SEPARATOR = "\n";

    /** As {@link #text} wrote it. */
    static StoredHeader of(String text) {
        if (text.isEmpty() || text.startsWith("{")) {
            return new StoredHeader("", text);
        }
        String[] parts = text.split(SEPARATOR, 2);
        return new StoredHeader(parts[0], parts.length == 1 ? "" : parts[1]);
    }

    /** As it is stored: names of actions are words, and a JSON object begins with its brace. */
    String text() {
        return action.isEmpty() ? shared : action + SEPARATOR + shared;
    }

    @Override
    public String toString() {
        return "StoredHeader[" + action + "]";
    }
}
