package org.portaplus.server.settings;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.QuarkusBindException;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.ConfigValidationException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.portaplus.server.store.StoreException;

/**
 * Starts the server, and reports start-up errors to its operator: one line per problem on standard error, and an exit
 * code other than 0. Only our own defects show a stack trace.
 */
public final class ServerStart {
    private static final int FAILED = 1;
    private static final String TLS = "io.quarkus.tls.";

    /** A setting whose value is not of its type, and why. */
    private static final Pattern OF_FRAMEWORK = Pattern.compile(
            "The config property (\\S+) with the config value .* threw an Exception whilst being converted (.*)",
            Pattern.DOTALL);

    private ServerStart() {}

    /** Starts the server and waits for its end, which is that of the process. */
    public static void run() {
        prepare();
        Quarkus.run(null, (code, failure) -> {
            tell(failure);
            System.exit(code);
        });
    }

    /**
     * Starts the server for a program that uses it, and ends it when the program has ended.
     *
     * @return the exit code: the program's own, or another than 0 when the server did not start
     */
    public static int runFor(Class<? extends QuarkusApplication> program) {
        prepare();
        AtomicInteger exit = new AtomicInteger();
        Quarkus.run(program, (code, failure) -> {
            tell(failure);
            exit.set(code);
        });
        return exit.get();
    }

    private static void prepare() {
        // Quarkus would refuse URLs that are not quite RFC 3986, such as /json/reply/CreateAccount[] with its brackets,
        // with an empty answer and before any of our code; the package http repairs them, or refuses them with a body.
        System.setProperty("vertx.disableURIValidation", "true");
        List<String> problems =
                Settings.problems(ConfigUtils.configBuilder(LaunchMode.NORMAL).build());
        if (!problems.isEmpty()) {
            problems.forEach(ServerStart::say);
            System.exit(FAILED);
        }
    }

    private static void tell(@Nullable Throwable failure) {
        if (failure == null) {
            return;
        }
        List<String> reasons = reasons(failure);
        reasons.forEach(ServerStart::say);
        if (reasons.isEmpty()) {
            Logger.getLogger(ServerStart.class).error("The server cannot start because of an internal error", failure);
        }
    }

    /** Errors that the operator can fix; empty for a defect. */
    private static List<String> reasons(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .map(ServerStart::problems)
                .filter(problems -> !problems.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private static List<String> problems(Throwable cause) {
        if (cause instanceof QuarkusBindException taken) {
            return List.of("quarkus.http.port (QUARKUS_HTTP_PORT): another process listens on " + taken.getHost() + ":"
                    + taken.getPort());
        }
        if (cause instanceof UnknownHostException) {
            return List.of("quarkus.http.host (QUARKUS_HTTP_HOST): there is no such host: " + cause.getMessage());
        }
        if (cause instanceof ConfigValidationException settings) {
            return IntStream.range(0, settings.getProblemCount())
                    .mapToObj(i -> ofFramework(settings.getProblem(i).getMessage()))
                    .toList();
        }
        if (cause instanceof StoreException) {
            return List.of(cause.getMessage());
        }
        // Certificates are the framework's matter; it says what is wrong with them, and names the file.
        StackTraceElement[] thrower = cause.getStackTrace();
        boolean ofTls = thrower.length > 0 && thrower[0].getClassName().startsWith(TLS);
        return ofTls ? List.of("quarkus.tls (QUARKUS_TLS_…): " + cause.getMessage()) : List.of();
    }

    /** What the framework says about a setting of its own, with the name first and without its numbers of messages. */
    private static String ofFramework(String message) {
        Matcher words = OF_FRAMEWORK.matcher(message);
        String said = words.find() ? Setting.label(words.group(1)) + ": " + words.group(2) : message;
        return said.replaceAll("SRCFG\\d+: ", "").replaceAll("\\p{Cntrl}", " ");
    }

    private static void say(String problem) {
        System.err.println("The server cannot start: " + problem);
    }
}
