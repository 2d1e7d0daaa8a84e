package org.portaplus.server.commands;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.portaplus.server.licensing.Licensing;
import org.portaplus.server.store.Keys;
import org.portaplus.server.store.SqliteBackup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Copies the embedded store and its keys, in the state of one moment. */
@Command(
        name = "backup",
        description = "Copies the embedded store and its key file, also while a server works on it.",
        mixinStandardHelpOptions = true)
final class BackupCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "DIRECTORY",
            description =
                    "Where to; made when it does not exist. Nothing in it is overwritten. It can take the place of the"
                            + " data directory.")
    Path directory;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        Optional<Keys> keys = OpenStore.keysOfSettings();
        SqliteBackup.into(OpenStore.where(), directory, keys, Licensing::requireFittingKeys);
        spec.commandLine()
                .getOut()
                .println("The store is in " + directory
                        + (keys.isEmpty()
                                ? ", with its keys: whoever has both can read everything"
                                : ". Its keys are those of porta.keys; without them the copy is lost"));
        return 0;
    }
}
