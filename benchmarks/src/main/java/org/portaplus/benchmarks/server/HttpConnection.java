package org.portaplus.benchmarks.server;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * One kept-alive connection that does as little as it can, so that the machine is there for the server: it writes bytes that were
 * made before, and of an answer it reads status, length and body. For one thread.
 */
final class HttpConnection implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private byte[] buffer = new byte[64 * 1024];
    private int filled;

    HttpConnection(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        in = socket.getInputStream();
        out = socket.getOutputStream();
    }

    /** An answer, whose body is not copied. */
    static final class Answer {
        private final int status;
        private final String contentType;
        private final byte[] body;

        private Answer(int status, String contentType, byte[] body) {
            this.status = status;
            this.contentType = contentType;
            this.body = body;
        }

        int status() {
            return status;
        }

        String contentType() {
            return contentType;
        }

        byte[] body() {
            return body;
        }
    }

    /** Sends a request, and waits for its whole answer. */
    Answer exchange(byte[] request) throws IOException {
        out.write(request);
        filled = 0;
        int head = readHead();
        String lines = new String(buffer, 0, head, StandardCharsets.ISO_8859_1);
        int status = Integer.parseInt(lines, 9, 12, 10);
        String folded = lines.toLowerCase(Locale.ROOT);
        byte[] body = folded.contains("\r\ntransfer-encoding: chunked")
                ? chunks(head)
                : sized(head, Integer.parseInt(header(folded, "content-length", "0")));
        return new Answer(status, header(folded, "content-type", ""), body);
    }

    private static String header(String head, String name, String none) {
        int at = head.indexOf("\r\n" + name + ": ");
        return at < 0 ? none : head.substring(at + name.length() + 4, head.indexOf('\r', at + 2));
    }

    private int readHead() throws IOException {
        int seen = 0;
        while (true) {
            for (int i = Math.max(3, seen); i < filled; i++) {
                if (buffer[i] == '\n' && buffer[i - 1] == '\r' && buffer[i - 2] == '\n' && buffer[i - 3] == '\r') {
                    return i + 1;
                }
            }
            seen = filled;
            fill();
        }
    }

    private byte[] sized(int from, int length) throws IOException {
        while (filled < from + length) {
            fill();
        }
        return Arrays.copyOfRange(buffer, from, from + length);
    }

    private byte[] chunks(int from) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        int at = from;
        while (true) {
            int end = lineEnd(at);
            int length = Integer.parseInt(new String(buffer, at, end - at, StandardCharsets.US_ASCII).trim(), 16);
            while (filled < end + 2 + length + 2) {
                fill();
            }
            body.write(buffer, end + 2, length);
            at = end + 2 + length + 2;
            if (length == 0) {
                return body.toByteArray();
            }
        }
    }

    private int lineEnd(int from) throws IOException {
        int i = from;
        while (true) {
            while (i + 1 >= filled) {
                fill();
            }
            if (buffer[i] == '\r' && buffer[i + 1] == '\n') {
                return i;
            }
            i++;
        }
    }

    private void fill() throws IOException {
        if (filled == buffer.length) {
            buffer = Arrays.copyOf(buffer, 2 * buffer.length);
        }
        int read = in.read(buffer, filled, buffer.length - filled);
        if (read < 0) {
            throw new EOFException("the server has closed the connection");
        }
        filled += read;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
