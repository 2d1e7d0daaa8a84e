package org.portaplus.server.monitoring;

import jakarta.inject.Singleton;
import org.jboss.logging.Logger;
import org.portaplus.server.http.RequestObserver;
import org.portaplus.server.http.RequestTrail;

/**
 * One line for each request, in pairs of a key and a value. No value holds a blank, a quote or a control character,
 * since none but the id comes from the client, and that is checked. Probes and scrapes below /q are logged at DEBUG.
 * Thread-safe.
 */
@Singleton
class RequestLog implements RequestObserver {
    /** The category, by which the lines can be turned off or sent to a file of their own. */
    private static final Logger LOG = Logger.getLogger("porta.requests");

    private static final Logger.Level USUAL = Logger.Level.INFO;

    @Override
    public void done(RequestTrail request) {
        Logger.Level level = request.operation().equals("system") ? Logger.Level.DEBUG : USUAL;
        if (LOG.isEnabled(level)) {
            LOG.log(level, line(request));
        }
    }

    static String line(RequestTrail request) {
        return "id=" + request.id()
                + " method=" + request.method()
                + " route=" + request.route()
                + " operation=" + request.operation()
                + " format=" + request.format()
                + " status=" + request.status()
                + " millis=" + request.millis()
                + " in=" + request.bytesIn()
                + " out=" + request.bytesOut()
                + " license=" + request.license();
    }
}
