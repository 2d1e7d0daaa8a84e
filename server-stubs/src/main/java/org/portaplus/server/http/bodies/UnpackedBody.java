package org.portaplus.server.http.bodies;

import io.quarkus.runtime.configuration.MemorySize;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.http.BodyLimit;
import org.portaplus.server.http.RefusedBody;

/**
 * Decompresses request bodies with {@code Content-Encoding: gzip}. The body limit applies to the decompressed size, and
 * stops decompression when it is exceeded: a small body cannot make the server read a large one. Thread-safe.
 */
@Singleton
public class UnpackedBody {
    // The older name is another spelling (RFC 9110 8.4.1.3).
    private static final Set<String> GZIP = Set.of("gzip", "x-gzip");
    private static final int BUFFER = 8192;

    private final long largest;

    /** @param largest bytes of a decompressed body, the same limit as for a plain one */
    @Inject
    public UnpackedBody(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize largest) {
        this.largest = largest.asLongValue();
    }

    /**
     * Requires a coding that can be decoded.
     *
     * @param codings the headers Content-Encoding
     * @throws Fault (415) for any other, and for several codings
     */
    public static void requireKnown(List<String> codings) {
        if (!codings.isEmpty() && !isPlain(codings) && !isGzip(codings)) {
            throw Fault.of(
                    FaultKind.UNSUPPORTED_MEDIA_TYPE,
                    "UnsupportedMediaType",
                    "Send bodies without Content-Encoding, or with gzip.");
        }
    }

    private static boolean isPlain(List<String> codings) {
        return codings.size() == 1 && codings.get(0).strip().equalsIgnoreCase("identity");
    }

    private static boolean isGzip(List<String> codings) {
        return codings.size() == 1 && GZIP.stream().anyMatch(codings.get(0).strip()::equalsIgnoreCase);
    }

    /**
     * What is in a body.
     *
     * @param codings the headers Content-Encoding, which are known
     */
    public InputStream of(InputStream body, List<String> codings) throws IOException {
        return isGzip(codings) ? unpacked(body, largest) : body;
    }

    /** What is in a packed body; nothing when there is none. */
    static InputStream unpacked(InputStream packed, long largest) throws IOException {
        PushbackInputStream whole = new PushbackInputStream(packed);
        int first = whole.read();
        if (first < 0) {
            return whole;
        }
        whole.unread(first);
        try {
            return new Limited(new OneMember(whole), largest);
        } catch (ZipException e) {
            throw broken(e);
        }
    }

    /** A file of gzip and nothing behind it. The library skips what follows, unless that begins like another file. */
    private static final class OneMember extends GZIPInputStream {
        private static final int TRAILER = 8;
        private long unpacked;

        OneMember(InputStream packed) throws IOException {
            super(
                    new FilterInputStream(packed) {
                        @Override
                        public int available() {
                            return 0; // else the library looks there for another file
                        }
                    },
                    BUFFER);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            unpacked += Math.max(0, read);
            if (read < 0 && (unpacked != inf.getBytesWritten() || inf.getRemaining() > TRAILER || in.read() >= 0)) {
                throw new ZipException("There is more behind the end");
            }
            return read;
        }
    }

    private static RefusedBody broken(ZipException reason) {
        Fault fault = Fault.of(
                FaultKind.MALFORMED,
                "SerializationException",
                "The body is not the gzip that Content-Encoding says, or more than that.");
        return new RefusedBody(fault, reason);
    }

    /** Ends with a refusal where more comes out than a body may have. */
    private static final class Limited extends FilterInputStream {
        private final long largest;
        private long left;

        Limited(InputStream unpacked, long largest) {
            super(unpacked);
            this.largest = largest;
            this.left = largest;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read;
            try {
                read = in.read(bytes, offset, length);
            } catch (ZipException e) {
                throw broken(e);
            }
            left -= Math.max(0, read);
            if (left < 0) {
                throw new RefusedBody(BodyLimit.exceeded(largest), null);
            }
            return read;
        }

        @Override
        public long skip(long bytes) throws IOException {
            // Through read, so that what is skipped counts, too.
            return readNBytes((int) Math.min(bytes, BUFFER)).length;
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
