package org.portaplus.server.http;

import jakarta.enterprise.context.RequestScoped;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.portaplus.wire.soap.SoapVersion;

/**
 * The current request: everything beside its message, the form of its answer, and its progress. Lives for one request;
 * for one thread.
 */
@RequestScoped
public class Exchange {
    private final Progress progress = new Progress();
    private RequestHead head = RequestHead.NONE;
    private AnswerForm answer = AnswerForm.JSON;
    private @Nullable RequestTrail trail;

    /** What the request says beside its message. */
    public RequestHead head() {
        return head;
    }

    /**
     * Takes up a request.
     *
     * @param said everything beside its message
     * @param begun its trail for the operator
     */
    public void begin(RequestHead said, RequestTrail begun) {
        head = said;
        trail = begun;
        if (said.preferences().strict()) {
            progress.applied("handling=strict");
        }
    }

    /** How the answer is to look, as far as it is known. */
    public AnswerForm answer() {
        return answer;
    }

    public void answer(AnswerForm form) {
        answer = form;
    }

    /** The body is an envelope; the answer is one of the same version. */
    public void envelope(SoapVersion version) {
        progress.recognisedEnvelope();
        answer = AnswerForm.of(version.format());
        trail().format(version.format());
    }

    /** What has come of it so far. */
    public Progress progress() {
        return progress;
    }

    /** Notes the code of the refusal that it is answered with, where it has begun. */
    public void refused(String code) {
        if (trail != null) {
            trail.refused(code);
        }
    }

    /** What is noted of it for the operator. */
    public RequestTrail trail() {
        return Objects.requireNonNull(trail, "the request has not begun");
    }
}
