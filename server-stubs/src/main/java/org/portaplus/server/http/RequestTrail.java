package org.portaplus.server.http;

import io.vertx.ext.web.RoutingContext;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.portaplus.wire.WireFormat;

/**
 * The recorded facts about a request, for the log and the metrics. No value here is chosen by a client, except the id,
 * which is checked: a path is kept as the template of its route, and a License as its number.
 *
 * <p>Goes from thread to thread with its request; one thread at a time.
 */
public final class RequestTrail {
    /** The header that carries the id, in requests and answers. */
    public static final String HEADER = "X-Request-Id";

    /** Stands for what is not known or does not apply. */
    public static final String NONE = "none";

    private static final String KEY = RequestTrail.class.getName();
    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9._:+/=@-]{1,128}");
    private static final HexFormat HEX = HexFormat.of();
    private static final Set<String> USUAL = Set.of("GET", "POST", "HEAD", "OPTIONS");
    private static final Pattern VERB = Pattern.compile("[A-Z]{1,16}");

    private final long begin = System.nanoTime();
    private final String id;
    private final String method;
    private String route = NONE;
    private String operation = NONE;
    private String format = NONE;
    private String license = NONE;
    private String refusal = "";
    private boolean ended;
    private int status;
    private long millis;
    private long bytesIn;
    private long bytesOut;

    private RequestTrail(String id, String method) {
        this.id = id;
        this.method = USUAL.contains(method) || VERB.matcher(method).matches() ? method : "other";
    }

    /** The trail of a request; begins it when there is none. */
    public static RequestTrail of(RoutingContext exchange) {
        RequestTrail known = exchange.get(KEY);
        if (known != null) {
            return known;
        }
        var stated = exchange.request().headers().getAll(HEADER);
        boolean fits = stated.size() == 1 && WELL_FORMED.matcher(stated.get(0)).matches();
        RequestTrail begun = new RequestTrail(
                fits ? stated.get(0) : newId(), exchange.request().method().name());
        exchange.put(KEY, begun);
        return begun;
    }

    /** 32 hexadecimal digits. They are to be different, not to be kept from anybody. */
    private static String newId() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return HEX.toHexDigits(random.nextLong()) + HEX.toHexDigits(random.nextLong());
    }

    public void at(String template, String name) {
        route = template;
        operation = name;
    }

    public void operation(String name) {
        operation = name;
    }

    public void format(WireFormat negotiated) {
        format = negotiated.suffix();
    }

    /** The code of the refusal that the request is answered with. */
    public void refused(String code) {
        refusal = code;
    }

    /** The code of the refusal that is the answer; empty for a result, and where nobody gave it a code. */
    public String refusal() {
        return refusal;
    }

    /** An answer that goes past the framework. */
    public void answered(int statusSent) {
        status = statusSent;
    }

    /**
     * Notes the License once it is known.
     *
     * @param iEnv its environment
     * @param iLicense its number there, which is no secret
     */
    public void license(int iEnv, int iLicense) {
        license = iEnv + "/" + iLicense;
    }

    /**
     * Closes the trail.
     *
     * @return false when it was closed before
     */
    public boolean end(boolean answerIsOut, RoutingContext exchange) {
        if (ended) {
            return false;
        }
        ended = true;
        millis = TimeUnit.NANOSECONDS.toMillis(nanos());
        bytesIn = exchange.request().bytesRead();
        bytesOut = exchange.response().bytesWritten();
        if (status == 0 && answerIsOut) {
            status = exchange.response().getStatusCode();
        }
        return true;
    }

    /** Nanoseconds since the request came. */
    public long nanos() {
        return System.nanoTime() - begin;
    }

    /** The client's id where it is well formed, else one of ours; it has no blank and no control character. */
    public String id() {
        return id;
    }

    /** The verb, in capitals; {@code other} for what is none. */
    public String method() {
        return method;
    }

    /** The route in the spelling of the contract, with the names of its members instead of their values. */
    public String route() {
        return route;
    }

    /** The operation; {@code page} for a page, {@code soap} for an envelope that names none, {@code system} below /q. */
    public String operation() {
        return operation;
    }

    /** The format of the answer, such as {@code json}; none of a page. */
    public String format() {
        return format;
    }

    /** Environment and number of the License, such as {@code 1/3}. */
    public String license() {
        return license;
    }

    /** The status of the answer; 0 when the client went away before it. */
    public int status() {
        return status;
    }

    /** Milliseconds from the head of the request to the end of the answer. */
    public long millis() {
        return millis;
    }

    /** Bytes of the request's body. */
    public long bytesIn() {
        return bytesIn;
    }

    /** Bytes of the answer's body, before compression. */
    public long bytesOut() {
        return bytesOut;
    }
}
