package org.portaplus.server.commands;

import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.portaplus.server.settings.ServerStart;
import picocli.CommandLine;

/** Starts the server, or, when there are arguments, runs a command on its store and never opens a port. */
@QuarkusMain
public final class Main {
    private static final Logger ROOT = Logger.getLogger("");

    private Main() {}

    /** @param args none for the server; otherwise a command, such as {@code license list} */
    public static void main(String... args) {
        if (args.length == 0) {
            ServerStart.run();
            return;
        }
        // The output of commands is for people and for pipes; log lines would disturb both.
        ROOT.setLevel(Level.WARNING);
        System.exit(run(writer(System.out), writer(System.err), args));
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    /**
     * Runs a command.
     *
     * @return 0, or 1 when the command failed, or 2 when it was called wrongly
     */
    static int run(PrintWriter out, PrintWriter err, String... args) {
        CommandLine commands = new CommandLine(new Commands());
        commands.setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(out)
                .setErr(err)
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    // The operator cannot use the message of a defect, and it may contain a secret.
                    command.getErr()
                            .println(
                                    Commands.isExpected(failure)
                                            ? failure.getMessage()
                                            : "failed: " + failure.getClass());
                    return CommandLine.ExitCode.SOFTWARE;
                });
        return commands.execute(args);
    }
}
