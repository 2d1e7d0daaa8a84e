package org.portaplus.conformance.operation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.portaplus.process.ServerProcess;

/**
 * A start of the packaged server that is to come to nothing.
 *
 * @param code the exit code
 * @param output what it said on both channels
 */
record FailedStart(int code, String output) {
    private static final long MINUTES = 2;

    /** Starts the server, in a directory that is empty but for what is put there, and waits for its end. */
    static FailedStart with(Path directory, Map<String, String> environment) throws IOException, InterruptedException {
        Path output = Files.createTempFile("start", ".log");
        ProcessBuilder command = new ProcessBuilder(ServerProcess.command());
        command.environment().put("QUARKUS_HTTP_PORT", "0");
        command.environment().put("PORTA_DATA_DIR", directory.resolve("data").toString());
        command.environment().putAll(environment);
        Process process = command.redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                throw new AssertionError("the server started:\n" + Files.readString(output));
            }
            return new FailedStart(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
        } finally {
            process.destroyForcibly();
            Files.delete(output);
        }
    }
}
