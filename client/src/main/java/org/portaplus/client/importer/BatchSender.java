package org.portaplus.client.importer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import org.portaplus.client.ApiClient;
import org.portaplus.client.ApiException;
import org.portaplus.client.PortaPlus;
import org.portaplus.client.api.BatchCustomerCreationApi;
import org.portaplus.client.api.GetBatchApi;
import org.portaplus.client.model.BatchCustomerCreation;
import org.portaplus.client.model.BatchReport;
import org.portaplus.client.model.ErrorResponse;

/**
 * Sends batches, and sends them again under the same key when the server is busy, cannot be reached, or its answer was lost.
 * Thread-safe.
 */
final class BatchSender {

    /** A member that the server does not know would be lost in silence otherwise. */
    private static final String STRICTLY = "handling=strict";

    private static final String NO_BATCH = "00000000-0000-0000-0000-000000000000";
    private static final Duration ANSWER = Duration.ofMinutes(2);
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final ObjectMapper mapper =
            ApiClient.createDefaultObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private final URI server;
    private final BatchCustomerCreationApi batches;
    private final GetBatchApi reports;
    private final Duration patience;
    private final Predicate<Duration> pause;

    /** The server refused a batch as a whole: nothing of it was done, and it cannot be sent again as it is. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient ImportFailure failure;

        Refused(ImportFailure failure) {
            super(failure);
            this.failure = failure;
        }

        ImportFailure failure() {
            return failure;
        }
    }

    /**
     * Sends to a server.
     *
     * @param patience how long a batch is tried for
     * @param pause waits for that long; false when an end is wished for, as {@link Interruption#pause} does
     */
    BatchSender(URI server, String license, Duration patience, Predicate<Duration> pause) {
        ApiClient settings = PortaPlus.at(server, license);
        settings.setReadTimeout(ANSWER);
        settings.setConnectTimeout(CONNECT);
        this.server = server;
        this.batches = new BatchCustomerCreationApi(settings);
        this.reports = new GetBatchApi(settings);
        this.patience = patience;
        this.pause = pause;
    }

    /**
     * Asks the server for something that does not exist, to learn whether it can be reached and takes the License.
     *
     * @throws ImportFailure when not
     */
    void probe() {
        try {
            reports.getBatch(NO_BATCH, null, null, null, null, null);
        } catch (ApiException e) {
            if (e.getCode() == 401 || e.getCode() == 403) {
                throw license(e);
            }
            if (e.getCode() == 0) {
                throw new ImportFailure(ExitCode.STOPPED, server + " cannot be reached: " + said(e), e);
            }
        }
    }

    /**
     * Sends a batch until its results are there.
     *
     * @param progress is notified of waiting
     * @return the result of each item; empty when the run was interrupted and the outcome of the batch is unknown
     * @throws Refused when nothing was done
     * @throws ImportFailure when the outcome is unknown and retrying does not help
     */
    Optional<List<Outcome>> send(Batch batch, String key, Progress progress) throws Refused {
        long begin = System.nanoTime();
        for (int attempt = 0; ; attempt++) {
            try {
                BatchReport report = batches.batchCreateCustomers(request(batch), key, STRICTLY, null, null);
                return Optional.of(Outcomes.of(batch, report));
            } catch (ApiException e) {
                Duration wanted = pause(batch, e, attempt);
                if (System.nanoTime() - begin + wanted.toNanos() > patience.toNanos()) {
                    throw new ImportFailure(
                            ExitCode.STOPPED,
                            "no answer to rows " + batch.firstRow() + " to " + batch.lastRow() + " for "
                                    + patience.toSeconds() + " s: " + said(e),
                            e);
                }
                progress.note("rows " + batch.firstRow() + " to " + batch.lastRow() + " wait "
                        + Math.max(1, wanted.toSeconds()) + " s: " + said(e));
                if (!pause.test(wanted)) {
                    return Optional.empty();
                }
            }
        }
    }

    private BatchCustomerCreation request(Batch batch) {
        try {
            return mapper.treeToValue(batch.request(), BatchCustomerCreation.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the items are made after the same contract as the models", e);
        }
    }

    /** How long to wait before the next try, if there is to be one. */
    private Duration pause(Batch batch, ApiException e, int attempt) throws Refused {
        int status = e.getCode();
        boolean again = status == 0 || status == 408 || status == 425 || status == 429 || status >= 500;
        if (again) {
            return RetryAfter.of(e.getResponseHeaders())
                    .map(wanted -> wanted.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : wanted)
                    .orElseGet(() -> backoff(attempt));
        }
        if (status == 401 || status == 403) {
            throw new Refused(license(e));
        }
        String rows = "rows " + batch.firstRow() + " to " + batch.lastRow();
        if (status == 409) {
            throw new ImportFailure(ExitCode.STOPPED, "the server knows " + rows + " already: " + said(e), e);
        }
        String advice = status == 413 ? "; send smaller requests with --batch-size" : "";
        throw new Refused(new ImportFailure(
                ExitCode.STOPPED, "the server takes " + rows + " not at all: " + said(e) + advice, e));
    }

    private static Duration backoff(int attempt) {
        long longest = Math.min(LONGEST_PAUSE.toMillis(), FIRST_PAUSE.toMillis() << Math.min(attempt, 10));
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(longest / 2, longest + 1));
    }

    private static ImportFailure license(ApiException e) {
        return new ImportFailure(ExitCode.LICENSE, "the server refuses this License (" + e.getCode() + ")", e);
    }

    /** The server's answer, or the reason that there is none. */
    private String said(ApiException e) {
        if (e.getCode() == 0) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        }
        try {
            ErrorResponse error = mapper.readValue(e.getResponseBody(), ErrorResponse.class);
            return e.getCode() + " " + error.getResponseStatus().getErrorCode() + ": "
                    + error.getResponseStatus().getMessage();
        } catch (JsonProcessingException | RuntimeException unreadable) {
            return "status " + e.getCode();
        }
    }
}
