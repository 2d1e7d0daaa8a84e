package org.portaplus.server.http.answers;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.faults.FieldFault;
import org.portaplus.server.http.Answer;
import org.portaplus.server.http.AnswerForm;
import org.portaplus.server.http.Exchange;
import org.portaplus.server.http.bodies.Codecs;
import org.portaplus.server.http.bodies.Jsonp;
import org.portaplus.server.model.ErrorResponse;
import org.portaplus.server.model.ResponseError;
import org.portaplus.server.model.ResponseStatus;
import org.portaplus.wire.WireFormat;
import org.portaplus.wire.soap.SoapFault;

/** Refusals as HTTP answers, in the caller's format. Thread-safe. */
@Singleton
public class ErrorAnswers {
    // A client with ten thousand bad rows learns the cause from the first hundred.
    private static final int MOST_ERRORS = 100;

    // Every 401 has a challenge (RFC 9110 15.5.2). No browser knows the scheme and asks its user for a password.
    private static final String CHALLENGE = "License realm=\"Porta Plus 2\"";

    @Inject
    Codecs codecs;

    @Inject
    Exchange exchange;

    /** The answer of a refusal: its status, its body and the headers that belong to the status. */
    public Answer answer(Fault fault) {
        AnswerForm form = exchange.answer();
        WireFormat format = form.format();
        exchange.refused(fault.code());
        int status = fault.kind().status();
        boolean soap = format.isSoap();
        Answer answer = Answer.of(
                        soap ? SoapRefusal.status(fault, exchange.progress().isEnvelope()) : status)
                .body(body(fault, format, form.callback()), form.contentType());
        if (soap) {
            answer.with(SoapRefusal.STATUS_HEADER, status);
        } else if (fault.kind() == FaultKind.UNAUTHORIZED) {
            answer.with(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
        }
        if (fault.kind() == FaultKind.METHOD_NOT_ALLOWED) {
            answer.with(HttpHeaders.ALLOW, exchange.progress().allow());
        }
        fault.retryAfter().ifPresent(seconds -> answer.with(HttpHeaders.RETRY_AFTER, seconds));
        return answer;
    }

    /** The body of a refusal. In CSV it is one cell of JSV, which is no formula: there is nothing to guard. */
    public byte[] body(Fault fault, WireFormat format, String callback) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try {
            Jsonp.embed(callback, out -> codecs.write(format, message(fault, format), out), body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return body.toByteArray();
    }

    private static Object message(Fault fault, WireFormat format) {
        ErrorResponse response = response(fault);
        return format.isSoap() ? new SoapFault(SoapRefusal.code(fault), fault.getMessage(), response) : response;
    }

    private static ErrorResponse response(Fault fault) {
        List<ResponseError> errors = new ArrayList<>();
        fault.fields().stream().limit(MOST_ERRORS).map(ErrorAnswers::error).forEach(errors::add);
        int more = fault.fields().size() - errors.size();
        if (more > 0) {
            errors.add(new ResponseError().errorCode("TooManyErrors").message("And " + more + " more."));
        }
        return new ErrorResponse()
                .responseStatus(new ResponseStatus()
                        .errorCode(fault.code())
                        .message(fault.getMessage())
                        .errors(errors));
    }

    private static ResponseError error(FieldFault field) {
        return new ResponseError()
                .errorCode(field.code())
                .fieldName(field.field())
                .message(field.message());
    }
}
