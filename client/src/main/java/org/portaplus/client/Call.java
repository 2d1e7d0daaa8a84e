package org.portaplus.client;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;

/**
 * What one call sends: verb, path, query, headers and body. Made and filled by the generated methods.
 *
 * <p>Not thread-safe: it lives for one call.
 */
public final class Call {
    private final String operation;
    private final String verb;
    private final StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
    private final Map<String, String> headers = new LinkedHashMap<>();
    private String path;
    private Object body;

    public Call(String operation, String verb, String path) {
        this.operation = operation;
        this.verb = verb;
        this.path = path;
    }

    /** Fills a part of the path; a part cannot be left out. */
    public void path(String name, Object value) throws ApiException {
        if (value == null) {
            throw new ApiException("Missing the required parameter '" + name + "' when calling " + operation);
        }
        path = path.replace("{" + name + "}", encoded(value));
    }

    /** Adds a member to the query; null leaves it out. */
    public void query(String name, Object value) {
        if (value != null) {
            query.add(encoded(name) + "=" + encoded(value));
        }
    }

    /** Adds a header; null leaves it out. */
    public void header(String name, Object value) {
        if (value != null) {
            headers.put(name, value.toString());
        }
    }

    public void body(Object value) {
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

    Object body() {
        return body;
    }

    private static String encoded(Object value) {
        return ApiClient.urlEncode(ApiClient.valueToString(value));
    }
}
