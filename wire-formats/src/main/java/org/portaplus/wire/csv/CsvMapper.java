package org.portaplus.wire.csv;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.FormatSchema;
import com.fasterxml.jackson.databind.JavaType;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.portaplus.wire.WireFormat;
import org.portaplus.wire.WireMapper;

/**
 * Reads and writes CSV: a header row, then one row for an object or a row for each item of a list; nested values are JSV
 * in their cells. Thread-safe once configured.
 *
 * <p>Sources: {@code docs/wire-formats.md#csv-rows}, {@code docs/wire-formats.md#csv-cells} and
 * {@code docs/wire-formats.md#members}; reading is stricter by the rules D01, D02 and D05 to D09 of the module's
 * README, and more tolerant by D10 and D12 to D15.
 *
 * @since 0.1.0
 */
@API(status = Status.MAINTAINED, since = "0.1.0")
public final class CsvMapper extends WireMapper {
    private static final long serialVersionUID = 1L;

    private final transient Map<JavaType, CsvSchema> schemas = new ConcurrentHashMap<>();

    /** With the limits of this module. */
    public CsvMapper() {
        this(new CsvFactory());
    }

    /** With a configured factory. */
    public CsvMapper(CsvFactory factory) {
        // Every member is a column; nulls inside cells are dropped by the generator.
        super(WireFormat.CSV, factory, JsonInclude.Include.ALWAYS);
    }

    @Override
    protected FormatSchema schemaFor(JavaType type) {
        return schemas.computeIfAbsent(type, known -> CsvSchema.of(known, getDeserializationConfig()));
    }
}
