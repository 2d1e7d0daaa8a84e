package org.portaplus.server.http.calls;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.function.Function;
import org.portaplus.server.contract.PathMembers;
import org.portaplus.server.contract.RouteDispatcher;
import org.portaplus.server.http.Exchange;
import org.portaplus.server.http.bodies.Jsonp;
import org.portaplus.wire.WireFormat;

/** Binds, answers from samples where asked to, checks limits, and calls the operation or stores the message. Thread-safe. */
@Singleton
public class Dispatcher implements RouteDispatcher {
    @Inject
    Exchange exchange;

    @Inject
    RequestBinding binding;

    @Inject
    ContractLimits limits;

    @Inject
    SampleAnswers samples;

    @Inject
    OnewayInbox inbox;

    @Inject
    RequestList lists;

    @Override
    public <Q, R> Response reply(String operation, Q body, PathMembers path, Function<Q, R> run) {
        if (isRatherAsync(operation)) {
            return oneway(operation, body, path, run);
        }
        if (bound(body, path)) {
            return answer(operation, sample(operation));
        }
        limits.check(body);
        return answer(operation, run.apply(body));
    }

    @Override
    public <Q, R> Response oneway(String operation, Q body, PathMembers path, Function<Q, R> run) {
        if (bound(body, path)) {
            return Response.accepted().build();
        }
        limits.check(body);
        if (!inbox.takes(operation)) {
            // A read sent one-way changes nothing; running it lets what is wrong with it be refused all the same.
            R unused = run.apply(body);
            return Response.accepted().build();
        }
        String batch = inbox.accept(operation, body);
        return Response.accepted().header(HttpHeaders.LOCATION, place(batch)).build();
    }

    @Override
    public <Q, R> Response replyEach(
            String operation, List<Q> body, PathMembers path, Class<R> answer, Function<Q, R> run) {
        return isRatherAsync(operation)
                ? onewayEach(operation, body, path, run)
                : answer(operation, lists.run(operation, body, path, answer, run));
    }

    @Override
    public <Q, R> Response onewayEach(String operation, List<Q> body, PathMembers path, Function<Q, R> run) {
        Response.ResponseBuilder accepted = Response.accepted();
        for (String batch : lists.accept(operation, body, path, run)) {
            accepted.header(HttpHeaders.LINK, "<" + place(batch) + ">; rel=\"item\"");
        }
        return accepted.build();
    }

    private boolean isRatherAsync(String operation) {
        boolean async = exchange.respondAsync() && inbox.takes(operation);
        if (async) {
            exchange.applied("respond-async");
        }
        return async;
    }

    private static URI place(String batch) {
        return URI.create("/batches/" + batch);
    }

    /** Completes the request; true when it is to be answered from the samples. */
    private boolean bound(Object request, PathMembers path) {
        return samples.applyTo(binding.complete(request, path));
    }

    private byte[] sample(String operation) {
        byte[] sample = samples.answer(operation, exchange.responseFormat());
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try {
            Jsonp.embed(exchange.callback(), out -> out.write(sample), body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return body.toByteArray();
    }

    private Response answer(String operation, Object entity) {
        WireFormat format = exchange.responseFormat();
        Response.ResponseBuilder answer = Response.ok(entity, exchange.responseType());
        if (format == WireFormat.CSV) {
            answer.header(HttpHeaders.CONTENT_DISPOSITION, "attachment;filename=\"" + operation + ".csv\"");
        }
        return answer.build();
    }
}
