package org.portaplus.client.importer;

/** How a run can end, for scripts; documented in {@code docs/import.md}. An interrupted run ends with 130 or 143. */
enum ExitCode {
    DONE(0, "every row was created, or the check found nothing"),
    SOME_FAILED(1, "the import is complete; the server refused some rows"),
    USAGE(2, "the command line, the file or its columns cannot be used"),
    CHECK_FAILED(3, "the local check found errors; nothing was sent"),
    STOPPED(4, "stopped before the end; the same command continues"),
    LICENSE(5, "there is no License, or the server refuses it"),
    JOURNAL(6, "the journal belongs to another import, is in use, or is damaged"),
    DEFECT(70, "a defect of this program");

    private final int code;
    private final String meaning;

    ExitCode(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    int code() {
        return code;
    }

    /** One line of the help. */
    String line() {
        return code + ":" + meaning;
    }
}
