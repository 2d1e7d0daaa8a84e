package org.portaplus.server.contract;

import java.util.List;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;

/**
 * The use of the header Idempotency-Key in a request, or in one request of a list: whether it can be a duplicate, and
 * in the end whether it was one. For one request and one thread. Source: decision 6.
 */
public final class Retry {
    /** The header that carries the key. */
    public static final String HEADER = "Idempotency-Key";

    /** No key, as of what changes nothing. */
    public static final Retry NONE = new Retry("", "", new Outcome());

    private static final int LONGEST = 255;

    private final String key;
    private final String part;
    private final Outcome outcome;

    /** What the parts of one HTTP request have in common. */
    private static final class Outcome {
        private boolean replayed;
        private boolean done;
    }

    private Retry(String key, String part, Outcome outcome) {
        this.key = key;
        this.part = part;
        this.outcome = outcome;
    }

    /**
     * Reads the header. A value in quotes, as in the IETF draft, is the same key as one without.
     *
     * @param headers all values that were sent
     * @throws Fault 400 unless there is none, or one of 1 to 255 printable ASCII characters
     */
    public static Retry of(List<String> headers) {
        if (headers.isEmpty()) {
            return new Retry("", "", new Outcome());
        }
        String sent = headers.get(0).strip();
        boolean quoted = sent.length() > 1 && sent.startsWith("\"") && sent.endsWith("\"");
        String key = quoted ? sent.substring(1, sent.length() - 1) : sent;
        boolean printable = key.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '"' && c != '\\');
        if (headers.size() != 1 || key.isEmpty() || key.length() > LONGEST || !printable) {
            throw Fault.of(
                    FaultKind.INVALID,
                    "InvalidIdempotencyKey",
                    HEADER,
                    "Send one Idempotency-Key of 1 to " + LONGEST
                            + " printable ASCII characters without blanks, such as a UUID");
        }
        return new Retry(key, "", new Outcome());
    }

    /** Whether the request came with a key. */
    public boolean hasKey() {
        return !key.isEmpty();
    }

    /** The key without quotes; empty for none. */
    public String key() {
        return key;
    }

    /** Which part of the HTTP request this is, such as {@code 17}; empty for the whole. */
    public String part() {
        return part;
    }

    /** The same for one of the requests or items that this one consists of, counted from 0. */
    public Retry at(int item) {
        return new Retry(key, part.isEmpty() ? Integer.toString(item) : part + "/" + item, outcome);
    }

    /**
     * Notes where the answer, or a part of it, comes from.
     *
     * @param before whether it was done by an earlier request
     */
    public void note(boolean before) {
        if (hasKey()) {
            outcome.replayed |= before;
            outcome.done |= !before;
        }
    }

    /** Whether all that was asked for had been done before. */
    public boolean isReplay() {
        return outcome.replayed && !outcome.done;
    }
}
