package org.portaplus.server.http;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;

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
        return refused(status)
                .map(errors::answer)
                .orElseGet(() -> status < 400 ? refusal.getResponse() : defect(refusal));
    }

    /** What the framework says by a status alone; empty when that is none of a refusal. */
    static Optional<Fault> refused(int status) {
        return Arrays.stream(FaultKind.values())
                .filter(kind -> kind.status() == status && status < 500)
                .findFirst()
                .map(kind -> Fault.of(kind, code(status), "The request was refused: " + code(status) + "."));
    }

    /** A body that is refused or breaks off, or a client that has gone: nothing that the operator could mend. */
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
        return errors.answer(logged(defect));
    }

    /** A defect as a fault that names it by its number in the log. */
    static Fault logged(Throwable defect) {
        String number = Long.toString(System.nanoTime(), Character.MAX_RADIX);
        LOG.errorf("defect %s: %s", number, StackOf.withoutMessages(defect));
        return Fault.of(
                FaultKind.INTERNAL,
                "InternalServerError",
                "The server failed at this request; the operator finds it in the log as defect " + number + ".");
    }

    /** The code of a refusal that is known by its status alone. */
    static String code(int status) {
        Response.Status known = Response.Status.fromStatusCode(status);
        return known == null ? "Error" : known.getReasonPhrase().replace(" ", "");
    }
}
