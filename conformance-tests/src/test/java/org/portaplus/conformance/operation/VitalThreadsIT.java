package org.portaplus.conformance.operation;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.ObjectReference;
import com.sun.jdi.ThreadReference;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.AttachingConnector;
import com.sun.jdi.connect.Connector.Argument;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portaplus.conformance.Patience;
import org.portaplus.conformance.http.Answer;
import org.portaplus.process.ServerProcess;

/**
 * An Error in each thread that the service hangs on. It is thrown there by the debugger's interface of the JVM, so that the
 * server needs no hook for it.
 */
@Timeout(300)
class VitalThreadsIT {
    private static final int EXIT_CODE = 70;
    private static final int ITEMS = 200;
    /** Characters of a report before its items. */
    private static final int BEGINNING = 200;

    private static final Map<String, String> DEMO =
            Map.of("Content-Type", "application/json", "Accept", "application/json", "X-License", "demo");
    private static final Duration BOUND = Duration.ofSeconds(5);

    @ParameterizedTest
    @ValueSource(strings = {"vert.x-acceptor-thread-0", "vert.x-eventloop-thread-0", "store-writer", "batch-worker"})
    void theProcessEndsAndLosesNothingThatItAcknowledged(String name) throws Exception {
        int port = freePort();
        try (ServerProcess server = new ServerProcess("vital-" + name, Map.of("JAVA_TOOL_OPTIONS", jdwp(port)))) {
            Http http = new Http(server.base());
            Answer accepted = http.post("/json/oneway/BatchCustomerCreation", DEMO, batch(name));
            assertThat(accepted.status()).as(accepted.body()).isEqualTo(202);
            String batch = URI.create(accepted.header("Location")).getPath();

            throwErrorIn(name, port);
            touch(server);

            assertThat(server.awaitEnd(BOUND)).isEqualTo(EXIT_CODE);
            assertThat(server.log()).contains("FATAL", "exit code " + EXIT_CODE);
            server.startAgain();
            Answer done = Patience.until(
                    () -> http.get(batch, DEMO), answer -> answer.body().contains("\"Status\":\"Completed\""));
            assertThat(done.body().substring(0, BEGINNING)).contains("\"Items\":" + ITEMS, "\"Succeeded\":" + ITEMS);
        }
    }

    private static String batch(String name) {
        return IntStream.range(0, ITEMS)
                .mapToObj(item -> """
                        {"Customer":{"Customer":{"CustomerStatus":{"ISO4217":"USD"},"PersonalInformation":
                        {"FirstName":"Ada","LastName":"Marsh","Name":"%s %d"}}}}""".formatted(name, item))
                .collect(Collectors.joining(",", "{\"CustData\":[", "]}"));
    }

    private static String jdwp(int port) {
        return "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:" + port;
    }

    /** With the instance of OutOfMemoryError that every JVM keeps ready. */
    private static void throwErrorIn(String name, int port) throws Exception {
        AttachingConnector sockets = Bootstrap.virtualMachineManager().attachingConnectors().stream()
                .filter(connector -> connector.name().equals("com.sun.jdi.SocketAttach"))
                .findFirst()
                .orElseThrow();
        Map<String, Argument> arguments = sockets.defaultArguments();
        arguments.get("hostname").setValue("127.0.0.1");
        arguments.get("port").setValue(String.valueOf(port));
        VirtualMachine machine = sockets.attach(arguments);
        ObjectReference error = machine.classesByName("java.lang.OutOfMemoryError")
                .get(0)
                .instances(1)
                .get(0);
        ThreadReference thread = machine.allThreads().stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no thread " + name + " among " + machine.allThreads()));
        thread.stop(error);
        machine.dispose();
    }

    /** Gives a thread that waits for connections or bytes something to wake up for; the server may be gone by then. */
    private static void touch(ServerProcess server) {
        for (int i = 0; i < 8; i++) {
            try (Socket socket = new Socket("localhost", server.base().getPort())) {
                socket.getOutputStream().write("GET / HTTP/1.0\r\n\r\n".getBytes(US_ASCII));
            } catch (IOException gone) {
                return;
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }
}
