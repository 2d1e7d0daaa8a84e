package org.portaplus.server;

import io.quarkus.runtime.annotations.QuarkusMain;
import org.portaplus.server.settings.ServerStart;

/** The program. */
@QuarkusMain
public final class Main {
    private Main() {}

    /** Starts the server and waits for its end. */
    public static void main(String... arguments) {
        ServerStart.run();
    }
}
