package org.portaplus.wire.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.InputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.portaplus.wire.WireFormat;
import org.portaplus.wire.WireLimit;
import org.portaplus.wire.WireLimits;
import org.portaplus.wire.WireMapper;
import org.portaplus.wire.csv.CsvMapper;
import org.portaplus.wire.json.WireJsonMapper;
import org.portaplus.wire.jsv.JsvMapper;
import org.portaplus.wire.soap.SoapMapper;
import org.portaplus.wire.soap.SoapVersion;
import org.portaplus.wire.support.Everything;
import org.portaplus.wire.xml.DataContractMapper;

/** A message four times as long costs about four times as much, also without the limits that refuse it. */
@Tag("slow")
class LinearWorkTest {
    private static final int UNITS = 150_000;
    /** A buffer that doubles may have grown just before or just after; what is quadratic would be 16. */
    private static final double ABOUT_FOUR = 8;

    private static final String ROOT = "<Everything xmlns=\"http://schemas.datacontract.org/2004/07/Q.Api\">";

    private static WireMapper unlimited(WireFormat format) {
        WireMapper mapper =
                switch (format) {
                    case JSON -> new WireJsonMapper();
                    case JSV -> new JsvMapper();
                    case CSV -> new CsvMapper();
                    case XML -> new DataContractMapper();
                    case SOAP11, SOAP12 -> new SoapMapper(SoapVersion.of(format));
                };
        StreamReadConstraints limits = WireLimits.STANDARD
                .with(WireLimit.TEXT_LENGTH, 1 << 30)
                .with(WireLimit.TOKENS, 1 << 30)
                .with(WireLimit.LIST_ITEMS, 1 << 30)
                .with(WireLimit.MEMBERS, 1 << 30)
                .with(WireLimit.RECORD_LENGTH, 1 << 30);
        mapper.getFactory().setStreamReadConstraints(limits);
        return mapper;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "JSON|{\"Text\":\"|\\u0041|\"}",
                "JSON|{\"Texts\":[\"\"|,\"a\"|]}",
                "JSON|{\"Nope\":1|,\"Nope\":1|}",
                "JSV|{Text:\"|\"\"|\"}",
                "JSV|{Texts:[|a,|]}",
                "JSV|{Map:{a:|b|}}",
                "CSV|'Text\n\"'|\"\"|\"",
                "CSV|'Texts\n\"['|\"\"a\"\",|b]\"",
                "XML|Text|&#65;|Text",
                "XML|Text|<!---->|Text",
                "XML|Nope|<a b=''/>|Nope"
            })
    void allocationGrowsWithTheLength(WireFormat format, String start, String unit, String end) throws Exception {
        WireMapper mapper = unlimited(format);
        long once = cost(mapper, text(format, start, unit, end, UNITS));
        long more = cost(mapper, text(format, start, unit, end, 4 * UNITS));
        // Pooled buffers make a shorter text cheaper than its characters.
        long least = (long) Character.BYTES * 2 * UNITS;
        assertThat((double) more / Math.max(once, least))
                .as("%s bytes, then %s", once, more)
                .isLessThan(ABOUT_FOUR);
    }

    private static Text text(WireFormat format, String start, String unit, String end, int times) {
        return format == WireFormat.XML
                ? Text.of(ROOT + "<" + start + ">", unit, times, "</" + end + "></Everything>")
                : Text.of(start, unit, times, end);
    }

    private static long cost(WireMapper mapper, Text text) throws Exception {
        return Allocation.of(new Allocation.Action<InputStream>() {
            @Override
            public InputStream prepare() {
                return text.stream();
            }

            @Override
            public void run(InputStream prepared) throws Exception {
                mapper.readValue(prepared, Everything.class);
            }
        });
    }
}
