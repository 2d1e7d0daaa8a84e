package org.portaplus.wire.hostile;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A long text of which only the pieces exist: {@code start}, {@code unit} many times, {@code end}. Immutable. */
final class Text {
    private final byte[] start;
    private final byte[] unit;
    private final int times;
    private final byte[] end;

    private Text(String start, String unit, int times, String end) {
        this.start = start.getBytes(StandardCharsets.UTF_8);
        this.unit = unit.getBytes(StandardCharsets.UTF_8);
        this.times = times;
        this.end = end.getBytes(StandardCharsets.UTF_8);
    }

    /** Repeats {@code unit}. */
    static Text of(String start, String unit, int times, String end) {
        return new Text(start, unit, times, end);
    }

    /** A text that exists. */
    static Text of(String whole) {
        return of(whole, "", 0, "");
    }

    /** The whole text, for inputs that are given as a whole. */
    byte[] whole() {
        byte[] all = Arrays.copyOf(start, start.length + unit.length * times + end.length);
        for (int i = 0; i < times; i++) {
            System.arraycopy(unit, 0, all, start.length + i * unit.length, unit.length);
        }
        System.arraycopy(end, 0, all, all.length - end.length, end.length);
        return all;
    }

    /** The text piece by piece, without allocation. */
    InputStream stream() {
        return new Pieces();
    }

    private final class Pieces extends InputStream {
        private final byte[] one = new byte[1];
        private long position;

        @Override
        public int read() {
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            int count = 0;
            while (count < length) {
                int copied = piece(target, offset + count, length - count);
                if (copied == 0) {
                    break;
                }
                count += copied;
            }
            return count == 0 && length > 0 ? -1 : count;
        }

        private int piece(byte[] target, int offset, int most) {
            long repeated = (long) unit.length * times;
            byte[] source = position < start.length ? start : position < start.length + repeated ? unit : end;
            long in = position < start.length
                    ? position
                    : position < start.length + repeated
                            ? (position - start.length) % unit.length
                            : position - start.length - repeated;
            int count = (int) Math.min(most, source.length - in);
            System.arraycopy(source, (int) in, target, offset, count);
            position += count;
            return count;
        }
    }
}
