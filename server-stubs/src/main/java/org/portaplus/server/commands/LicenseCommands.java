package org.portaplus.server.commands;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.licensing.LicenseRegister.Entry;
import org.portaplus.server.licensing.LicenseRegisterEntryBuilder;
import org.portaplus.server.licensing.Scope;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes, lists and revokes Licenses. A License is never an argument, since arguments are seen by others. */
@Command(name = "license", description = "Licenses.", mixinStandardHelpOptions = true)
final class LicenseCommands implements Runnable {
    /** The environment of a new store. */
    private static final String FIRST = "1";

    private static final int LONGEST_NOTE = 64;
    private static final String ROW = "%-4s %-5s %-9s %-20s %-7s %-20s %-20s %-20s %s";

    @Spec
    CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a command: create, list or revoke");
    }

    @Command(
            name = "create",
            description = "Makes a License and prints it, this once: only its hash is stored.",
            mixinStandardHelpOptions = true)
    int create(
            @Option(
                            names = "--environment",
                            paramLabel = "NAME",
                            defaultValue = FIRST,
                            description = "Its environment, by name or number (default: 1).")
                    String environment,
            @Option(
                            names = "--reseller",
                            description =
                                    "The number of the reseller whose customers alone it sees; none for the operator.")
                    Integer reseller,
            @Option(
                            names = "--scopes",
                            split = ",",
                            defaultValue = "READ,WRITE",
                            description = "What it allows: read, write, secrets (default: read,write).")
                    List<Scope> scopes,
            @Option(
                            names = "--features",
                            split = ",",
                            description = "The feature names that requests may carry; none for all.")
                    List<String> features,
            @Option(names = "--per-minute", description = "The most requests in a minute; none for any number.")
                    Integer perMinute,
            @Option(names = "--note", defaultValue = "", description = "What it is for (at most 64 characters).")
                    String note) {
        require(perMinute == null || perMinute > 0, "--per-minute: at least 1 request");
        require(note.length() <= LONGEST_NOTE, "--note: at most " + LONGEST_NOTE + " characters");
        // The list has a line for each License.
        require(note.chars().noneMatch(Character::isISOControl), "--note: one line, without control characters");
        require(
                features == null || features.stream().noneMatch(String::isBlank),
                "--features: names, with commas between them");
        LicenseRegisterEntryBuilder wanted = LicenseRegisterEntryBuilder.builder()
                .note(note)
                .iReseller(reseller)
                .scopes(EnumSet.copyOf(scopes))
                .features(features == null ? Set.of() : Set.copyOf(features))
                .perMinute(perMinute);
        try (OpenStore open = OpenStore.open()) {
            String license = open.store.write(tx -> {
                wanted.iEnv(open.environments.find(tx, environment).iEnv());
                return open.register.create(tx, wanted.build());
            });
            out().println(license);
            return 0;
        }
    }

    @Command(
            name = "list",
            description = "Lists the Licenses, without their texts, which nobody knows.",
            mixinStandardHelpOptions = true)
    int list() {
        try (OpenStore open = OpenStore.open()) {
            out().printf(
                            (ROW + "%n").replace("%n", System.lineSeparator()),
                            "env",
                            "id",
                            "reseller",
                            "scopes",
                            "per min",
                            "features",
                            "created",
                            "revoked",
                            "note");
            open.store.read(open.register::list).forEach(entry -> out().println(row(entry)));
            return 0;
        }
    }

    /** Which License to revoke. */
    static final class Which {
        @Parameters(paramLabel = "ID", description = "Its number, as the list shows it.")
        Integer id;

        @Option(names = "--by-license", description = "Ask for the License itself, or read it from the standard input.")
        boolean byLicense;
    }

    @Command(
            name = "revoke",
            description = "Ends a License. A running server refuses it within ten seconds.",
            mixinStandardHelpOptions = true)
    int revoke(
            @Option(
                            names = "--environment",
                            paramLabel = "NAME",
                            defaultValue = FIRST,
                            description = "Its environment, by name or number (default: 1).")
                    String environment,
            @ArgGroup(multiplicity = "1") Which which) {
        String text = which.byLicense ? ask() : null;
        try (OpenStore open = OpenStore.open()) {
            Optional<Entry> found = open.store.read(db -> text == null
                    ? open.register.find(
                            db, open.environments.find(db, environment).iEnv(), which.id)
                    : open.register.find(db, text));
            Entry license = found.orElseThrow(
                    () -> Fault.of(FaultKind.NOT_FOUND, "NotFound", "There is no such License in this store"));
            open.licensing.revoke(license.iEnv(), license.iLicense());
            out().println("License " + license.iLicense() + " of environment " + license.iEnv() + " is revoked");
            return 0;
        }
    }

    private static String row(Entry entry) {
        return ROW.formatted(
                        entry.iEnv(),
                        entry.iLicense(),
                        entry.iReseller() == null ? "-" : entry.iReseller(),
                        entry.scopes().stream().sorted().map(Scope::key).collect(Collectors.joining(",")),
                        entry.perMinute() == null ? "-" : entry.perMinute(),
                        entry.features().isEmpty()
                                ? "-"
                                : entry.features().stream().sorted().collect(Collectors.joining(",")),
                        time(entry.created()),
                        time(entry.revoked()),
                        entry.note())
                .stripTrailing();
    }

    /** To the second, in UTC; a hyphen without one. */
    static String time(@Nullable Instant instant) {
        return instant == null ? "-" : instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Without echo where a person types. From JDK 22 on there always is a console, which then reads from a pipe, too. */
    @SuppressWarnings("SystemConsoleNull")
    private static String ask() {
        Console console = System.console();
        if (console != null) {
            char[] typed = console.readPassword("License: ");
            return typed == null ? "" : new String(typed).strip();
        }
        try {
            String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            return line == null ? "" : line.strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void require(boolean holds, String message) {
        if (!holds) {
            throw new ParameterException(spec.commandLine(), message);
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
