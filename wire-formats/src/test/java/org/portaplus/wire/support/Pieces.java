package org.portaplus.wire.support;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** Streams that give little at once, as a network does. */
public final class Pieces {
    private Pieces() {}

    /** Whatever is asked for, no more than {@code most} bytes come at once. */
    public static InputStream of(byte[] bytes, int most) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] target, int offset, int count) {
                return super.read(target, offset, Math.min(count, most));
            }
        };
    }
}
