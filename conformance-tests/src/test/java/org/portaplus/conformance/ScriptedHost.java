package org.portaplus.conformance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A host that answers whatever a test says, the status line included, which the server of the JDK does not leave to its users.
 * One request for each connection, one after the other.
 */
final class ScriptedHost implements AutoCloseable {
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)");
    private static final Pattern TYPE = Pattern.compile("(?i)\r\ncontent-type: *([^\r]*)");

    /** A request as it came. */
    record Received(String verb, String path, String type, String body) {}

    private final ServerSocket socket;

    /** Begins to answer; what {@code script} gives goes over the wire as it is, in UTF-8. */
    ScriptedHost(Function<Received, String> script) throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread answering = new Thread(() -> answer(script), "scripted host");
        answering.setDaemon(true);
        answering.start();
    }

    URI base() {
        return URI.create("http://localhost:" + socket.getLocalPort());
    }

    private void answer(Function<Received, String> script) {
        while (!socket.isClosed()) {
            try (Socket connection = socket.accept()) {
                Received request = receive(connection.getInputStream());
                OutputStream out = connection.getOutputStream();
                out.write(script.apply(request).getBytes(UTF_8));
                out.flush();
            } catch (SocketException ended) {
                // The test is over, or its client has gone.
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static Received receive(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String head = "";
        while (!head.endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new SocketException("the client has gone");
            }
            bytes.write(next);
            head = bytes.toString(ISO_8859_1);
        }
        Matcher length = LENGTH.matcher(head);
        Matcher type = TYPE.matcher(head);
        byte[] body = in.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0);
        String[] line = head.split(" ", 3);
        return new Received(line[0], line[1], type.find() ? type.group(1) : null, new String(body, UTF_8));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
