package org.portaplus.wire.csv;

import com.fasterxml.jackson.core.JsonStreamContext;

/** A place in the JSV of a cell, as a place below the cell. A copy of where the parsers were; immutable. */
final class CellContext extends JsonStreamContext {
    private final JsonStreamContext parent;
    private final String name;

    private CellContext(JsonStreamContext inCell, JsonStreamContext parent) {
        super(inCell);
        this.parent = parent;
        this.name = inCell.getCurrentName();
    }

    /** The place {@code inCell} below the column of {@code row}. */
    static JsonStreamContext of(JsonStreamContext inCell, JsonStreamContext row) {
        return inCell.inRoot() ? row : new CellContext(inCell, of(inCell.getParent(), row));
    }

    @Override
    public JsonStreamContext getParent() {
        return parent;
    }

    @Override
    public String getCurrentName() {
        return name;
    }
}
