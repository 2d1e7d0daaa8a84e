package org.portaplus.benchmarks.codecs;

import java.io.IOException;

/** Writes and reads the values of one type in one format. Made once and used by one thread. */
interface Codec {
    /** The bytes of a message. */
    byte[] write() throws IOException;

    /** The value of bytes; for libraries that bind no types, what they have of it. */
    Object read(byte[] bytes) throws IOException;
}
