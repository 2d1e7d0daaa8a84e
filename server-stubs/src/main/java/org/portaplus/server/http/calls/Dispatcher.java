package org.portaplus.server.http.calls;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.portaplus.server.contract.BaseMembers;
import org.portaplus.server.contract.ContractOperation;
import org.portaplus.server.contract.Retry;
import org.portaplus.server.contract.Route;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.http.Answer;
import org.portaplus.server.http.AnswerForm;
import org.portaplus.server.http.Exchange;
import org.portaplus.server.http.bodies.Jsonp;
import org.portaplus.wire.WireFormat;

/**
 * The step between a route and its operation: it makes a call of a request, answers from the samples where that is asked for,
 * and else has the operation run or store it. Thread-safe; one call serves one request on the thread it came on.
 */
@Singleton
public class Dispatcher {
    /** For tools that cannot cut it out of Location. */
    private static final String BATCH_ID = "X-Batch-Id";

    private static final int OK = 200;

    @Inject
    Exchange exchange;

    @Inject
    Calls calls;

    @Inject
    SampleAnswers samples;

    @Inject
    RequestList lists;

    /**
     * Runs the operation while the client waits, unless it prefers not to.
     *
     * @param body what was read from the body, or an empty request
     * @return 200 with the operation's answer
     * @throws Fault when the request is refused
     */
    public <Q extends BaseMembers, R extends BaseMembers> Answer reply(
            ContractOperation<Q, R> operation, Route route, Q body) {
        Calls.Call<Q, R> call = calls.bind(operation, route, body);
        if (call.changes() && isRatherAsync()) {
            return accepted(operation, route, call);
        }
        return call.isSample() ? answer(operation, sample(operation)) : answer(operation, call.run(call.retry()));
    }

    /**
     * Stores the message durably, to be processed later.
     *
     * @param body what was read from the body, or an empty request
     * @return 202 without a body, and where the result can be read
     * @throws Fault when the message cannot be accepted
     */
    public <Q extends BaseMembers, R extends BaseMembers> Answer oneway(
            ContractOperation<Q, R> operation, Route route, Q body) {
        return accepted(operation, route, calls.bind(operation, route, body));
    }

    private <Q extends BaseMembers, R extends BaseMembers> Answer accepted(
            ContractOperation<Q, R> operation, Route route, Calls.Call<Q, R> call) {
        if (call.isSample()) {
            return Answer.accepted();
        }
        if (!call.changes()) {
            // A read sent one-way changes nothing; running it still finds its errors.
            R unused = call.run(Retry.NONE);
            return Answer.accepted();
        }
        String batch = operation.store(route, call.checked().request(), call.retry());
        return Answer.accepted().with(HttpHeaders.LOCATION, place(batch)).with(BATCH_ID, batch);
    }

    /**
     * Runs the operation for each request of a list, one after the other, until one fails; earlier ones are not undone.
     *
     * @param body what was read from the body
     * @return 200 with the answers in the order of the requests, and how many they are
     * @throws Fault the first failure; its paths begin with the index of its request
     */
    public <Q extends BaseMembers, R extends BaseMembers> Answer replyEach(
            ContractOperation<Q, R> operation, Route route, List<Q> body) {
        return lists.changes(operation, route, body) && isRatherAsync()
                ? onewayEach(operation, route, body)
                : answer(operation, lists.run(operation, route, body));
    }

    /**
     * Stores each message of a list durably, all or none, to be processed later.
     *
     * @param body what was read from the body
     * @return 202 without a body, and where the results can be read
     * @throws Fault when a message cannot be accepted; its paths begin with the index of the message
     */
    public <Q extends BaseMembers, R extends BaseMembers> Answer onewayEach(
            ContractOperation<Q, R> operation, Route route, List<Q> body) {
        Answer accepted = Answer.accepted();
        for (String batch : lists.accept(operation, route, body)) {
            accepted.with(HttpHeaders.LINK, "<" + place(batch) + ">; rel=\"item\"");
        }
        return accepted;
    }

    private boolean isRatherAsync() {
        boolean async = exchange.head().preferences().respondAsync();
        if (async) {
            exchange.progress().applied("respond-async");
        }
        return async;
    }

    private static String place(String batch) {
        return "/batches/" + batch;
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

    private Answer answer(ContractOperation<?, ?> operation, Object entity) {
        AnswerForm form = exchange.answer();
        Answer answer = Answer.of(OK).body(entity, form.contentType());
        if (form.format() == WireFormat.CSV) {
            answer.with(
                    HttpHeaders.CONTENT_DISPOSITION, "attachment;filename=\"" + operation.operationName() + ".csv\"");
        }
        return answer;
    }
}
