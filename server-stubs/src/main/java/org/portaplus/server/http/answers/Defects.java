package org.portaplus.server.http.answers;

import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.http.RefusedBody;

/** What is known by a status or an exception alone, as refusals. Stateless. */
public final class Defects {
    private static final Logger LOG = Logger.getLogger(Defects.class);

    private Defects() {}

    /** What the framework says by a status alone; empty when that is none of a refusal. */
    public static Optional<Fault> refused(int status) {
        return Arrays.stream(FaultKind.values())
                .filter(kind -> kind.status() == status && status < 500)
                .findFirst()
                .map(kind -> Fault.of(kind, code(status), "The request was refused: " + code(status) + "."));
    }

    /**
     * What is thrown as a refusal: one is itself; a body that breaks off, or a client that has gone, is nothing that the
     * operator could mend; everything else is a defect.
     */
    public static Fault fault(Throwable thrown) {
        if (thrown instanceof Fault refusal) {
            return refusal;
        }
        if (thrown instanceof RefusedBody body) {
            return body.fault();
        }
        if (thrown instanceof IOException) {
            LOG.debugf("a connection broke: %s", thrown.getClass().getName());
            return Fault.of(
                    FaultKind.MALFORMED, "SerializationException", "The body could not be received to its end.");
        }
        return logged(thrown);
    }

    /** A defect as a fault that names it by its number in the log. */
    public static Fault logged(Throwable defect) {
        String number = Long.toString(System.nanoTime(), Character.MAX_RADIX);
        LOG.errorf("defect %s: %s", number, StackOf.withoutMessages(defect));
        return Fault.of(
                FaultKind.INTERNAL,
                "InternalServerError",
                "The server failed at this request; the operator finds it in the log as defect " + number + ".");
    }

    /** The code of a refusal that is known by its status alone. */
    public static String code(int status) {
        Response.Status known = Response.Status.fromStatusCode(status);
        return known == null ? "Error" : known.getReasonPhrase().replace(" ", "");
    }
}
