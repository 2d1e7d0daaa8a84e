package org.portaplus.conformance.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.SSLSocketFactory;

/**
 * Sends a request byte for byte, for what no HTTP client would let pass: a broken escape, two hosts, a broken chunk. The
 * answer must have a length, or end with the connection.
 */
public final class RawExchange {
    private static final int PATIENCE = 10_000;

    private final URI base;

    public RawExchange(URI base) {
        this.base = base;
    }

    /** Sends a request whose lines end with LF here and with CRLF on the wire; a head alone needs no empty line. */
    public Answer send(String request) {
        try (Socket socket = connected()) {
            socket.setSoTimeout(PATIENCE);
            socket.getOutputStream().write(whole(request).replace("\n", "\r\n").getBytes(UTF_8));
            socket.getOutputStream().flush();
            InputStream in = socket.getInputStream();
            String status = line(in);
            Map<String, String> headers = headers(in);
            String length = headers.get("Content-Length");
            byte[] body = length == null ? in.readAllBytes() : in.readNBytes(Integer.parseInt(length));
            return new Answer(
                    Integer.parseInt(status.split(" ", 3)[1]),
                    Exchange.reason(status),
                    headers,
                    new String(body, UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("no answer to\n" + request, e);
        }
    }

    private static String whole(String request) {
        return request.contains("\n\n") ? request : request.stripTrailing() + "\n\n";
    }

    private Socket connected() throws IOException {
        boolean secure = base.getScheme().equals("https");
        int port = base.getPort() >= 0 ? base.getPort() : secure ? 443 : 80;
        return secure
                ? SSLSocketFactory.getDefault().createSocket(base.getHost(), port)
                : new Socket(base.getHost(), port);
    }

    private static Map<String, String> headers(InputStream in) throws IOException {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            String[] parts = line.split(":", 2);
            headers.merge(parts[0], parts[1].strip(), (first, second) -> first + ", " + second);
        }
        return headers;
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the connection ended within the head: " + line.toString(ISO_8859_1));
            }
            line.write(c);
        }
        byte[] bytes = line.toByteArray();
        int end = bytes.length > 0 && bytes[bytes.length - 1] == '\r' ? bytes.length - 1 : bytes.length;
        return new String(Arrays.copyOf(bytes, end), ISO_8859_1);
    }
}
