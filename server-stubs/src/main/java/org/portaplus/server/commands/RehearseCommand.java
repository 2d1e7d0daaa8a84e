package org.portaplus.server.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.portaplus.server.settings.ServerStart;
import org.portaplus.server.start.Rehearsal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs a {@link Rehearsal}, on a store of its own whatever the settings say. For the program {@code porta}. */
@Command(
        name = "rehearse",
        description = "Starts a server on a new demo store, asks it for what servers are asked first, and ends it.",
        hidden = true,
        mixinStandardHelpOptions = true)
final class RehearseCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIRECTORY", description = "For the store; empty.")
    Path directory;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            if (files.findAny().isPresent()) {
                throw new ParameterException(spec.commandLine(), directory + " is not empty");
            }
        }
        Map.of(
                        "porta.data-dir", directory.toString(),
                        "porta.database.url", "",
                        "porta.keys", "",
                        "porta.catalogue", "",
                        "quarkus.http.host", "localhost",
                        "quarkus.http.port", "0")
                .forEach(System::setProperty);
        return ServerStart.runFor(Rehearsal.class);
    }
}
