package org.portaplus.client.importer;

/** What ends a run before its end, worded for the person who must act on it. */
final class ImportFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitCode exit;

    ImportFailure(ExitCode exit, String message) {
        super(message);
        this.exit = exit;
    }

    ImportFailure(ExitCode exit, String message, Throwable cause) {
        super(message, cause);
        this.exit = exit;
    }

    ExitCode exit() {
        return exit;
    }
}
