package org.portaplus.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The packaged server as a separate process: on a free port, with an empty data directory, its log in the build
 * directory. It ends with this JVM at the latest. One thread may use it at a time.
 *
 * <p>{@code -Dporta.server.jar} names another jar, {@code -Dporta.test.directory} another place than {@code target} for
 * logs and data.
 */
public final class ServerProcess implements AutoCloseable {
    /** The License that a new store comes with; it may do everything. */
    public static final String LICENSE = "demo";

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    /** The JVM's own environment variable of options. Most of these processes end before code that is compiled twice pays. */
    private static final String JAVA_OPTIONS = "JDK_JAVA_OPTIONS";

    private static final String SHORT_LIVED = "-XX:TieredStopAtLevel=1";

    /** Settings of a server that has thousands of requests before it, or is measured: as it runs by itself. */
    public static final Map<String, String> LONG_LIVED = Map.of(JAVA_OPTIONS, "-XX:TieredStopAtLevel=4");

    private static final Path BUILD = Path.of(System.getProperty("porta.test.directory", "target"));
    private static final Path JAR =
            Path.of(System.getProperty("porta.server.jar", "../server-stubs/target/quarkus-app/quarkus-run.jar"));
    private final Path log;
    private final Path data;
    private final Map<String, String> environment;
    private final List<String> runner;
    private final int port;
    private final Thread endWithJvm = new Thread(() -> end(true));
    private Process process;

    /** Starts a server with the embedded store, and no settings. */
    public ServerProcess(String name) {
        this(name, Map.of());
    }

    /**
     * Starts a server, and waits for its first answer.
     *
     * @param name of its log, in the build directory: {@code name.log}
     * @param environment settings besides the port; without {@code PORTA_DATA_DIR} the data are in a directory of their own
     * @throws IllegalStateException when there is no packaged server, or it does not start: with its log
     */
    public ServerProcess(String name, Map<String, String> environment) {
        this(name, environment, List.of());
    }

    /**
     * Starts a server by another program, which runs the command line that follows its own words, such as
     * {@code prlimit --nofile=600}.
     */
    public ServerProcess(String name, Map<String, String> environment, List<String> runner) {
        this.runner = runner;
        this.environment = environment;
        this.log = BUILD.resolve(name + ".log");
        if (!Files.isRegularFile(JAR)) {
            throw new IllegalStateException("no packaged server at " + JAR.toAbsolutePath()
                    + ": build the module server-stubs first (./mvnw package)");
        }
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
            data = Files.createTempDirectory(Files.createDirectories(BUILD), "data-");
            Files.deleteIfExists(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(endWithJvm);
        start();
    }

    /** Where it answers, without a slash at the end. */
    public URI base() {
        return URI.create("http://localhost:" + port);
    }

    /** The number of its process. */
    public long pid() {
        return process.pid();
    }

    /** Ends the server, at once or as an operator does, and starts it on the same data. */
    public void restart(boolean kill) {
        end(kill);
        start();
    }

    /** Ends the server at once, as a crash does. */
    public void kill() {
        end(true);
    }

    /** Asks the server to end, as an operator does (SIGTERM), and does not wait. */
    public void terminate() {
        process.destroy();
    }

    /**
     * Waits for the end of the server.
     *
     * @return its exit code
     * @throws IllegalStateException when it still runs after that time
     */
    public int awaitEnd(Duration patience) {
        await(patience.toMillis());
        if (process.isAlive()) {
            throw new IllegalStateException("the server did not end within " + patience + "; its log:\n" + log());
        }
        return process.exitValue();
    }

    /** Starts the server again on the same data. */
    public void startAgain() {
        start();
    }

    /** Starts the server again and ends it at once after a while, ready or not. */
    public void killWhileItStarts(long milliseconds) {
        launch();
        await(milliseconds);
        end(true);
    }

    @Override
    public void close() {
        end(false);
        Runtime.getRuntime().removeShutdownHook(endWithJvm);
    }

    /** The command line that runs the packaged server. */
    public static List<String> command() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+ExitOnOutOfMemoryError",
                "-jar",
                JAR.toString());
    }

    /** The server's own files: an embedded store, keys. */
    public Path data() {
        return data;
    }

    /**
     * Runs a command of the packaged server beside it, on the same store, such as {@code license list}.
     *
     * @return its standard output
     * @throws IllegalStateException with all that it wrote when its exit code is not 0
     */
    public String run(String... words) {
        List<String> line = new ArrayList<>(command());
        line.addAll(List.of(words));
        ProcessBuilder command = new ProcessBuilder(line);
        surroundings(command);
        command.environment().put(JAVA_OPTIONS, SHORT_LIVED);
        try {
            Path errors = Files.createTempFile(BUILD, "command-", ".log");
            Process run = command.redirectError(errors.toFile()).start();
            run.getOutputStream().close();
            String output = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int code = run.waitFor();
            String said = Files.readString(errors);
            Files.delete(errors);
            if (code != 0) {
                throw new IllegalStateException(String.join(" ", words) + " ended with " + code + ": " + output + said);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private void surroundings(ProcessBuilder command) {
        command.environment().putIfAbsent(JAVA_OPTIONS, SHORT_LIVED);
        command.environment().put("PORTA_DATA_DIR", data.toString());
        command.environment().putAll(environment);
        command.environment().put("QUARKUS_HTTP_PORT", String.valueOf(port));
    }

    /** The console output of the server. */
    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void start() {
        launch();
        awaitAnswer();
    }

    private void launch() {
        List<String> line = new ArrayList<>(runner);
        line.addAll(command());
        ProcessBuilder command = new ProcessBuilder(line);
        surroundings(command);
        command.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        try {
            process = command.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitAnswer() {
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(base()).timeout(PATIENCE).build();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                http.send(request, BodyHandlers.discarding());
                return;
            } catch (IOException e) {
                if (!process.isAlive() || System.nanoTime() > end) {
                    end(true);
                    throw new IllegalStateException("the server did not start; its log:\n" + log(), e);
                }
                await(20);
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
        }
    }

    private void await(long milliseconds) {
        try {
            process.waitFor(milliseconds, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private void end(boolean kill) {
        if (process == null) {
            return;
        }
        if (!kill) {
            process.destroy();
            await(PATIENCE.toMillis() / 4);
        }
        process.destroyForcibly();
        await(PATIENCE.toMillis());
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted while waiting for the server", e);
    }
}
