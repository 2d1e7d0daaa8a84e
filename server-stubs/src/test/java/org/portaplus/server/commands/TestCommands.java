package org.portaplus.server.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.portaplus.server.store.TestDomain;

/** Calls commands as an operator does, beside the open store of a domain; its settings are system properties meanwhile. */
final class TestCommands implements AutoCloseable {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    TestCommands(TestDomain domain) {
        System.setProperty("porta.data-dir", domain.dir.toString());
        domain.settings.databaseUrl().ifPresent(url -> System.setProperty("porta.database.url", url));
        domain.settings.user().ifPresent(user -> System.setProperty("porta.database.user", user));
    }

    /** The standard output of a command that succeeds. */
    String run(String... args) {
        return call(0, out, args);
    }

    /** The standard error of a command that ends with an exit code. */
    String fails(int status, String... args) {
        return call(status, err, args);
    }

    private String call(int status, StringWriter of, String... args) {
        of.getBuffer().setLength(0);
        int ended = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
        assertThat(ended).as("%s%s", out, err).isEqualTo(status);
        return of.toString();
    }

    @Override
    public void close() {
        List.of("porta.data-dir", "porta.database.url", "porta.database.user").forEach(System::clearProperty);
    }
}
