package org.portaplus.client.importer;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The state of an import: a file of JSON lines, each on disk before the step that it announces. A batch is recorded
 * before it is sent and when its results are there, so that a later run knows which batches are through, which may be,
 * and which are not. Only one program at a time can have it open. Keeps a few numbers per batch in memory. Thread-safe.
 */
final class Journal implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** A batch that was sent: its digest, when (seconds since 1970), and where its results are; -1: not known. */
    private record Sent(String digest, long at, long results) {}

    private final Path file;
    private final FileChannel channel;
    private final Map<Integer, Sent> batches = new HashMap<>();
    private Run run;
    /** The head of the file, if it had one. */
    private @Nullable Run begun;

    private boolean finished;

    private Journal(Path file, FileChannel channel, Run wanted) {
        this.file = file;
        this.channel = channel;
        this.run = wanted;
    }

    /**
     * Opens the journal of an import, or begins one.
     *
     * @param wanted the import; it gets the id and the batch size of an earlier run
     * @throws ImportFailure when the journal belongs to another import, is in use, or is damaged
     */
    static Journal open(Path file, Run wanted) {
        try {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            try {
                Journal journal = new Journal(file, channel, wanted);
                journal.lock();
                journal.read();
                journal.begin(wanted);
                return journal;
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw new ImportFailure(ExitCode.USAGE, "the journal " + file + " cannot be used: " + Sheet.reason(e), e);
        }
    }

    /** The import, as its first run began it. */
    synchronized Run run() {
        return run;
    }

    /** Whether an earlier run came to the end of the sheet. */
    synchronized boolean isFinished() {
        return finished;
    }

    synchronized boolean isDone(int batch) {
        return batches.containsKey(batch) && batches.get(batch).results() >= 0;
    }

    /** Whether the batch may have been worked on by the server, although its results never came. */
    synchronized boolean isUnknown(int batch) {
        return batches.containsKey(batch) && batches.get(batch).results() < 0;
    }

    /** When a batch was first sent. */
    synchronized Instant sentAt(int batch) {
        return Instant.ofEpochSecond(sent(batch).at());
    }

    /**
     * Notes a batch that is about to be sent. When this returns, a later run knows of it.
     *
     * @throws ImportFailure when an earlier run sent something else as this batch
     */
    synchronized void sending(Batch batch) {
        Sent earlier = batches.get(batch.index());
        if (earlier == null) {
            long now = Instant.now().getEpochSecond();
            append(new JournalEntry(JournalEntry.SENT, null, batch.index(), batch.digest(), now, null));
            batches.put(batch.index(), new Sent(batch.digest(), now, -1));
        } else if (!earlier.digest().equals(batch.digest())) {
            throw new ImportFailure(
                    ExitCode.JOURNAL,
                    "rows " + batch.firstRow() + " to " + batch.lastRow()
                            + " were sent with another content by an earlier run;"
                            + " use the version of this program that began the import");
        }
    }

    /** Notes the results of a batch. */
    synchronized void done(Batch batch, List<Outcome> outcomes) {
        long results = append(JournalEntry.of(JournalEntry.DONE, batch.index(), outcomes));
        batches.computeIfPresent(batch.index(), (index, sent) -> new Sent(sent.digest(), sent.at(), results));
    }

    /** Notes that the server refused a batch as a whole: nothing of it was done. */
    synchronized void refused(Batch batch) {
        append(JournalEntry.of(JournalEntry.REFUSED, batch.index(), null));
        batches.remove(batch.index());
    }

    /** Notes that every batch is done. */
    synchronized void finish() {
        append(JournalEntry.of(JournalEntry.FINISHED));
        finished = true;
    }

    /** The results of a batch that is done. */
    synchronized List<Outcome> outcomes(int batch) {
        try {
            long at = sent(batch).results();
            return JournalEntry.part(
                    MAPPER.readValue(line(at), JournalEntry.class).items());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Sent sent(int batch) {
        Sent sent = batches.get(batch);
        if (sent == null) {
            throw new IllegalStateException("batch " + batch + " was not sent");
        }
        return sent;
    }

    /** Releases the journal; one that notes no batch is removed. */
    @Override
    public synchronized void close() {
        try {
            if (batches.isEmpty() && !finished) {
                Files.deleteIfExists(file);
            }
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void lock() throws IOException {
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // by this process: the same answer as for another one
        }
        if (lock == null || Files.notExists(file)) { // gone: its owner removed it between opening and locking
            throw new ImportFailure(
                    ExitCode.JOURNAL, "another run of this import is under way: it has " + file + " open");
        }
    }

    private void read() throws IOException {
        long at = 0;
        for (byte[] line = line(at); line != null; line = line(at)) {
            apply(line, at);
            at += line.length + 1;
        }
        // An end without a line feed was being written when the program was killed: what it announces was not begun.
        channel.truncate(at);
        channel.position(at);
    }

    private void apply(byte[] line, long at) {
        try {
            JournalEntry entry = MAPPER.readValue(line, JournalEntry.class);
            switch (entry.type()) {
                case JournalEntry.RUN -> begun = JournalEntry.part(entry.run());
                case JournalEntry.SENT ->
                    batches.put(
                            JournalEntry.part(entry.batch()),
                            new Sent(JournalEntry.part(entry.digest()), JournalEntry.part(entry.at()), -1));
                case JournalEntry.DONE ->
                    batches.computeIfPresent(
                            JournalEntry.part(entry.batch()), (index, sent) -> new Sent(sent.digest(), sent.at(), at));
                case JournalEntry.REFUSED -> batches.remove(JournalEntry.part(entry.batch()));
                case JournalEntry.FINISHED -> finished = true;
                default ->
                    throw new ImportFailure(ExitCode.JOURNAL, file + " was written by a newer version of this program");
            }
        } catch (IOException e) {
            throw new ImportFailure(
                    ExitCode.JOURNAL, file + " is damaged at byte " + at + "; restore it from a copy", e);
        }
    }

    private void begin(Run wanted) throws IOException {
        Run earlier = begun;
        if (earlier != null && !batches.isEmpty()) {
            List<String> differences = earlier.differences(wanted);
            if (!differences.isEmpty()) {
                throw new ImportFailure(
                        ExitCode.JOURNAL,
                        file + " belongs to another import: different are " + String.join(", ", differences)
                                + ". Undo the change to go on with that import, or name another --result to begin a new one");
            }
            run = earlier;
            return;
        }
        finished = false;
        channel.truncate(0);
        channel.position(0);
        append(new JournalEntry(JournalEntry.RUN, wanted, null, null, null, null));
        sync(file);
    }

    /** Writes a line to the disk; where it begins. */
    private long append(JournalEntry entry) {
        try {
            long at = channel.position();
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            line.write(MAPPER.writeValueAsBytes(entry));
            line.write('\n');
            ByteBuffer bytes = ByteBuffer.wrap(line.toByteArray());
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(false);
            return at;
        } catch (IOException e) {
            throw new ImportFailure(
                    ExitCode.STOPPED, "the journal " + file + " cannot be written: " + Sheet.reason(e), e);
        }
    }

    /** The line that begins at a byte; null when there is no whole one. */
    private byte @Nullable [] line(long at) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        ByteBuffer buffer = ByteBuffer.allocate(1 << 13);
        long next = at;
        while (channel.read(buffer.clear(), next) > 0) {
            for (int i = 0; i < buffer.position(); i++) {
                if (buffer.get(i) == '\n') {
                    line.write(buffer.array(), 0, i);
                    return line.toByteArray();
                }
            }
            line.write(buffer.array(), 0, buffer.position());
            next += buffer.position();
        }
        return null;
    }

    /** Lets the name of a new file survive a loss of power, where the system can do that. */
    static void sync(Path file) {
        Path directory = file.toAbsolutePath().getParent();
        if (directory == null) {
            return;
        }
        try (FileChannel names = FileChannel.open(directory, StandardOpenOption.READ)) {
            names.force(true);
        } catch (IOException e) {
            // Windows opens no directories, and keeps its names without that.
        }
    }
}
