package org.portaplus.server.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.portaplus.server.contract.Retry;
import org.portaplus.server.faults.Fault;

/** What has come of a request so far. For one request and one thread. */
public final class Progress {
    private static final int NO_LIST = -1;

    private final List<String> applied = new ArrayList<>();
    private String allow = "";
    private BodyCharset bodyCharset = BodyCharset.of(null, false);
    private boolean isEnvelope;
    private Map<String, List<String>> form = Map.of();
    private Retry retry = Retry.of(List.of());
    private int completed = NO_LIST;

    /** The verbs of the path, as the header Allow lists them; empty while the path is not known. */
    public String allow() {
        return allow;
    }

    public void allow(String verbs) {
        allow = verbs;
    }

    /** What is said of the body's charset from outside. */
    public BodyCharset bodyCharset() {
        return bodyCharset;
    }

    public void bodyCharset(BodyCharset stated) {
        bodyCharset = stated;
    }

    /** Whether the body was recognised as an envelope, whatever else it turned out to be. */
    public boolean isEnvelope() {
        return isEnvelope;
    }

    void recognisedEnvelope() {
        isEnvelope = true;
    }

    /** Decoded members of a posted form, in order. */
    public Map<String, List<String>> form() {
        return form;
    }

    public void form(Map<String, List<String>> members) {
        form = members;
    }

    /** The preferences that were honoured, as the header Preference-Applied lists them. */
    public String applied() {
        return String.join(", ", applied);
    }

    public void applied(String preference) {
        applied.add(preference);
    }

    /**
     * Starts the use of an Idempotency-Key.
     *
     * @param keys the headers
     * @throws Fault 400 for a malformed key
     */
    public Retry retry(List<String> keys) {
        retry = Retry.of(keys);
        return retry;
    }

    /** Whether the answer reports the work of an earlier request. */
    public boolean isReplay() {
        return retry.isReplay();
    }

    /** How many requests of a list were done; empty when the request was no list. */
    public OptionalInt completed() {
        return completed == NO_LIST ? OptionalInt.empty() : OptionalInt.of(completed);
    }

    public void completed(int requests) {
        completed = requests;
    }
}
