package org.portaplus.client.importer;

import java.io.Console;
import java.util.Optional;

/** The person at a terminal, if there is one. */
final class Terminal {
    private Terminal() {}

    /** The console, if input and output are a terminal. Newer JDKs have a console without that. */
    @SuppressWarnings("SystemConsoleNull")
    static Optional<Console> console() {
        Console console = System.console();
        if (console == null) {
            return Optional.empty();
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console)
                    ? Optional.of(console)
                    : Optional.empty();
        } catch (NoSuchMethodException e) {
            return Optional.of(console); // before JDK 22, to have one is to be at a terminal
        } catch (ReflectiveOperationException e) {
            return Optional.empty();
        }
    }
}
