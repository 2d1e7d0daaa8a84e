package org.portaplus.server.http;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a request before it is written: a status, headers, and a message, bytes or nothing. For one request and one
 * thread.
 */
public final class Answer {
    private static final int ACCEPTED = 202;

    /** A header; several may have one name. */
    public record Header(String name, String value) {}

    private final int status;
    private final List<Header> headers = new ArrayList<>(8);
    private @Nullable Object body;

    private Answer(int status) {
        this.status = status;
    }

    /** An answer without a body. */
    public static Answer of(int status) {
        return new Answer(status);
    }

    /** What was asked for will be done. */
    public static Answer accepted() {
        return of(ACCEPTED);
    }

    /** The same with one more header. */
    public Answer with(String name, Object value) {
        headers.add(new Header(name, value.toString()));
        return this;
    }

    /**
     * The same with a body.
     *
     * @param content bytes as they are, or what is to be written in the format of the request's answer
     * @param contentType the header of this name
     */
    public Answer body(Object content, String contentType) {
        body = content;
        return with("Content-Type", contentType);
    }

    /** The same with another body of the same type. */
    public Answer instead(byte[] content) {
        body = content;
        return this;
    }

    /** Whether it has such a header. */
    public boolean has(String name) {
        for (Header header : headers) {
            if (header.name().equalsIgnoreCase(name)) {
                return true;
            }
        }
        return false;
    }

    /** The status code. */
    public int status() {
        return status;
    }

    /** In the order in which they were given. */
    public List<Header> headers() {
        return headers;
    }

    /** Bytes, a message, or null for none. */
    public @Nullable Object body() {
        return body;
    }
}
