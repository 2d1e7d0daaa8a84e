package org.portaplus.conformance.operation;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.portaplus.conformance.Patience;
import org.portaplus.process.ServerProcess;

/** Connections that stand still in every phase, and more of them than the server has descriptors for. */
@Timeout(300)
class ConnectionsIT {
    private static final String READ = "GET /GetProducts/demo/USD.json HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private static final String HALF_HEAD = "GET /GetProducts/demo/USD.json HTTP/1.1\r\nHost: lo";
    private static final String HALF_BODY =
            "POST /json/reply/UpdateAccount HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n{";
    private static final List<String> STANDING_STILL = List.of("", HALF_HEAD, HALF_BODY);
    private static final int MANY = 4_000;
    private static final int DESCRIPTORS = 600;

    private static ServerProcess impatient;

    @BeforeAll
    static void start() {
        impatient = new ServerProcess(
                "connections", Map.of("PORTA_LIMITS_HEAD_TIME", "2S", "PORTA_LIMITS_IDLE_TIME", "3S"));
    }

    @AfterAll
    static void stop() {
        impatient.close();
    }

    @Test
    void aConnectionThatSendsNothingIsClosed() throws IOException {
        assertThat(readToEnd(open(impatient.base()))).isEmpty();
    }

    @Test
    void aHeadThatTricklesIsClosed() throws IOException {
        Socket slow = open(impatient.base());
        boolean cut = false;
        for (int i = 0; i < READ.length() && !cut; i++) {
            try {
                slow.getOutputStream().write(READ.charAt(i));
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(300));
            } catch (IOException closed) {
                cut = true;
            }
        }
        assertThat(cut).isTrue();
    }

    @Test
    void aConnectionIsKeptForTheNextRequestAndThenClosed() throws IOException {
        Socket kept = open(impatient.base());
        for (int i = 0; i < 3; i++) {
            send(kept, READ);
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
        }
        assertThat(readToEnd(kept).split("HTTP/1.1 200", -1)).hasSize(4);
    }

    @Test
    void aClientThatDoesNotReadItsAnswersIsClosed() throws IOException {
        Socket deaf = new Socket();
        deaf.setReceiveBufferSize(4_096);
        deaf.connect(new InetSocketAddress("localhost", impatient.base().getPort()));
        send(deaf, "GET /openapi.json HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(50));

        Http http = new Http(impatient.base());
        Patience.until(() -> openConnections(http), open -> open <= 2); // those of this test's own clients
        deaf.close();
    }

    @Test
    void thousandsThatStandStillKeepNobodyWaiting() throws IOException {
        try (ServerProcess server = new ServerProcess("connections-many", Map.of())) {
            List<SocketChannel> crowd = new ArrayList<>();
            try {
                stand(crowd, server.base(), MANY);
                Http http = new Http(server.base());
                assertThat(openConnections(http)).isGreaterThanOrEqualTo(MANY);
                for (int i = 0; i < 20; i++) {
                    assertThat(http.get("/GetProducts/demo/USD.json").status()).isEqualTo(200);
                }
            } finally {
                close(crowd);
            }
        }
    }

    @Test
    void moreThanTheDescriptorsOfTheServerKeepNobodyWaiting() throws IOException {
        try (ServerProcess server =
                new ServerProcess("connections-descriptors", Map.of(), List.of("prlimit", "--nofile=" + DESCRIPTORS))) {
            assertThat(server.log()).contains("porta.limits.connections is 8000", "LimitNOFILE");
            Socket known = open(server.base());
            send(known, READ);
            List<SocketChannel> crowd = new ArrayList<>();
            try {
                for (int round = 0; round < 7; round++) {
                    stand(crowd, server.base(), 100);
                    assertThat(new Http(server.base())
                                    .get("/GetProducts/demo/USD.json")
                                    .status())
                            .isEqualTo(200);
                }
                send(known, READ.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n"));
                assertThat(readToEnd(known).split("HTTP/1.1 200", -1)).hasSize(3);
            } finally {
                close(crowd);
            }
            Http http = new Http(server.base());
            assertThat(http.get("/q/metrics").body()).containsPattern("porta_connections_closed_total [1-9]");
            assertThat(server.log()).doesNotContain("Too many open files");
        }
    }

    private static int openConnections(Http http) {
        return (int) Double.parseDouble(http.get("/q/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith("porta_connections_open "))
                .findFirst()
                .orElseThrow()
                .split(" ", -1)[1]);
    }

    /** A third each sends nothing, half a head, and half a body. */
    private static void stand(List<SocketChannel> crowd, URI server, int many) throws IOException {
        for (int i = 0; i < many; i++) {
            SocketChannel one = SocketChannel.open(new InetSocketAddress("localhost", server.getPort()));
            crowd.add(one);
            one.write(ByteBuffer.wrap(
                    STANDING_STILL.get(i % STANDING_STILL.size()).getBytes(US_ASCII)));
        }
    }

    private static void close(List<SocketChannel> crowd) {
        for (SocketChannel one : crowd) {
            try {
                one.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static Socket open(URI server) throws IOException {
        Socket socket = new Socket("localhost", server.getPort());
        socket.setSoTimeout((int) TimeUnit.MINUTES.toMillis(1));
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(US_ASCII));
        socket.getOutputStream().flush();
    }

    private static String readToEnd(Socket socket) throws IOException {
        try (socket;
                InputStream in = socket.getInputStream()) {
            return new String(in.readAllBytes(), US_ASCII);
        }
    }
}
