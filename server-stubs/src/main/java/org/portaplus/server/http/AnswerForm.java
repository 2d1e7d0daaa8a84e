package org.portaplus.server.http;

import org.portaplus.wire.WireFormat;

/**
 * How the answer looks, be it a result or a refusal. Immutable.
 *
 * @param mediaType the one of its media types that the client knows the format by
 * @param callback the function that a JSON answer is wrapped into; empty for none
 * @param guarded whether texts of the answer, which is CSV, are protected from being interpreted as formulas
 * @param page whether the client can read a page, or would rather have one
 */
public record AnswerForm(WireFormat format, String mediaType, String callback, boolean guarded, Page page) {
    /** What nobody asked otherwise for. */
    static final AnswerForm JSON = of(WireFormat.JSON);

    /** What the client makes of a page. */
    public enum Page {
        /** It cannot read one. */
        UNREADABLE,
        /** It can read one. */
        READABLE,
        /** It would rather have one, at an address that is not there or is one of pages. */
        PREFERRED
    }

    /** A format by its own media type, with nothing around it. */
    public static AnswerForm of(WireFormat format) {
        return new AnswerForm(format, format.mediaType(), "", false, Page.UNREADABLE);
    }

    /** The same in a call of the client's choice. */
    public AnswerForm calling(String function) {
        return new AnswerForm(format, mediaType, function, guarded, page);
    }

    /** The same with texts that are no formulas. */
    public AnswerForm guarded(boolean on) {
        return new AnswerForm(format, mediaType, callback, on, page);
    }

    /** The same for a client that makes this of pages. */
    public AnswerForm with(Page read) {
        return new AnswerForm(format, mediaType, callback, guarded, read);
    }

    /** The {@code Content-Type}. */
    public String contentType() {
        return callback.isEmpty() ? MediaTypes.header(format, mediaType) : MediaTypes.SCRIPT;
    }
}
