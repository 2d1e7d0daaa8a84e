package org.portaplus.server.http.bodies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portaplus.server.http.RefusedBody;

/** Bodies that come packed. */
class UnpackedBodyTest {
    private static final int LARGEST = 100_000;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100, 8191, 8192, 50_000})
    void whatWasPackedComesOut(int size) throws IOException {
        String text = text(size);

        for (InputStream packed : inPortions(gzip(text))) {
            assertThat(unpacked(packed)).isEqualTo(text);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 8191, 8192, 50_000})
    void nothingMayFollowTheEnd(int size) throws IOException {
        byte[] file = gzip(text(size));
        for (byte[] more : new byte[][] {{0}, "junk".getBytes(StandardCharsets.UTF_8), new byte[100], file}) {
            for (InputStream packed : inPortions(join(file, more))) {
                assertThatThrownBy(() -> unpacked(packed)).isInstanceOf(RefusedBody.class);
            }
        }
    }

    @Test
    void aBodyThatEndsTooEarlyIsNone() throws IOException {
        byte[] file = gzip(text(1000));
        for (int length = 1; length < file.length; length++) {
            byte[] part = Arrays.copyOf(file, length);
            assertThatThrownBy(() -> unpacked(new ByteArrayInputStream(part))).isInstanceOf(IOException.class);
        }
    }

    /** Whole, and byte by byte as a slow client sends it. */
    private static InputStream[] inPortions(byte[] bytes) {
        return new InputStream[] {
            new ByteArrayInputStream(bytes),
            new ByteArrayInputStream(bytes) {
                @Override
                public synchronized int read(byte[] into, int offset, int length) {
                    return super.read(into, offset, Math.min(length, 1));
                }
            }
        };
    }

    private static String unpacked(InputStream packed) throws IOException {
        return new String(UnpackedBody.unpacked(packed, LARGEST).readAllBytes(), StandardCharsets.UTF_8);
    }

    private static String text(int size) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < size; i++) {
            text.append((char) ('a' + i * 31 % 26));
        }
        return text.toString();
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
