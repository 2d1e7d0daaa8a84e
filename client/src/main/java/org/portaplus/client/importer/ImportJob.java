package org.portaplus.client.importer;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The steps of one command: check, try, or import. Runs once. */
final class ImportJob {
    private static final int MOST_SHOWN = 50;

    private final PrintStream out;
    private final Path file;
    private final Source source;
    private final char delimiter;
    private final boolean marked;
    private final boolean decimalComma;
    private final int productId;

    /**
     * How an import is shown and how fast it goes.
     *
     * @param inFlight requests at a time
     */
    record Pace(Progress.Kind progress, int inFlight, boolean resendOld) {}

    /**
     * Opens the sheet and reads its header.
     *
     * @throws ImportFailure when it cannot be used
     */
    ImportJob(PrintStream out, Path file, Sheet.Format format, boolean decimalComma, int productId) {
        this.out = out;
        this.file = file;
        this.decimalComma = decimalComma;
        this.productId = productId;
        Contract contract = Contract.packaged();
        try (Sheet sheet = Sheet.open(file, format)) {
            delimiter = sheet.delimiter();
            marked = sheet.isMarked();
            Sheet.Format known = new Sheet.Format(format.charset(), delimiter);
            source = new Source(file, known, new Columns(contract, sheet.header()), new Cells(decimalComma), contract);
        } catch (Columns.Unusable e) {
            e.problems().forEach(problem -> out.println("column " + problem.column() + ": " + problem.message()));
            throw new ImportFailure(ExitCode.USAGE, "The header of " + file + " cannot be used; nothing was sent.", e);
        }
    }

    /** The import that this job is about. */
    Run run(URI server, int batchSize, int resellerId) {
        try {
            return new Run(
                    UUID.randomUUID().toString(),
                    String.valueOf(file.getFileName()),
                    Digests.of(file),
                    server.toString().replaceFirst("/+$", ""),
                    batchSize,
                    productId,
                    resellerId,
                    source.format().charset() + " " + (int) delimiter + (decimalComma ? " decimal comma" : ""));
        } catch (IOException e) {
            throw new ImportFailure(ExitCode.USAGE, file + " cannot be read: " + Sheet.reason(e), e);
        }
    }

    /**
     * Checks the sheet.
     *
     * @param result where to write the problems, if there are any; null: only shows them
     */
    ExitCode check(@Nullable Path result) {
        return checked(result).problems() == 0 ? ExitCode.DONE : ExitCode.CHECK_FAILED;
    }

    /** Checks the sheet and the server, and reports what would be sent. */
    ExitCode dryRun(BatchSender sender, int batchSize, URI server) {
        LocalCheck.Summary summary = checked(null);
        sender.probe();
        int requests = (summary.customers() + batchSize - 1) / batchSize;
        out.printf(
                "%s was reached and takes the License. %d requests would be sent, of at most %d customers; nothing was"
                        + " changed.%n",
                server, requests, batchSize);
        return summary.problems() == 0 ? ExitCode.DONE : ExitCode.CHECK_FAILED;
    }

    /** Checks the sheet, and sends what an earlier run of the same import did not. */
    ExitCode run(Path result, Journal journal, BatchSender sender, Interruption interruption, Pace pace) {
        if (journal.isFinished()) {
            Results results = write(result, journal);
            out.printf(
                    "This import is complete already (%d created, %d failed); nothing was sent. To import the file once"
                            + " more, name another --result.%n",
                    results.created(), results.failed());
            return results.failed() == 0 ? ExitCode.DONE : ExitCode.SOME_FAILED;
        }
        LocalCheck.Summary summary = checked(result);
        if (summary.problems() > 0) {
            return ExitCode.CHECK_FAILED;
        }
        sender.probe();
        Results before = Results.count(source, journal);
        long done = before.created() + (long) before.failed();
        if (done + before.unknown() > 0) {
            out.printf(
                    "Going on: %d of %d rows are done, %d were sent without an answer.%n",
                    done, before.rows(), before.unknown());
        }
        try (Progress progress = Progress.of(pace.progress(), out, summary.rows(), done)) {
            new ImportRun(source, journal, sender, interruption, progress, pace.inFlight(), pace.resendOld()).run();
        } catch (ImportFailure e) {
            report(result, write(result, journal));
            out.println("The same command continues where this one stopped.");
            throw e;
        }
        Results results = write(result, journal);
        report(result, results);
        if (!journal.isFinished()) {
            out.println("Interrupted. The same command continues where this one stopped.");
            return ExitCode.STOPPED;
        }
        return results.failed() == 0 ? ExitCode.DONE : ExitCode.SOME_FAILED;
    }

    private LocalCheck.Summary checked(@Nullable Path result) {
        int[] shown = {0};
        LocalCheck check = new LocalCheck(source, productId != 0);
        LocalCheck.Summary summary;
        try (ResultFile file = result == null ? null : resultFile(result)) {
            summary = check.run((item, problems) -> {
                problems.stream().limit(Math.max(0, MOST_SHOWN - shown[0])).forEach(out::println);
                shown[0] += problems.size();
                if (file != null) {
                    file.checked(item, problems);
                }
            });
            if (file != null && summary.problems() > 0) {
                file.complete();
            }
        } catch (IOException e) {
            throw new ImportFailure(ExitCode.USAGE, result + " cannot be written: " + Sheet.reason(e), e);
        }
        if (summary.problems() > MOST_SHOWN) {
            out.println("… and " + (summary.problems() - MOST_SHOWN) + " more"
                    + (result == null ? "; --result writes them to a file" : ""));
        }
        out.printf(
                "%d rows: %d customers, %d accounts; %s.%n",
                summary.rows(),
                summary.customers(),
                summary.accounts(),
                summary.problems() == 0
                        ? "the local check found nothing wrong"
                        : summary.problems() + " errors, nothing was sent");
        return summary;
    }

    private Results write(Path result, Journal journal) {
        try (ResultFile rows = resultFile(result)) {
            Results results = Results.write(source, journal, rows);
            rows.complete();
            return results;
        } catch (IOException e) {
            throw new ImportFailure(ExitCode.STOPPED, result + " cannot be written: " + Sheet.reason(e), e);
        }
    }

    private ResultFile resultFile(Path result) throws IOException {
        return new ResultFile(result, delimiter, marked, source.columns());
    }

    private void report(Path result, Results results) {
        out.printf(
                "%d rows: %d created, %d failed, %d not sent, %d unknown. Results: %s%n",
                results.rows(), results.created(), results.failed(), results.notSent(), results.unknown(), result);
    }
}
