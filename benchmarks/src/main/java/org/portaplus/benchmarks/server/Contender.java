package org.portaplus.benchmarks.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A server that is measured, as a process of its own on a free port. It ends with this JVM at the latest. For one thread. */
final class Contender implements AutoCloseable {
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private final String name;
    private final int port;
    private final Process process;

    private Contender(String name, List<String> command, Map<String, String> environment, int port, Path log)
            throws IOException {
        this.name = name;
        this.port = port;
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        this.process =
                builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        awaitPort(log);
    }

    /** One of our builds, on a new embedded store, as the documentation starts it. */
    static Contender packaged(String name, Path jar, Path directory) throws IOException {
        int port = freePort();
        Path data = Files.createTempDirectory(directory, name);
        List<String> command = new ArrayList<>(List.of(JAVA, "-XX:+ExitOnOutOfMemoryError"));
        command.addAll(List.of(System.getProperty("porta.benchmark.options", "").split(" ", -1)));
        command.removeIf(String::isEmpty);
        command.addAll(List.of("-jar", jar.toString()));
        return new Contender(
                name,
                command,
                Map.of("PORTA_DATA_DIR", data.toString(), "QUARKUS_HTTP_PORT", String.valueOf(port)),
                port,
                directory.resolve(name + ".log"));
    }

    /** The least that a server can do, with some answers. */
    static Contender bare(Path answers, Path directory) throws IOException {
        int port = freePort();
        return new Contender(
                "bare",
                List.of(
                        JAVA,
                        "-cp",
                        System.getProperty("java.class.path"),
                        BareServer.class.getName(),
                        String.valueOf(port),
                        answers.toString()),
                Map.of(),
                port,
                directory.resolve("bare.log"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private void awaitPort(Path log) throws IOException {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (true) {
            try {
                new Socket(InetAddress.getLoopbackAddress(), port).close();
                return;
            } catch (IOException notYet) {
                if (!process.isAlive() || System.nanoTime() > end) {
                    throw new IOException(name + " did not start: " + Files.readString(log), notYet);
                }
                Load.settle();
            }
        }
    }

    String name() {
        return name;
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    /** Sends one request, which must succeed. */
    HttpConnection.Answer ask(Request request) throws IOException {
        try (HttpConnection connection = new HttpConnection(port)) {
            HttpConnection.Answer answer = connection.exchange(request.bytes(0));
            if (answer.status() / 100 != 2) {
                throw new IOException(name + " answers " + answer.status() + " to " + request.path());
            }
            return answer;
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
