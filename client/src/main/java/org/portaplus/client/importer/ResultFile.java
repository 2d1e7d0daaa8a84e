package org.portaplus.client.importer;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The result of each row, for people and spreadsheets: CSV with the delimiter of the sheet, in UTF-8. It is written
 * beside its place and moved there when it is complete, so that no half of one is ever seen. Not thread-safe.
 */
final class ResultFile implements AutoCloseable {
    /** What can become of a row. */
    enum Status {
        CREATED("created"),
        FAILED("failed"),
        NOT_SENT("not sent"),
        /** Sent, without an answer yet: the next run learns it. */
        UNKNOWN("unknown");

        private final String word;

        Status(String word) {
            this.word = word;
        }
    }

    private static final List<String> HEADER =
            List.of("Row", "Status", "ICustomer", "IAccount", "AccountId", "ErrorCode", "Column", "Message");

    private final Path file;
    private final Path draft;
    private final FileChannel channel;
    private final CsvWriter csv;
    private final Columns columns;
    private boolean complete;

    /**
     * Begins a result file.
     *
     * @param marked whether it begins with a byte order mark
     */
    ResultFile(Path file, char delimiter, boolean marked, Columns columns) throws IOException {
        this.file = file.toAbsolutePath();
        this.draft = this.file.resolveSibling(this.file.getFileName() + ".part");
        this.columns = columns;
        this.channel = FileChannel.open(
                draft, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        OutputStream bytes = Channels.newOutputStream(channel);
        OutputStreamWriter text = new OutputStreamWriter(bytes, StandardCharsets.UTF_8);
        if (marked) {
            text.write('\uFEFF');
        }
        this.csv = CsvWriter.builder().fieldSeparator(delimiter).build(text);
        csv.writeRecord(HEADER);
    }

    /** The rows of an item that was done or refused by the server. */
    void outcome(Item item, Outcome outcome) {
        for (int row : item.rows()) {
            if (outcome.isCreated()) {
                created(row, item.accountRows().indexOf(row), outcome);
            } else {
                failed(item, row, outcome);
            }
        }
    }

    /** The rows of an item that was not sent, or whose fate is not known. */
    void open(Item item, Status status) {
        item.rows().forEach(row -> write(row, status, "", "", "", "", "", ""));
    }

    /** The rows of an item that was checked: a line per problem. */
    void checked(Item item, List<Problem> problems) {
        for (int row : item.rows()) {
            List<Problem> here =
                    problems.stream().filter(problem -> problem.row() == row).toList();
            here.forEach(problem ->
                    write(row, Status.NOT_SENT, "", "", "", problem.code(), problem.column(), problem.message()));
            if (here.isEmpty()) {
                write(row, Status.NOT_SENT, "", "", "", "", "", "");
            }
        }
    }

    /** Puts the file in its place, complete and on disk. */
    void complete() throws IOException {
        csv.flush();
        channel.force(true);
        csv.close();
        complete = true;
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Journal.sync(file);
    }

    /** Without {@link #complete}, the file in its place is left as it was. */
    @Override
    public void close() {
        if (complete) {
            return;
        }
        try {
            csv.close();
            Files.deleteIfExists(draft);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void created(int row, int account, Outcome outcome) {
        // Ids that the server makes without rows, one for each customer, belong to the customer's row.
        List<Outcome.Account> made = outcome.accounts();
        int from = Math.max(account, 0);
        List<Outcome.Account> here = account < 0
                ? (made.size() == 1 ? made : List.of())
                : made.subList(Math.min(from, made.size()), Math.min(from + 1, made.size()));
        write(
                row,
                Status.CREATED,
                String.valueOf(outcome.iCustomer()),
                here.stream().map(one -> String.valueOf(one.iAccount())).collect(Collectors.joining(" ")),
                here.stream().map(Outcome.Account::id).collect(Collectors.joining(" ")),
                "",
                "",
                "");
    }

    private void failed(Item item, int row, Outcome outcome) {
        List<Outcome.Fault> here = outcome.errors().stream()
                .filter(error -> item.rowOf(error.field()) == row)
                .toList();
        if (!here.isEmpty()) {
            here.forEach(error -> write(
                    row, Status.FAILED, "", "", "", error.code(), columns.header(error.field()), error.message()));
        } else if (outcome.errors().isEmpty()) {
            write(row, Status.FAILED, "", "", "", outcome.code(), "", outcome.message());
        } else {
            int guilty = item.rowOf(outcome.errors().get(0).field());
            write(row, Status.FAILED, "", "", "", outcome.code(), "", "the customer was refused for row " + guilty);
        }
    }

    private void write(
            int row,
            Status status,
            String customer,
            String account,
            String id,
            @Nullable String code,
            String column,
            @Nullable String message) {
        csv.writeRecord(
                String.valueOf(row), status.word, customer, account, id, text(code), text(column), text(message));
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
