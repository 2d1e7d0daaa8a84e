package org.portaplus.server.batches;

import java.util.Arrays;

/** Where an item is on its way. */
public enum ItemState {
    PENDING("P", "Pending"),
    DONE("D", "Done"),
    FAILED("F", "Failed");

    private final String key;
    private final String wireName;

    ItemState(String key, String wireName) {
        this.key = key;
        this.wireName = wireName;
    }

    /** The name on the wire. */
    public String wireName() {
        return wireName;
    }

    String key() {
        return key;
    }

    static ItemState of(String key) {
        return Arrays.stream(values())
                .filter(state -> state.key.equals(key))
                .findFirst()
                .orElseThrow();
    }
}
