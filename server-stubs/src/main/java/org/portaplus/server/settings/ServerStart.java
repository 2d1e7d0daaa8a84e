package org.portaplus.server.settings;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusBindException;
import io.quarkus.runtime.configuration.ConfigUtils;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.portaplus.server.store.StoreException;

/**
 * Starts the server, and words for its operator what keeps it from starting: one line for each thing that is to be mended,
 * on the standard error, and an exit code that is not 0. A stack trace is left to defects of ours.
 */
public final class ServerStart {
    private static final int FAILED = 1;
    private static final String TLS = "io.quarkus.tls.";

    private ServerStart() {}

    /** Starts the server and waits for its end. */
    public static void run() {
        // Quarkus would refuse URLs that are not quite RFC 3986, such as /json/reply/CreateAccount[] with its brackets,
        // with an empty answer and before any of our code; the package http repairs them, or refuses them with a body.
        System.setProperty("vertx.disableURIValidation", "true");
        List<String> problems =
                Settings.problems(ConfigUtils.configBuilder(LaunchMode.NORMAL).build());
        if (!problems.isEmpty()) {
            problems.forEach(ServerStart::say);
            System.exit(FAILED);
        }
        Quarkus.run(null, ServerStart::ended);
    }

    private static void ended(int code, Throwable failure) {
        if (failure != null) {
            reason(failure).ifPresentOrElse(ServerStart::say, () -> Logger.getLogger(ServerStart.class)
                    .error("The server cannot start for a reason of its own", failure));
        }
        System.exit(code);
    }

    /** What the operator can mend; empty for a defect. */
    private static Optional<String> reason(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .map(ServerStart::problem)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> problem(Throwable cause) {
        if (cause instanceof QuarkusBindException taken) {
            return Optional.of("quarkus.http.port (QUARKUS_HTTP_PORT): another process listens on " + taken.getHost()
                    + ":" + taken.getPort());
        }
        if (cause instanceof StoreException) {
            return Optional.ofNullable(cause.getMessage());
        }
        // Certificates are the framework's matter; it says what is wrong with them, and names the file.
        StackTraceElement[] thrower = cause.getStackTrace();
        boolean ofTls = thrower.length > 0 && thrower[0].getClassName().startsWith(TLS);
        return ofTls ? Optional.of("quarkus.tls (QUARKUS_TLS_…): " + cause.getMessage()) : Optional.empty();
    }

    private static void say(String problem) {
        System.err.println("The server cannot start: " + problem);
    }
}
