package org.portaplus.wire.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.portaplus.wire.WireFormat;
import org.portaplus.wire.WireMapper;

/** Reads and writes JSON as the library does. Thread-safe once configured. */
public final class WireJsonMapper extends WireMapper {
    private static final long serialVersionUID = 1L;

    /** With the limits of this module. */
    public WireJsonMapper() {
        this(new WireJsonFactory());
    }

    /** With a configured factory. */
    public WireJsonMapper(WireJsonFactory factory) {
        super(WireFormat.JSON, factory, JsonInclude.Include.NON_NULL);
    }
}
