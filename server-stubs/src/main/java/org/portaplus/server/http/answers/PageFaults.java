package org.portaplus.server.http.answers;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.http.Answer;
import org.portaplus.server.http.AnswerForm;
import org.portaplus.server.http.Exchange;

/** Refusals of pages, and of addresses where nothing is, as answers of JAX-RS. Thread-safe. */
@Singleton
public class PageFaults {
    private static final int FIRST_OF_REFUSALS = 400;

    @Inject
    ErrorAnswers errors;

    @Inject
    Exchange exchange;

    @Inject
    MissingPage missing;

    /** What the framework refuses by itself. */
    @ServerExceptionMapper
    public Response framework(WebApplicationException refusal) {
        Response ofFramework = refusal.getResponse();
        return Defects.refused(ofFramework.getStatus())
                .map(this::refused)
                .orElseGet(() -> ofFramework.getStatus() < FIRST_OF_REFUSALS ? ofFramework : thrown(refusal));
    }

    /** Everything else. */
    @ServerExceptionMapper
    public Response thrown(Throwable thrown) {
        return refused(Defects.fault(thrown));
    }

    /** A refusal; a page that leads on where nothing is and the client would rather have one. */
    public Response refused(Fault fault) {
        if (fault.kind() == FaultKind.NOT_FOUND && exchange.answer().page() == AnswerForm.Page.PREFERRED) {
            exchange.refused(fault.code());
            return missing.missingPage(fault.getMessage());
        }
        Answer answer = errors.answer(fault);
        Response.ResponseBuilder response = Response.status(answer.status()).entity(answer.body());
        answer.headers().forEach(header -> response.header(header.name(), header.value()));
        return response.build();
    }
}
