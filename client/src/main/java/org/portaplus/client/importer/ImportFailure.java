package org.portaplus.client.importer;

import org.jspecify.annotations.Nullable;

/** What ends a run before its end, worded for the person who must act on it. */
final class ImportFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitCode exit;

    ImportFailure(ExitCode exit, String message) {
        super(message);
        this.exit = exit;
    }

    ImportFailure(ExitCode exit, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.exit = exit;
    }

    ExitCode exit() {
        return exit;
    }
}
