package org.portaplus.server.http;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.portaplus.wire.WireFormat;
import org.portaplus.wire.soap.SoapVersion;

/**
 * What is known of the request in hand beyond its message: the formats that were negotiated, what the client prefers, and
 * the members that came with the URL or a form. Lives for one request; for one thread.
 */
@RequestScoped
public class Exchange {
    private static final int NO_LIST = -1;

    private WireFormat responseFormat = WireFormat.JSON;
    private String spelling = WireFormat.JSON.mediaType();
    private boolean isEnvelope;
    private BodyCharset bodyCharset = BodyCharset.of(null, false);
    private boolean allowsPage;
    private boolean prefersPage;
    private boolean strict;
    private boolean respondAsync;
    private List<String> licenseHeaders = List.of();
    private String allow = "";
    private String route = "";
    private String callback = "";
    private boolean guarded;
    private String client = "";
    private List<String> idempotencyKeys = List.of();
    private RequestTrail trail;
    private Retry retry;
    private int part = NO_LIST;
    private int completed = NO_LIST;
    private final List<String> applied = new ArrayList<>();
    private Map<String, List<String>> query = new LinkedHashMap<>();
    private Map<String, List<String>> form = new LinkedHashMap<>();

    /** The format of the answer, be it a result or a refusal. */
    public WireFormat responseFormat() {
        return responseFormat;
    }

    /** @param mediaType the one of its media types that the client knows the format by */
    public void answerIn(WireFormat format, String mediaType) {
        responseFormat = format;
        spelling = mediaType;
    }

    /** What is said of the body's charset from outside. */
    public BodyCharset bodyCharset() {
        return bodyCharset;
    }

    public void bodyCharset(BodyCharset stated) {
        bodyCharset = stated;
    }

    /** Whether the body was recognised as an envelope. */
    public boolean isEnvelope() {
        return isEnvelope;
    }

    /** The body is an envelope, whatever else it turns out to be; the answer is one of the same version. */
    public void envelope(SoapVersion version) {
        isEnvelope = true;
        answerIn(version.format(), version.format().mediaType());
        trail.format(version.format());
    }

    /** Whether the client can read a page. */
    public boolean allowsPage() {
        return allowsPage;
    }

    public void allowsPage(boolean allowed) {
        allowsPage = allowed;
    }

    /** Whether unknown members are refused ({@code Prefer: handling=strict}). */
    public boolean strict() {
        return strict;
    }

    /** Whether the client would rather read a page, at an address that is not there or is one of pages. */
    public boolean prefersPage() {
        return prefersPage;
    }

    public void prefersPage(boolean preferred) {
        prefersPage = preferred;
    }

    /** Whether the client prefers not to wait ({@code Prefer: respond-async}). */
    public boolean respondAsync() {
        return respondAsync;
    }

    public void prefer(boolean strictHandling, boolean async) {
        strict = strictHandling;
        if (strict) {
            applied("handling=strict");
        }
        respondAsync = async;
    }

    /** The preferences that were honoured, as the header Preference-Applied lists them. */
    public String applied() {
        return String.join(", ", applied);
    }

    public void applied(String preference) {
        applied.add(preference);
    }

    /** How many requests of a list were done; empty when the request was no list. */
    public OptionalInt completed() {
        return completed == NO_LIST ? OptionalInt.empty() : OptionalInt.of(completed);
    }

    public void completed(int requests) {
        completed = requests;
    }

    /** The Licenses of the headers {@code X-License}; more than one must be the same. */
    public List<String> licenseHeaders() {
        return licenseHeaders;
    }

    public void licenseHeaders(List<String> licenses) {
        licenseHeaders = licenses;
    }

    /** What is noted of the request for the operator. */
    public RequestTrail trail() {
        return trail;
    }

    public void trail(RequestTrail begun) {
        trail = begun;
    }

    /** The network address of the client, as a trusted proxy has it where there is one; empty when it is not known. */
    public String client() {
        return client;
    }

    public void client(String address) {
        client = address;
    }

    public void idempotencyKeys(List<String> headers) {
        idempotencyKeys = headers;
    }

    /**
     * What the header Idempotency-Key makes of the request. Only what changes something asks for it.
     *
     * @throws org.portaplus.server.faults.Fault 400 for a malformed key
     */
    public Retry retry() {
        if (retry == null) {
            retry = Retry.of(idempotencyKeys);
        }
        return part == NO_LIST ? retry : retry.at(part);
    }

    /** Says which request of a list is in hand, counted from 0. */
    public void part(int request) {
        part = request;
    }

    /** Whether the answer tells about what an earlier request did. */
    public boolean isReplay() {
        return retry != null && retry.isReplay();
    }

    /** The function that a JSON answer is wrapped into; empty for none. */
    public String callback() {
        return callback;
    }

    public void callback(String name) {
        callback = name;
    }

    /** Whether texts of the answer, which is CSV, are kept from being taken for formulas. */
    public boolean guarded() {
        return guarded;
    }

    public void guard(boolean on) {
        guarded = on;
    }

    /** The {@code Content-Type} of the answer. */
    public MediaType responseType() {
        return callback.isEmpty() ? MediaTypes.written(responseFormat, spelling) : MediaTypes.SCRIPT;
    }

    /** The verbs of the path, as the header Allow lists them; empty while the path is not known. */
    public String allow() {
        return allow;
    }

    public void allow(String verbs) {
        allow = verbs;
    }

    /** The first segment of the route in the contract's spelling, such as {@code GetAccounts}; by it routes are named. */
    public String route() {
        return route;
    }

    public void route(String segment) {
        route = segment;
    }

    /** Decoded members of the query string, in order. */
    public Map<String, List<String>> query() {
        return query;
    }

    public void query(Map<String, List<String>> members) {
        query = members;
    }

    /** Decoded members of a posted form, in order. */
    public Map<String, List<String>> form() {
        return form;
    }

    public void form(Map<String, List<String>> members) {
        form = members;
    }
}
