package org.portaplus.server.http;

/** Is notified of every completed request, on the thread of its connection: it must be quick. Thread-safe. */
public interface RequestObserver {

    /** Takes note of a request whose answer is out, or whose client has gone. */
    void done(RequestTrail request);
}
