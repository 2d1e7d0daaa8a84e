package org.portaplus.wire.csv;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.portaplus.wire.internal.io.Utf8Output;

/**
 * The first row of a document, which waits for the header before it. A long row does not wait for its end where its columns are
 * known from its type: it goes on as it is written. Not thread-safe.
 */
final class FirstRow extends OutputStream {
    /** Bytes that wait; most rows are shorter. */
    private static final int MOST = 64 * 1024;

    private final Utf8Output target;
    private final List<String> begun;
    private final Header header;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private CsvGenerator.@Nullable ColumnNames expected;
    private List<String> written = List.of();
    private boolean goesOn;

    /** Writes a header to the target. */
    @FunctionalInterface
    interface Header {
        void write(List<String> names) throws IOException;
    }

    /**
     * @param target of the document
     * @param begun the columns that the row has had so far; they are added by the one who writes it
     */
    FirstRow(Utf8Output target, List<String> begun, Header header) {
        this.target = target;
        this.begun = begun;
        this.header = header;
    }

    /** Says what columns the row is going to have. */
    void expect(CsvGenerator.ColumnNames names) {
        expected = names;
    }

    /** Whether the header has been written, and the row after it. */
    boolean isUnderWay() {
        return goesOn;
    }

    /** Whether a name is the next column of the header that has been written. */
    boolean isNext(String name) {
        int next = begun.size();
        return next < written.size() && written.get(next).equals(name);
    }

    /** Whether the row has had all columns of the header that has been written. */
    boolean isWhole() {
        return begun.size() == written.size();
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        if (goesOn) {
            target.bytes(bytes, from, length);
            return;
        }
        held.write(bytes, from, length);
        if (held.size() > MOST && expected != null) {
            goOn(expected.names());
        }
    }

    /** Writes the header and what is held, unless the row has begun otherwise than expected: then it waits for its end. */
    private void goOn(List<String> names) throws IOException {
        expected = null;
        if (names.size() >= begun.size() && names.subList(0, begun.size()).equals(begun)) {
            written = List.copyOf(names);
            header.write(written);
            release();
            goesOn = true;
        }
    }

    /** Writes what is held. */
    void release() throws IOException {
        target.bytes(held.toByteArray());
        held.reset();
    }
}
