package org.portaplus.server.http.serving;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.portaplus.server.contract.BaseMembers;
import org.portaplus.server.contract.ContractOperation;
import org.portaplus.server.contract.ContractRoute;
import org.portaplus.server.contract.Route;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.http.Answer;
import org.portaplus.server.http.BodyCharset;
import org.portaplus.server.http.Exchange;
import org.portaplus.server.http.MediaTypes;
import org.portaplus.server.http.bodies.MessageReader;
import org.portaplus.server.http.bodies.UnpackedBody;
import org.portaplus.server.http.calls.Dispatcher;
import org.portaplus.server.http.calls.SoapCalls;
import org.portaplus.server.http.routes.Negotiation;
import org.portaplus.server.http.routes.PathSegments;
import org.portaplus.server.http.routes.RequestRouting;
import org.portaplus.server.http.routes.RouteTable;
import org.portaplus.wire.WireFormat;

/** The work of one request: its route is found, and its head judged; its body is read, its call made. Thread-safe. */
@Singleton
class RequestWork {
    private static final String LICENSE = "License";
    private static final String POST = "POST";
    private static final int OK = 200;

    @Inject
    Exchange exchange;

    @Inject
    RequestRouting routing;

    @Inject
    MessageReader reader;

    @Inject
    UnpackedBody unpacked;

    @Inject
    Dispatcher dispatcher;

    @Inject
    SoapCalls soap;

    /** What is to be done for a request whose head is in order. */
    @FunctionalInterface
    interface Work {
        /**
         * Does it, on a thread that may wait.
         *
         * @throws Fault when it is refused
         * @throws IOException when the body breaks off
         */
        Answer answer() throws IOException;
    }

    /**
     * Judges the head of a request. Never waits.
     *
     * @throws Fault when it is refused, whatever its body is
     */
    Work begin(RoutingContext context, RequestRouting.Address address) {
        RequestRouting.Routed routed = routing.route(context, address);
        RouteTable.Target target =
                address.target(context.request().method().name()).orElse(null);
        if (target == null) { // the only verb without a target that is not refused
            return () ->
                    Answer.of(OK).with(HttpHeaders.ALLOW, exchange.progress().allow());
        }
        return target instanceof RouteTable.Target.Soap endpoint
                ? envelope(context, endpoint.version())
                : operation(context, routed, (RouteTable.Target.Operation) target);
    }

    private Work envelope(RoutingContext context, WireFormat version) {
        MultiMap headers = context.request().headers();
        List<String> codings = headers.getAll(HttpHeaders.CONTENT_ENCODING);
        UnpackedBody.requireKnown(codings);
        String stated = headers.get(HttpHeaders.CONTENT_TYPE);
        Negotiation.requireSoap(version, stated);
        exchange.progress().bodyCharset(BodyCharset.of(stated, true));
        InputStream body = RequestBytes.of(context);
        return () -> soap.answer(version, unpacked.of(body, codings));
    }

    private Work operation(RoutingContext context, RequestRouting.Routed routed, RouteTable.Target.Operation target) {
        routed.negotiation().requireAcceptable();
        Map<String, String> members = PathSegments.decoded(routed.match().members());
        Route route = new Route(target.route().template(), members);
        // What would be said of a body is said of none.
        boolean hasBody = mayHaveBody(context.request());
        MultiMap headers = context.request().headers();
        List<String> codings = hasBody ? headers.getAll(HttpHeaders.CONTENT_ENCODING) : List.of();
        UnpackedBody.requireKnown(codings);
        Optional<WireFormat> format =
                bodyFormat(routed.negotiation(), hasBody ? headers.get(HttpHeaders.CONTENT_TYPE) : null);
        ContractRoute.Kind kind = target.route().kind();
        if (!target.route().verb().equals(POST)) {
            return () -> called(target.operation(), kind, route, null);
        }
        String license = members.getOrDefault(LICENSE, "");
        List<String> licenses = license.isEmpty() ? List.of() : List.of(license);
        InputStream body = RequestBytes.of(context);
        return () -> called(
                target.operation(), kind, route, new MessageReader.Body(unpacked.of(body, codings), format, licenses));
    }

    /** Empty for a form. */
    private Optional<WireFormat> bodyFormat(Negotiation negotiation, @Nullable String stated) {
        String type = negotiation.bodyType(stated);
        Optional<WireFormat> format = MediaTypes.format(type);
        exchange.progress().bodyCharset(BodyCharset.of(stated, format.equals(Optional.of(WireFormat.XML))));
        return format;
    }

    /** @param body null where the route has none */
    private <Q extends BaseMembers, R extends BaseMembers> Answer called(
            ContractOperation<Q, R> operation, ContractRoute.Kind kind, Route route, MessageReader.@Nullable Body body)
            throws IOException {
        return switch (kind) {
            case REPLY -> dispatcher.reply(operation, route, message(operation, body));
            case ONEWAY -> dispatcher.oneway(operation, route, message(operation, body));
            case REPLY_EACH -> dispatcher.replyEach(operation, route, messages(operation, body));
            case ONEWAY_EACH -> dispatcher.onewayEach(operation, route, messages(operation, body));
        };
    }

    private <Q extends BaseMembers> Q message(ContractOperation<Q, ?> operation, MessageReader.@Nullable Body body)
            throws IOException {
        return body == null
                ? operation.newRequest()
                : reader.message(body, operation.requestType(), operation::newRequest);
    }

    private <Q extends BaseMembers> List<Q> messages(
            ContractOperation<Q, ?> operation, MessageReader.@Nullable Body body) throws IOException {
        return body == null ? List.of() : reader.messages(body, operation.requestType());
    }

    private static boolean mayHaveBody(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null
                ? request.headers().contains("Transfer-Encoding")
                : !length.strip().equals("0");
    }
}
