package org.portaplus.server;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** The program. */
@QuarkusMain
public final class Main {
    private Main() {}

    /** Starts the server and waits for its end. */
    public static void main(String... arguments) {
        // Quarkus would refuse URLs that are not quite RFC 3986, such as /json/reply/CreateAccount[] with its brackets,
        // with
        // an empty answer and before any of our code; the package http repairs them, or refuses them with a body.
        System.setProperty("vertx.disableURIValidation", "true");
        Quarkus.run(arguments);
    }
}
