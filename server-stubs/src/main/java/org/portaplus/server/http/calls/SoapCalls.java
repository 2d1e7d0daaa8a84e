package org.portaplus.server.http.calls;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.List;
import java.util.Objects;
import org.portaplus.server.contract.BaseMembers;
import org.portaplus.server.contract.ContractOperation;
import org.portaplus.server.contract.Route;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.http.Answer;
import org.portaplus.server.http.BodyCharset;
import org.portaplus.server.http.Exchange;
import org.portaplus.server.http.bodies.Codecs;
import org.portaplus.server.http.bodies.Guard;
import org.portaplus.server.http.bodies.LargeMessages;
import org.portaplus.server.http.bodies.Reading;
import org.portaplus.server.http.bodies.SoapAction;
import org.portaplus.server.http.bodies.SoapMessage;
import org.portaplus.wire.WireFormat;

/**
 * Requests in envelopes. One at the address of the other version is answered in its own version. The element in the body names
 * the operation; from there a message is processed like all others: binding, samples, limits, operation. Thread-safe.
 */
@Singleton
public class SoapCalls {
    @Inject
    Codecs codecs;

    @Inject
    Exchange exchange;

    @Inject
    LargeMessages large;

    @Inject
    SoapOperations operations;

    @Inject
    Dispatcher dispatcher;

    /**
     * Answers an envelope.
     *
     * @param ofAddress the version that the address is for
     * @param body unpacked
     * @throws Fault when the message cannot be read or is refused
     * @throws IOException when the body breaks off
     */
    public Answer answer(WireFormat ofAddress, InputStream body) throws IOException {
        Reading reading = large.begin(List.of());
        PushbackInputStream ahead = new PushbackInputStream(reading.watch(body), BodyCharset.DECLARATION);
        BodyCharset charset = exchange.progress().bodyCharset().orDeclared(ahead);
        try (SoapMessage message = codecs.envelope(
                ofAddress, charset.watch(ahead), charset.charset().orElse(null), reading)) {
            String element = element(message);
            // After the envelope, so that even this refusal is a fault of its version.
            boolean unused =
                    Guard.checked(exchange.head().query(), exchange.answer().format());
            ContractOperation<?, ?> operation = operations.of(element);
            exchange.trail().operation(operation.operationName());
            Answer answer = reply(operation, message);
            // A documented sample is bytes already, and stays as it is documented.
            boolean addressed =
                    !message.addressing().isEmpty() && answer.body() != null && !(answer.body() instanceof byte[]);
            return addressed ? addressed(operation, message.addressing(), answer) : answer;
        }
    }

    /** Also an envelope that breaks further on has been one. */
    private String element(SoapMessage message) throws IOException {
        try {
            return message.element();
        } finally {
            message.version().ifPresent(exchange::envelope);
        }
    }

    private <Q extends BaseMembers> Answer reply(ContractOperation<Q, ?> operation, SoapMessage message)
            throws IOException {
        Q request = message.read(
                operation.requestType(), exchange.head().preferences().strict());
        return dispatcher.reply(operation, Route.NONE, request);
    }

    private Answer addressed(ContractOperation<?, ?> operation, String addressing, Answer answer) throws IOException {
        ByteArrayOutputStream envelope = new ByteArrayOutputStream();
        codecs.write(exchange.answer().format(), Objects.requireNonNull(answer.body()), envelope);
        return answer.instead(
                SoapAction.in(envelope.toByteArray(), addressing, operation.operationName() + "Response"));
    }
}
