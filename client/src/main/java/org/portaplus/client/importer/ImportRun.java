package org.portaplus.client.importer;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

/** Sends the batches that the journal does not list as done, several at a time. Runs once. */
final class ImportRun {
    /** Shorter than the day for which a server knows a key, so that none is forgotten under way. */
    private static final Duration KEYS_LIVE = Duration.ofHours(23);

    private final Source source;
    private final Journal journal;
    private final BatchSender sender;
    private final Interruption interruption;
    private final Progress progress;
    private final int inFlight;
    private final boolean resendOld;
    private final AtomicReference<RuntimeException> failure = new AtomicReference<>();

    /**
     * An import.
     *
     * @param inFlight batches at a time
     * @param resendOld whether a batch is sent again whose key the server has forgotten
     */
    ImportRun(
            Source source,
            Journal journal,
            BatchSender sender,
            Interruption interruption,
            Progress progress,
            int inFlight,
            boolean resendOld) {
        this.source = source;
        this.journal = journal;
        this.sender = sender;
        this.interruption = interruption;
        this.progress = progress;
        this.inFlight = inFlight;
        this.resendOld = resendOld;
    }

    /**
     * Sends until the end of the sheet, or until interrupted; then it waits for running requests.
     *
     * @throws ImportFailure when the import cannot go on
     */
    void run() {
        ExecutorService senders = Executors.newFixedThreadPool(inFlight);
        Semaphore free = new Semaphore(inFlight);
        boolean complete;
        try (BatchReader batches = new BatchReader(source, journal.run())) {
            complete = submitAll(batches, senders, free);
        } finally {
            free.acquireUninterruptibly(inFlight);
            senders.shutdown();
        }
        if (failure.get() != null) {
            throw failure.get();
        }
        if (complete && !interruption.isWished()) {
            journal.finish();
        }
    }

    private boolean submitAll(BatchReader batches, ExecutorService senders, Semaphore free) {
        for (Optional<Batch> next = batches.next(); next.isPresent(); next = batches.next()) {
            Batch batch = next.get();
            if (journal.isDone(batch.index())) {
                continue;
            }
            free.acquireUninterruptibly();
            if (interruption.isWished()) {
                free.release();
                return false;
            }
            senders.execute(() -> {
                try {
                    send(batch);
                } catch (RuntimeException e) {
                    failure.compareAndSet(null, e);
                    interruption.wish();
                } finally {
                    free.release();
                }
            });
        }
        return true;
    }

    private void send(Batch batch) {
        if (journal.isUnknown(batch.index())) {
            knownByServer(batch);
        }
        journal.sending(batch);
        try {
            Optional<List<Outcome>> outcomes = sender.send(batch, journal.run().key(batch), progress);
            if (outcomes.isPresent()) {
                journal.done(batch, outcomes.get());
                progress.step(batch.rows());
            }
        } catch (BatchSender.Refused e) {
            journal.refused(batch);
            throw e.failure();
        }
    }

    /** A batch whose answer was lost is sent again only as long as the server knows its key. */
    private void knownByServer(Batch batch) {
        Instant sent = journal.sentAt(batch.index());
        if (!resendOld && sent.plus(KEYS_LIVE).isBefore(Instant.now())) {
            throw new ImportFailure(
                    ExitCode.STOPPED,
                    "rows " + batch.firstRow() + " to " + batch.lastRow() + " were sent at " + sent
                            + " and no answer came; the server forgets after 24 hours that it has done them."
                            + " Look whether their customers exist. If not, --resend-old sends them again");
        }
    }
}
