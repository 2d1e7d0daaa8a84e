package org.portaplus.server.commands;

import org.portaplus.server.faults.Fault;
import org.portaplus.server.store.StoreException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands by their topics. */
@Command(
        name = "porta",
        description = "Without a command: the server. The commands work on its store, also while it runs.",
        mixinStandardHelpOptions = true,
        subcommands = {
            EnvironmentCommands.class,
            LicenseCommands.class,
            KeysCommands.class,
            BackupCommand.class,
            RehearseCommand.class
        })
final class Commands implements Runnable {
    @Spec
    CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a command: environment, license, keys or backup");
    }

    /** Whether a failure is worded for whoever called the command. */
    static boolean isExpected(Exception failure) {
        return failure instanceof Fault || failure instanceof StoreException;
    }
}
