package org.portaplus.wire.jsv;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectWriter;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.portaplus.wire.WireFormat;
import org.portaplus.wire.WireMapper;

/**
 * Reads and writes JSV. Thread-safe once configured.
 *
 * <p>Sources: {@code docs/wire-formats.md#jsv-writing} and {@code docs/wire-formats.md#members}; reading is stricter
 * by the rules D01, D02 and D04 to D08 of the module's README, and more tolerant by D10 to D13.
 *
 * @since 0.1.0
 */
@API(status = Status.MAINTAINED, since = "0.1.0")
public final class JsvMapper extends WireMapper {
    private static final long serialVersionUID = 1L;

    /** With the limits of this module. */
    public JsvMapper() {
        this(new JsvFactory());
    }

    /** With a configured factory. */
    public JsvMapper(JsvFactory factory) {
        super(WireFormat.JSV, factory, JsonInclude.Include.NON_NULL);
    }

    /** Writes the indented layout of the metadata pages. */
    @Override
    public ObjectWriter pageWriter() {
        return writer().with(JsvGenerator.Feature.PAGE_LAYOUT);
    }
}
