package org.portaplus.wire.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.portaplus.wire.WireFormat;
import org.portaplus.wire.WireMapper;
import org.portaplus.wire.WireReadException;
import org.portaplus.wire.csv.CsvMapper;
import org.portaplus.wire.json.WireJsonMapper;
import org.portaplus.wire.jsv.JsvMapper;
import org.portaplus.wire.soap.SoapMapper;
import org.portaplus.wire.soap.SoapVersion;
import org.portaplus.wire.xml.DataContractMapper;

/**
 * Every bomb is refused with the limit and the place, and costs less than a mebibyte beside itself, given as a stream,
 * as bytes and as a text. {@code -Dwire.bombs=report} prints what each costs as a stream, with the processor time on a warm
 * JVM: the median of twenty runs after twenty others.
 */
@Tag("slow")
class HostileInputTest {
    private static final long MOST = 1 << 20;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final Map<WireFormat, WireMapper> MAPPERS = Map.of(
            WireFormat.JSON, new WireJsonMapper(),
            WireFormat.JSV, new JsvMapper(),
            WireFormat.CSV, new CsvMapper(),
            WireFormat.XML, new DataContractMapper(),
            WireFormat.SOAP11, new SoapMapper(SoapVersion.V1_1),
            WireFormat.SOAP12, new SoapMapper(SoapVersion.V1_2));

    static List<Bomb> bombs() {
        return Bombs.all();
    }

    @ParameterizedTest
    @MethodSource("bombs")
    void aBombIsRefusedAndCostsLittle(Bomb bomb) throws Exception {
        byte[] bytes = bomb.text().whole();
        String text = new String(bytes, StandardCharsets.UTF_8);
        check(bomb, "stream", () -> bomb.text().stream(), (mapper, in) -> mapper.readValue(in, bomb.type()));
        check(bomb, "bytes", () -> bytes, (mapper, in) -> mapper.readValue(in, bomb.type()));
        check(bomb, "text", () -> text, (mapper, in) -> mapper.readValue(in, bomb.type()));
    }

    private interface Source<T> {
        T open();
    }

    private interface Reading<T> {
        Object read(WireMapper mapper, T input) throws Exception;
    }

    private static <T> void check(Bomb bomb, String kind, Source<T> source, Reading<T> reading) throws Exception {
        Refusal<T> refusal = new Refusal<>(bomb, source, reading);
        long bytes = Allocation.of(refusal);
        if (System.getProperty("wire.bombs") != null && kind.equals("stream")) {
            double millis = refusal.warm() / 1e6;
            System.out.printf(Locale.ROOT, "%-60s %8d bytes %6.1f ms%n", bomb, bytes, millis);
        }
        WireReadException told = refusal.told;
        assertThat(told).as("%s as %s is read", bomb, kind).isNotNull();
        assertThat(told.problem()).as("%s as %s", bomb, kind).contains(bomb.refusal());
        assertThat(told.memberPath()).as("%s as %s", bomb, kind).startsWith(bomb.path());
        assertThat(told.line()).as("line of %s as %s", bomb, kind).isPositive();
        assertThat(told.column()).as("column of %s as %s", bomb, kind).isPositive();
        assertThat(bytes).as("bytes for %s as %s", bomb, kind).isLessThan(MOST);
    }

    private static final class Refusal<T> implements Allocation.Action<T> {
        private final Bomb bomb;
        private final Source<T> source;
        private final Reading<T> reading;
        private WireReadException told;

        Refusal(Bomb bomb, Source<T> source, Reading<T> reading) {
            this.bomb = bomb;
            this.source = source;
            this.reading = reading;
        }

        @Override
        public T prepare() {
            return source.open();
        }

        @Override
        public void run(T input) throws Exception {
            try {
                reading.read(MAPPERS.get(bomb.format()), input);
            } catch (WireReadException refused) {
                told = refused;
            }
        }

        /** Nanoseconds of this thread, which other work on the machine does not lengthen as it does the time of a clock. */
        long warm() throws Exception {
            long[] taken = new long[20];
            for (int i = -taken.length; i < taken.length; i++) {
                T input = prepare();
                long start = THREADS.getCurrentThreadCpuTime();
                run(input);
                taken[Math.max(i, 0)] = THREADS.getCurrentThreadCpuTime() - start;
            }
            Arrays.sort(taken);
            return taken[taken.length / 2];
        }
    }
}
