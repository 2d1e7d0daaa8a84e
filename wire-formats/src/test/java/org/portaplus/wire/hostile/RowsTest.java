package org.portaplus.wire.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.io.OutputStream;
import java.util.AbstractList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.portaplus.wire.WireFormat;
import org.portaplus.wire.WireMapper;
import org.portaplus.wire.csv.CsvMapper;
import org.portaplus.wire.json.WireJsonMapper;
import org.portaplus.wire.jsv.JsvMapper;
import org.portaplus.wire.soap.SoapMapper;
import org.portaplus.wire.soap.SoapVersion;
import org.portaplus.wire.support.Orders;
import org.portaplus.wire.support.Orders.Line;
import org.portaplus.wire.xml.DataContractMapper;

/** A million rows, each made when it is written, leave the writer before the next ones come. */
@Tag("slow")
class RowsTest {
    private static final int MILLION = 1_000_000;
    /** What a writer may hold back: the buffer of bytes before the stream, and the first row of CSV. */
    private static final int HELD = 32_000;

    @ParameterizedTest
    @EnumSource(WireFormat.class)
    void aMillionRowsAreWrittenAsTheyCome(WireFormat format) throws Exception {
        WireMapper mapper =
                switch (format) {
                    case JSON -> new WireJsonMapper();
                    case JSV -> new JsvMapper();
                    case CSV -> new CsvMapper();
                    case XML -> new DataContractMapper();
                    case SOAP11, SOAP12 -> new SoapMapper(SoapVersion.of(format));
                };
        JavaType type = TypeFactory.defaultInstance().constructCollectionType(List.class, Line.class);
        Counted out = new Counted();
        mapper.writerFor(type).writeValue(out, new Rows(out));
        assertThat(out.bytes).isGreaterThan(10L * MILLION);
    }

    /** Forgets what is written but its length. */
    private static final class Counted extends OutputStream {
        private long bytes;

        @Override
        public void write(int one) {
            bytes++;
        }

        @Override
        public void write(byte[] some, int offset, int length) {
            bytes += length;
        }
    }

    /** One row at a time exists; none is asked for again. */
    private static final class Rows extends AbstractList<Line> {
        private final Counted out;

        Rows(Counted out) {
            this.out = out;
        }

        @Override
        public Line get(int index) {
            // Every row takes at least the digits of its number.
            assertThat(out.bytes).as("bytes before row %s", index).isGreaterThan(10L * index - HELD);
            return Orders.line(MILLION + index, null, "x");
        }

        @Override
        public int size() {
            return MILLION;
        }

        @Override
        public Iterator<Line> iterator() {
            return new Iterator<>() {
                private int next;

                @Override
                public boolean hasNext() {
                    return next < MILLION;
                }

                @Override
                public Line next() {
                    if (!hasNext()) {
                        throw new NoSuchElementException();
                    }
                    return get(next++);
                }
            };
        }
    }
}
