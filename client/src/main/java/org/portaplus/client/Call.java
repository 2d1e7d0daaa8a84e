package org.portaplus.client;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * What one call sends: verb, path, query, headers and body. Made and filled by the generated methods.
 *
 * <p>Not thread-safe: it lives for one call.
 *
 * @since 0.1.0
 */
@API(status = Status.INTERNAL, since = "0.1.0")
@NullMarked
public final class Call {
    private final String operation;
    private final String verb;
    private final StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
    private final Map<String, String> headers = new LinkedHashMap<>();
    private String path;
    private @Nullable Object body;

    public Call(String operation, String verb, String path) {
        this.operation = operation;
        this.verb = verb;
        this.path = path;
    }

    /** Fills a part of the path; a part cannot be left out. */
    public void path(String name, @Nullable Object value) throws ApiException {
        if (value == null) {
            throw new ApiException("Missing the required parameter '" + name + "' when calling " + operation);
        }
        path = path.replace("{" + name + "}", encoded(value));
    }

    /** Adds a member to the query; null leaves it out. */
    public void query(String name, @Nullable Object value) {
        if (value != null) {
            query.add(encoded(name) + "=" + encoded(value));
        }
    }

    /** Adds a header; null leaves it out. */
    public void header(String name, @Nullable Object value) {
        if (value != null) {
            headers.put(name, value.toString());
        }
    }

    public void body(@Nullable Object value) {
        body = value;
    }

    String operation() {
        return operation;
    }

    String verb() {
        return verb;
    }

    String pathAndQuery() {
        return path + query;
    }

    Map<String, String> headers() {
        return headers;
    }

    @Nullable
    Object body() {
        return body;
    }

    private static String encoded(Object value) {
        return ApiClient.urlEncode(ApiClient.valueToString(value));
    }
}
