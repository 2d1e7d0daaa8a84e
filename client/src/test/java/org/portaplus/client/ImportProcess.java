package org.portaplus.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The packaged {@code porta-import.jar} as a process of its own. */
final class ImportProcess {
    private static final long PATIENCE_SECONDS = 300;
    private static final Path JAR = Path.of(System.getProperty("porta.import.jar", "target/porta-import.jar"));

    private final Path output;
    private final Process process;

    /** Starts it; {@code license} is null for an environment without one. */
    ImportProcess(Path directory, String license, List<String> arguments) throws IOException {
        if (!Files.isRegularFile(JAR)) {
            throw new IllegalStateException("no packaged program at " + JAR.toAbsolutePath() + ": ./mvnw package");
        }
        output = Files.createTempFile(directory, "output", ".txt");
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", JAR.toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().remove("PORTA_LICENSE");
        if (license != null) {
            builder.environment().put("PORTA_LICENSE", license);
        }
        process = builder.redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    }

    /** Waits for its end; its exit code. */
    int end() throws IOException, InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("the import does not end; it said:\n" + said());
        }
        return process.exitValue();
    }

    boolean isRunning() {
        return process.isAlive();
    }

    /** As {@code kill -9}. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** As {@code kill}; Ctrl-C takes the same way through the JVM. */
    void terminate() {
        process.destroy();
    }

    /** What it printed until now. */
    String said() throws IOException {
        return Files.readString(output);
    }
}
