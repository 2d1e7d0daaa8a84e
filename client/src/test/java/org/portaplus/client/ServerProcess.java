package org.portaplus.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The packaged server as a process of its own, on a free port and an empty data directory. Ends with this JVM at the latest. */
public final class ServerProcess {
    private static final long PATIENCE_SECONDS = 300;
    private final Path jar =
            Path.of(System.getProperty("porta.server.jar", "../server-stubs/target/quarkus-app/quarkus-run.jar"));
    private final Path build = Path.of(System.getProperty("porta.test.directory", "target"));
    private final int port;
    private final Process process;

    /** Starts it and waits for its first answer. */
    public ServerProcess() throws IOException, InterruptedException {
        if (!Files.isRegularFile(jar)) {
            throw new IllegalStateException("no packaged server at " + jar.toAbsolutePath()
                    + ": build the module server-stubs first (./mvnw package)");
        }
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        ProcessBuilder command = new ProcessBuilder(java.toString(), "-jar", jar.toString());
        command.environment()
                .put("PORTA_DATA_DIR", Files.createTempDirectory(build, "data-").toString());
        command.environment().put("QUARKUS_HTTP_PORT", String.valueOf(port));
        command.redirectErrorStream(true)
                .redirectOutput(build.resolve("server.log").toFile());
        process = command.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        awaitAnswer();
    }

    /** Where it answers, without a slash at the end. */
    public URI base() {
        return URI.create("http://localhost:" + port);
    }

    /** Ends it at once. */
    public void end() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    private void awaitAnswer() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(base()).build();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (true) {
            try {
                HttpClient.newHttpClient().send(request, BodyHandlers.discarding());
                return;
            } catch (IOException e) {
                if (System.nanoTime() > end || process.waitFor(20, TimeUnit.MILLISECONDS)) {
                    process.destroyForcibly();
                    throw new IOException(
                            "the server did not start; its log:\n" + Files.readString(build.resolve("server.log")), e);
                }
            }
        }
    }
}
