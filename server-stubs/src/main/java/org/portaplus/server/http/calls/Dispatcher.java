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
import org.jspecify.annotations.Nullable;
import org.portaplus.server.contract.BaseMembers;
import org.portaplus.server.contract.ContractOperation;
import org.portaplus.server.contract.Retry;
import org.portaplus.server.contract.Route;
import org.portaplus.server.contract.RouteDispatcher;
import org.portaplus.server.http.AnswerForm;
import org.portaplus.server.http.Exchange;
import org.portaplus.server.http.bodies.Jsonp;
import org.portaplus.wire.WireFormat;

/** Makes calls of requests, answers from samples where asked to, and else has the operation run or store them. Thread-safe. */
@Singleton
public class Dispatcher implements RouteDispatcher {
    /** For tools that cannot cut it out of Location. */
    private static final String BATCH_ID = "X-Batch-Id";

    @Inject
    Exchange exchange;

    @Inject
    Calls calls;

    @Inject
    SampleAnswers samples;

    @Inject
    RequestList lists;

    @Override
    public <Q extends BaseMembers, R extends BaseMembers> Response reply(
            ContractOperation<Q, R> operation, Route route, Q body) {
        Calls.Call<Q, R> call = calls.bind(operation, route, body);
        if (call.changes() && isRatherAsync()) {
            return accepted(operation, route, call);
        }
        return call.isSample() ? answer(operation, sample(operation)) : answer(operation, call.run(call.retry()));
    }

    @Override
    public <Q extends BaseMembers, R extends BaseMembers> Response oneway(
            ContractOperation<Q, R> operation, Route route, Q body) {
        return accepted(operation, route, calls.bind(operation, route, body));
    }

    private <Q extends BaseMembers, R extends BaseMembers> Response accepted(
            ContractOperation<Q, R> operation, Route route, Calls.Call<Q, R> call) {
        if (call.isSample()) {
            return Response.accepted().build();
        }
        if (!call.changes()) {
            // A read sent one-way changes nothing; running it still finds its errors.
            R unused = call.run(Retry.NONE);
            return Response.accepted().build();
        }
        String batch = operation.store(route, call.checked().request(), call.retry());
        return Response.accepted()
                .header(HttpHeaders.LOCATION, place(batch))
                .header(BATCH_ID, batch)
                .build();
    }

    @Override
    public <Q extends BaseMembers, R extends BaseMembers> Response replyEach(
            ContractOperation<Q, R> operation, Route route, @Nullable List<Q> body) {
        return lists.changes(operation, route, body) && isRatherAsync()
                ? onewayEach(operation, route, body)
                : answer(operation, lists.run(operation, route, body));
    }

    @Override
    public <Q extends BaseMembers, R extends BaseMembers> Response onewayEach(
            ContractOperation<Q, R> operation, Route route, @Nullable List<Q> body) {
        Response.ResponseBuilder accepted = Response.accepted();
        for (String batch : lists.accept(operation, route, body)) {
            accepted.header(HttpHeaders.LINK, "<" + place(batch) + ">; rel=\"item\"");
        }
        return accepted.build();
    }

    private boolean isRatherAsync() {
        boolean async = exchange.head().preferences().respondAsync();
        if (async) {
            exchange.progress().applied("respond-async");
        }
        return async;
    }

    private static URI place(String batch) {
        return URI.create("/batches/" + batch);
    }

    private byte[] sample(ContractOperation<?, ?> operation) {
        AnswerForm form = exchange.answer();
        byte[] sample = samples.answer(operation.operationName(), form.format());
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try {
            Jsonp.embed(form.callback(), out -> out.write(sample), body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return body.toByteArray();
    }

    private Response answer(ContractOperation<?, ?> operation, Object entity) {
        AnswerForm form = exchange.answer();
        Response.ResponseBuilder answer = Response.ok(entity, form.contentType());
        if (form.format() == WireFormat.CSV) {
            answer.header(
                    HttpHeaders.CONTENT_DISPOSITION, "attachment;filename=\"" + operation.operationName() + ".csv\"");
        }
        return answer.build();
    }
}
