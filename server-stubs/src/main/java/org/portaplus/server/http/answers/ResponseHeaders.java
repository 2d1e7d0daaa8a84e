package org.portaplus.server.http.answers;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import org.portaplus.server.http.Answer;
import org.portaplus.server.http.Exchange;
import org.portaplus.server.http.Progress;
import org.portaplus.server.http.bodies.Guard;

/**
 * The headers that do not depend on the operation: Vary and nosniff on every answer; applied preferences, the progress
 * of a list of requests, and whether an answer is guarded or a replay. Thread-safe.
 */
@Singleton
public class ResponseHeaders {
    public static final String CONTENT_TYPE_OPTIONS = "X-Content-Type-Options";
    public static final String NO_SNIFF = "nosniff";
    public static final String NO_STORE = "no-store";

    @Inject
    Exchange exchange;

    /** Gives an answer its headers. */
    public Answer complete(Answer answer) {
        return complete(answer, answer.body() != null);
    }

    /** Gives an answer its headers, whose body may be elsewhere. */
    Answer complete(Answer answer, boolean hasBody) {
        Progress progress = exchange.progress();
        answer.with(HttpHeaders.VARY, HttpHeaders.ACCEPT).with(CONTENT_TYPE_OPTIONS, NO_SNIFF);
        if (!answer.has(HttpHeaders.CACHE_CONTROL)) {
            // Answers contain passwords, and depend on a License that may be in a header.
            answer.with(HttpHeaders.CACHE_CONTROL, NO_STORE);
        }
        progress.completed().ifPresent(number -> answer.with("X-AutoBatch-Completed", number));
        if (!progress.applied().isEmpty()) {
            answer.with("Preference-Applied", progress.applied());
        }
        if (exchange.answer().guarded() && hasBody) {
            answer.with(Guard.HEADER, Guard.FORMULA);
        }
        if (progress.isReplay()) {
            answer.with("Idempotency-Replayed", "true");
        }
        return answer;
    }
}
