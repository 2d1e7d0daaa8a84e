package org.portaplus.server.http;

/** Is told of every request when it is over, on the thread of its connection: it must be quick. Thread-safe. */
public interface RequestObserver {

    /** Takes note of a request whose answer is out, or whose client has gone. */
    void done(RequestTrail request);
}
