package org.portaplus.conformance;

import java.net.URI;

/** A server that somebody else runs. */
record RemoteTarget(URI base, String license) implements Target {

    @Override
    public boolean canRestart() {
        return false;
    }

    @Override
    public void restart(boolean kill) {
        throw new UnsupportedOperationException("a server of somebody else is not restarted");
    }
}
