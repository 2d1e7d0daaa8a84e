package org.portaplus.server.http.answers;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.http.RefusedBody;

/** The one way out for everything that is thrown: a refusal is worded for the caller, a defect is only named. */
@Singleton
public class FaultMapping {
    private static final Logger LOG = Logger.getLogger(FaultMapping.class);

    @Inject
    ErrorAnswers errors;

    /** A refusal. */
    @ServerExceptionMapper
    public Response fault(Fault fault) {
        return errors.answer(fault);
    }

    /** What the framework refuses by itself, such as a body over the limit. */
    @ServerExceptionMapper
    public Response framework(WebApplicationException refusal) {
        int status = refusal.getResponse().getStatus();
        return Defects.refused(status)
                .map(errors::answer)
                .orElseGet(() -> status < 400 ? refusal.getResponse() : defect(refusal));
    }

    /** A body that is refused or breaks off, or a client that has gone: nothing that the operator could fix. */
    @ServerExceptionMapper
    public Response connection(IOException broken) {
        if (broken instanceof RefusedBody refused) {
            return errors.answer(refused.fault());
        }
        LOG.debugf("a connection broke: %s", broken.getClass().getName());
        return errors.answer(
                Fault.of(FaultKind.MALFORMED, "SerializationException", "The body could not be received to its end."));
    }

    /** A defect of ours: the log has the details, the caller a number to ask for. */
    @ServerExceptionMapper
    public Response defect(Throwable defect) {
        return errors.answer(Defects.logged(defect));
    }
}
