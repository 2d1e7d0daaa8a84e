package org.portaplus.server.http.serving;

import io.quarkus.arc.Arc;
import io.quarkus.arc.InjectableContext;
import io.quarkus.arc.ManagedContext;
import io.quarkus.runtime.ExecutorRecorder;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.concurrent.Executor;
import org.jboss.logging.Logger;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.http.answers.Defects;
import org.portaplus.server.http.answers.ErrorAnswers;
import org.portaplus.server.http.answers.ResponseHeaders;
import org.portaplus.server.http.routes.RequestRouting;
import org.portaplus.server.http.routes.RouteTable;

/**
 * Takes the requests for operations from the router, and sees that each has an answer: a result, or the refusal that its work ended
 * with. Thread-safe.
 */
@Singleton
class OperationRequests {
    /** Behind the gate and what the framework does for all requests, such as CORS; before pages. */
    private static final int ORDER = 500;

    private static final Logger LOG = Logger.getLogger(OperationRequests.class);

    private final Executor threads = ExecutorRecorder.getCurrent();

    @Inject
    RequestRouting routing;

    @Inject
    RequestWork work;

    @Inject
    ErrorAnswers errors;

    @Inject
    ResponseHeaders headers;

    @Inject
    AnswerWriter writer;

    void open(@Observes Router router) {
        router.route().order(ORDER).handler(this::take);
    }

    private void take(RoutingContext context) {
        RequestRouting.Address address = routing.address(context.request().path());
        if (isForOperation(address, context.request().method().name())) {
            serve(context, address);
        } else {
            context.next();
        }
    }

    private static boolean isForOperation(RequestRouting.Address address, String verb) {
        return address.match().isPresent()
                && (!address.match().get().page()
                        || address.target(verb).orElse(null) instanceof RouteTable.Target.Soap);
    }

    /** What the head says is judged at once, by the thread of the connection; everything else may wait. */
    private void serve(RoutingContext context, RequestRouting.Address address) {
        ManagedContext request = Arc.container().requestContext();
        request.activate();
        RequestWork.Work judged;
        try {
            judged = work.begin(context, address);
        } catch (RuntimeException thrown) {
            refuse(context, thrown);
            request.terminate();
            return;
        }
        InjectableContext.ContextState state = request.getState();
        request.deactivate(); // before another thread takes it up
        threads.execute(() -> finish(context, judged, state));
    }

    private void finish(RoutingContext context, RequestWork.Work judged, InjectableContext.ContextState state) {
        ManagedContext request = Arc.container().requestContext();
        request.activate(state);
        try {
            writer.write(context, headers.complete(judged.answer()));
        } catch (IOException | RuntimeException | Error thrown) {
            refuse(context, thrown);
        } finally {
            request.terminate();
        }
    }

    /** A refusal is the answer unless there is one already, which then must not look whole. */
    private void refuse(RoutingContext context, Throwable thrown) {
        if (context.response().headWritten()) {
            if (thrown instanceof IOException) {
                LOG.debugf(
                        "a client did not take its answer: %s",
                        thrown.getClass().getName());
            } else {
                Fault unused = Defects.logged(thrown);
            }
            context.request().connection().close();
            return;
        }
        try {
            writer.write(context, headers.complete(errors.answer(Defects.fault(thrown))));
        } catch (IOException | RuntimeException gone) {
            LOG.debugf("a refusal could not be sent: %s", gone.getClass().getName());
            context.request().connection().close();
        }
    }
}
