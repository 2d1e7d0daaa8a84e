package org.portaplus.server.commands;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.portaplus.server.licensing.Environments;
import org.portaplus.server.products.Catalogue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes and lists environments, and loads their catalogues. */
@Command(
        name = "environment",
        description = "Environments: each has products, customers and Licenses of its own, and knows of no other.",
        mixinStandardHelpOptions = true)
final class EnvironmentCommands implements Runnable {
    private static final String CATALOGUE = "--catalogue";
    private static final String ROW = "%-5s %-20s %s";

    @Spec
    CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a command: create, load or list");
    }

    @Command(
            name = "create",
            description = "Makes an environment of a catalogue. A running server serves it at once.",
            mixinStandardHelpOptions = true)
    int create(
            @Parameters(
                            paramLabel = "NAME",
                            description = "Its name: small letters, digits and hyphens, a letter first, at most 64.")
                    String name,
            @Option(
                            names = CATALOGUE,
                            required = true,
                            paramLabel = "FILE",
                            description = "What it sells: YAML as that of porta.catalogue.")
                    Path catalogue) {
        if (!Environments.isName(name)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "NAME: small letters, digits and hyphens, a letter first, at most 64 characters");
        }
        Catalogue content = Catalogue.read(catalogue, CATALOGUE);
        try (OpenStore open = OpenStore.open()) {
            int iEnv = open.store.write(tx -> {
                int made = open.environments.create(tx, name);
                content.load(tx, made, open.clock);
                return made;
            });
            out().println("Environment " + iEnv + " (" + name + ") is made; its first License is made by"
                    + " `license create --environment " + name + "`");
            return 0;
        }
    }

    @Command(
            name = "load",
            description = {
                "Loads a changed catalogue into an environment, also while a server runs.",
                "What the file no longer has stays until the file marks it as hidden."
            },
            mixinStandardHelpOptions = true)
    int load(
            @Parameters(paramLabel = "NAME", description = "Its name or number.") String environment,
            @Option(
                            names = CATALOGUE,
                            required = true,
                            paramLabel = "FILE",
                            description = "What it sells: YAML as that of porta.catalogue.")
                    Path catalogue) {
        Catalogue content = Catalogue.read(catalogue, CATALOGUE);
        try (OpenStore open = OpenStore.open()) {
            Environments.Entry loaded = open.store.write(tx -> {
                Environments.Entry found = open.environments.find(tx, environment);
                content.load(tx, found.iEnv(), open.clock);
                return found;
            });
            out().println("The catalogue is loaded into environment " + loaded.iEnv() + " (" + loaded.name() + ")");
            return 0;
        }
    }

    @Command(name = "list", description = "Lists the environments.", mixinStandardHelpOptions = true)
    int list() {
        try (OpenStore open = OpenStore.open()) {
            out().println(ROW.formatted("env", "name", "created"));
            open.store.read(open.environments::list).forEach(entry -> out().println(
                            ROW.formatted(entry.iEnv(), entry.name(), LicenseCommands.time(entry.created()))));
            return 0;
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
