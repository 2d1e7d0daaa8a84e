package org.portaplus.conformance;

import java.net.URI;
import org.portaplus.process.ServerProcess;

/** A server that the kit has started. */
public record StartedTarget(ServerProcess server) implements Target, AutoCloseable {

    @Override
    public URI base() {
        return server.base();
    }

    @Override
    public String license() {
        return ServerProcess.LICENSE;
    }

    @Override
    public boolean canRestart() {
        return true;
    }

    @Override
    public void restart(boolean kill) {
        server.restart(kill);
    }

    @Override
    public void close() {
        server.close();
    }
}
