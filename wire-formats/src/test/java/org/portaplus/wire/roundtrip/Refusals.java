package org.portaplus.wire.roundtrip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JavaType;
import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import org.portaplus.wire.WireFormat;
import org.portaplus.wire.WireMapper;
import org.portaplus.wire.WireReadException;
import org.portaplus.wire.WireWriteException;
import org.portaplus.wire.xml.DataContractMapper;

/**
 * Random values with one character that XML 1.0 cannot carry somewhere in a text or key: the writers of XML refuse it, the
 * readers of the other formats refuse what their writers wrote, and all of them name the member. Seeds as in
 * {@link RoundTrip}. Not thread-safe.
 */
public final class Refusals {
    private static final String ILLEGAL = "\u0000\u0001\u0008\u000B\u000C\u000E\u001F\uFFFE\uFFFF";

    private final JavaType type;
    private final List<WireMapper> mappers;

    /** Of these mappers. */
    public Refusals(Class<?> type, List<WireMapper> mappers) {
        this.type = Tree.type(type);
        this.mappers = mappers;
    }

    /** Runs {@link RoundTrip#tries} values, those without any text left out. */
    public void run() {
        for (int i = 0; i < RoundTrip.tries(); i++) {
            long seed = RoundTrip.seed() + i;
            SplittableRandom random = new SplittableRandom(seed);
            // Only what every format writes at all.
            Tree.Bean value = Equivalence.apply(
                    Equivalence.of(WireFormat.CSV), (Tree.Bean) new RandomValues(seed).of(type), type);
            int count = Places.count(value);
            if (count > 0) {
                Places.Changed changed = Places.change(value, random.nextInt(count), text -> withIllegal(text, random));
                mappers.forEach(mapper -> refused(mapper, changed, seed));
            }
        }
    }

    private static String withIllegal(String text, SplittableRandom random) {
        int at = text.isEmpty() ? 0 : text.offsetByCodePoints(0, random.nextInt(text.codePointCount(0, text.length())));
        return text.substring(0, at) + ILLEGAL.charAt(random.nextInt(ILLEGAL.length())) + text.substring(at);
    }

    private void refused(WireMapper mapper, Places.Changed changed, long seed) {
        Object object = Tree.object(changed.tree(), type);
        String what = "%s in %s: %s, seed %d"
                .formatted(type.getRawClass().getSimpleName(), mapper.format(), Tree.show(changed.tree()), seed);
        if (mapper instanceof DataContractMapper) {
            WireWriteException refusal = catchThrowableOfType(
                    WireWriteException.class, () -> mapper.writerFor(type).writeValueAsBytes(object));
            assertThat(refusal).as(what).isNotNull();
            assertThat(refusal.memberPath()).as(what).isEqualTo(changed.path());
            assertThat(refusal.problem()).as(what).startsWith("XML cannot carry the character U+");
        } else {
            byte[] wire = written(mapper, object, what);
            WireReadException refusal = catchThrowableOfType(
                    WireReadException.class, () -> mapper.readerFor(type).readValue(wire));
            assertThat(refusal).as(what).isNotNull();
            assertThat(refusal.memberPath()).as(what).isEqualTo(changed.path());
        }
    }

    private byte[] written(WireMapper mapper, Object object, String what) {
        try {
            return mapper.writerFor(type).writeValueAsBytes(object);
        } catch (IOException failure) {
            throw new AssertionError(what, failure);
        }
    }
}
