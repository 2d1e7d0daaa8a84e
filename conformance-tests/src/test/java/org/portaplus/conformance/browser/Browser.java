package org.portaplus.conformance.browser;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Chromium that is installed on this machine, without a window, as a process of its own. Nothing is ever downloaded, and
 * no name but the given ones leads anywhere, so that a page that asks somebody else for anything shows an error. Ends with
 * this JVM at the latest.
 */
final class Browser implements AutoCloseable {
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    private static final Pattern ENDPOINT = Pattern.compile("DevTools listening on (ws://\\S+)");
    private final Process process;
    private final Thread endWithJvm = new Thread(this::end);
    private final DevTools devTools;

    private Browser(Path program, List<String> localNames) throws IOException {
        Path build = Files.createDirectories(Path.of(System.getProperty("porta.test.directory", "target")));
        Path profile = Files.createTempDirectory(build, "browser-").toAbsolutePath();
        List<String> command = new ArrayList<>(List.of(
                program.toString(),
                "--headless",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-dev-shm-usage",
                "--hide-scrollbars",
                "--host-resolver-rules=" + resolverRules(localNames)));
        if (System.getProperty("user.name").equals("root")) {
            command.add("--no-sandbox"); // Chromium refuses to start as root with its sandbox.
        }
        process = new ProcessBuilder(command).redirectErrorStream(true).start();
        Runtime.getRuntime().addShutdownHook(endWithJvm);
        devTools = new DevTools(endpoint());
    }

    private static String resolverRules(List<String> localNames) {
        StringBuilder rules = new StringBuilder();
        localNames.forEach(name -> rules.append("MAP ").append(name).append(" 127.0.0.1, "));
        return rules + "MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1";
    }

    /** The browser of this machine: {@code -Dporta.browser=…}, or the first known name on the path. */
    static Optional<Path> installed() {
        String named = System.getProperty("porta.browser", "");
        if (!named.isEmpty()) {
            return Optional.of(Path.of(named));
        }
        List<Path> directories = Stream.of(
                        System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .map(Path::of)
                .toList();
        return NAMES.stream()
                .flatMap(name -> directories.stream().map(directory -> directory.resolve(name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * Starts the browser.
     *
     * @param localNames host names that lead to this machine
     */
    static Browser start(Path program, List<String> localNames) {
        try {
            return new Browser(program, localNames);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An empty page with settings of its own. */
    BrowserPage page(Screen screen) {
        return new BrowserPage(devTools, screen);
    }

    private URI endpoint() throws IOException {
        BufferedReader output = process.inputReader();
        StringBuilder said = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            Matcher endpoint = ENDPOINT.matcher(line);
            if (endpoint.find()) {
                drain(output);
                return URI.create(endpoint.group(1));
            }
            said.append(line).append('\n');
        }
        throw new IOException("the browser did not start:\n" + said);
    }

    /** A process whose output nobody reads stops when its pipe is full. */
    private static void drain(BufferedReader output) {
        Thread reader = new Thread(() -> output.lines().forEach(line -> {}), "browser-output");
        reader.setDaemon(true);
        reader.start();
    }

    @Override
    public void close() {
        end();
        Runtime.getRuntime().removeShutdownHook(endWithJvm);
    }

    private void end() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
