package org.portaplus.wire.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.portaplus.wire.WireFormat;
import org.portaplus.wire.WireMapper;

/**
 * Reads and writes JSON as the library does. Thread-safe once configured.
 *
 * <p>Sources: wire reference 3 (JSON), 0.1 and 0.3 (members); reading is stricter by the rules D01 to D08 of the module's README,
 * and more tolerant by D10, D12 and D13.
 */
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
