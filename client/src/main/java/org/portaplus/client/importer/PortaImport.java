package org.portaplus.client.importer;

import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;

/**
 * The program {@code porta-import}: creates the customers and accounts of a spreadsheet's export. {@code
 * docs/import.md} is the users' guide; {@link ExitCode} lists its exit codes.
 */
@Command(
        name = "porta-import",
        description = {
            "Creates the customers and accounts of a spreadsheet's export (CSV with a header row).",
            "Everything is checked against the contract before anything is sent. After an interruption, the same"
                    + " command continues where it stopped."
        },
        mixinStandardHelpOptions = true,
        versionProvider = PortaImport.Version.class,
        sortOptions = false,
        usageHelpAutoWidth = true,
        footerHeading = "%nThe License is read from --license-file, else from the environment variable PORTA_LICENSE,"
                + " else from the keyboard.%n",
        exitCodeListHeading = "%nExit codes:%n")
public final class PortaImport implements Callable<Integer> {
    private static final String NO_SERVER = "--server is needed to import; --check needs none";

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "The export: .csv or .txt")
    private @Nullable Path file;

    @Option(names = "--server", paramLabel = "URL", description = "The server, such as http://localhost:8080")
    private @Nullable URI server;

    @Option(names = "--license-file", paramLabel = "FILE", description = "A file whose first line is the License")
    private @Nullable Path licenseFile;

    @Option(
            names = "--result",
            paramLabel = "FILE",
            description = "File for the result of each row; default: FILE with .result.csv. The journal of the"
                    + " import is beside it: .journal")
    private @Nullable Path result;

    @Option(names = "--check", description = "Check the file and send nothing; needs no server")
    private boolean checkOnly;

    @Option(
            names = "--dry-run",
            description = "Check the file, try server and License, and report what would be sent; change nothing")
    private boolean dryRun;

    @Option(names = "--columns", description = "List the columns that a file can have")
    private boolean listColumns;

    @Option(
            names = "--delimiter",
            paramLabel = "CHAR",
            converter = DelimiterConverter.class,
            description = "auto (default), ';', ',' or tab")
    private @Nullable Character delimiter;

    @Option(
            names = "--encoding",
            paramLabel = "NAME",
            description = "Encoding of a file without a byte order mark, such as windows-1252; default: UTF-8")
    private @Nullable Charset encoding;

    @Option(names = "--decimal-comma", description = "Numbers are written with a comma: 99,90")
    private boolean decimalComma;

    @Option(names = "--product-id", paramLabel = "N", description = "Main product of accounts that name none")
    private int productId;

    @Option(names = "--reseller-id", paramLabel = "N", description = "Reseller of customers that name none")
    private int resellerId;

    @Option(
            names = "--batch-size",
            paramLabel = "N",
            defaultValue = "100",
            description = "Customers in a request, 1 to 1000; default: ${DEFAULT-VALUE}")
    private int batchSize;

    @Option(
            names = "--in-flight",
            paramLabel = "N",
            defaultValue = "2",
            description = "Requests at a time, 1 to 16; default: ${DEFAULT-VALUE}")
    private int inFlight;

    @Option(
            names = "--retry-for",
            paramLabel = "SECONDS",
            defaultValue = "600",
            description = "How long to try when the server is busy or cannot be reached; default: ${DEFAULT-VALUE}")
    private long retryFor;

    @Option(
            names = "--resend-old",
            description = "Send batches again that were sent more than a day ago and never answered: they may be there")
    private boolean resendOld;

    @Option(
            names = "--progress",
            paramLabel = "KIND",
            defaultValue = "auto",
            description = "${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}, which is a bar on a terminal")
    private Progress.Kind progress = Progress.Kind.auto;

    private final PrintStream out = System.err;

    /** Runs the program and ends the JVM. */
    public static void main(String[] arguments) {
        System.exit(execute(arguments));
    }

    /**
     * Runs the program.
     *
     * @return its exit code
     */
    static int execute(String... arguments) {
        CommandLine program = new CommandLine(new PortaImport())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(PortaImport::failed);
        program.getCommandSpec()
                .usageMessage()
                .exitCodeList(CommandLine.Model.UsageMessageSpec.keyValuesMap(
                        Arrays.stream(ExitCode.values()).map(ExitCode::line).toArray(String[]::new)));
        return program.execute(arguments);
    }

    @Override
    public Integer call() {
        if (listColumns) {
            new ColumnList(Contract.packaged()).print(System.out);
            return ExitCode.DONE.code();
        }
        Path sheet = given(file, "name the file to import; see --help");
        validate(sheet);
        Path target = result == null ? sheet.resolveSibling(sheet.getFileName() + ".result.csv") : result;
        Path journal = target.resolveSibling(target.getFileName() + ".journal");
        ImportJob job = new ImportJob(out, sheet, new Sheet.Format(encoding, delimiter), decimalComma, productId);
        if (checkOnly) {
            if (result != null && Files.exists(journal)) {
                throw new ImportFailure(
                        ExitCode.JOURNAL, target + " belongs to an import that was begun; name another --result");
            }
            return job.check(result).code();
        }
        URI address = given(server, NO_SERVER);
        String license = LicenseSource.read(licenseFile);
        Interruption interruption = new Interruption();
        BatchSender sender = new BatchSender(address, license, Duration.ofSeconds(retryFor), interruption::pause);
        if (dryRun) {
            return job.dryRun(sender, batchSize, address).code();
        }
        interruption.onSignal(() -> out.println("\nInterrupted: waiting for the requests that are under way …"));
        try (Journal memory = Journal.open(journal, job.run(address, batchSize, resellerId))) {
            return job.run(target, memory, sender, interruption, new ImportJob.Pace(progress, inFlight, resendOld))
                    .code();
        } finally {
            interruption.handBack();
        }
    }

    private void validate(Path sheet) {
        usage(Files.isRegularFile(sheet), "there is no file " + sheet);
        usage(!checkOnly || !dryRun, "--check or --dry-run, not both");
        usage(checkOnly || server != null, NO_SERVER);
        usage(
                server == null || ("http".equals(server.getScheme()) || "https".equals(server.getScheme())),
                "--server is a URL such as http://localhost:8080");
        usage(server == null || server.getUserInfo() == null, "a URL is no place for a password; see --license-file");
        usage(batchSize >= 1 && batchSize <= 1000, "--batch-size is 1 to 1000");
        usage(inFlight >= 1 && inFlight <= 16, "--in-flight is 1 to 16");
        usage(productId >= 0 && resellerId >= 0, "--product-id and --reseller-id are not negative");
        usage(retryFor >= 0, "--retry-for is not negative");
    }

    private static <T> T given(@Nullable T value, String message) {
        if (value == null) {
            throw new ImportFailure(ExitCode.USAGE, message);
        }
        return value;
    }

    private static void usage(boolean good, String message) {
        if (!good) {
            throw new ImportFailure(ExitCode.USAGE, message);
        }
    }

    private static int failed(Exception e, CommandLine program, ParseResult arguments) throws Exception {
        if (e instanceof ImportFailure failure) {
            program.getErr().println(failure.getMessage());
            return failure.exit().code();
        }
        e.printStackTrace(program.getErr());
        return ExitCode.DEFECT.code();
    }

    /** Reads {@code --delimiter}. */
    static final class DelimiterConverter implements ITypeConverter<Character> {
        @Override
        public @Nullable Character convert(String text) {
            return switch (text) {
                case "auto" -> null;
                case ";", "," -> text.charAt(0);
                case "tab", "\\t", "\t" -> '\t';
                default -> throw new CommandLine.TypeConversionException("auto, ';', ',' or tab is expected");
            };
        }
    }

    /** What {@code --version} says. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = PortaImport.class.getPackage().getImplementationVersion();
            return new String[] {"porta-import " + (version == null ? "(not packaged)" : version)};
        }
    }
}
