package org.portaplus.wire.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.portaplus.wire.WireFormat;
import org.portaplus.wire.WireMapper;

/**
 * Reads and writes JSON as the library does. Thread-safe once configured.
 *
 * <p>Sources: {@code docs/wire-formats.md#json-writing} and {@code docs/wire-formats.md#members}; reading is stricter
 * by the rules D01 to D08 of the module's README, and more tolerant by D10, D12 and D13.
 *
 * @since 0.1.0
 */
@API(status = Status.MAINTAINED, since = "0.1.0")
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
