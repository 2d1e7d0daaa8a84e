package org.portaplus.server.http.answers;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Stack traces for the log without the exceptions' messages, which may quote a request and so a secret. Stateless. */
final class StackOf {
    private static final int FRAMES = 30;

    private StackOf() {}

    static String withoutMessages(Throwable thrown) {
        StringBuilder text = new StringBuilder();
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            text.append(text.isEmpty() ? "" : "\ncaused by ")
                    .append(cause.getClass().getName());
            text.append(Arrays.stream(cause.getStackTrace())
                    .limit(FRAMES)
                    .map(frame -> "\n\tat " + frame)
                    .collect(Collectors.joining()));
        }
        return text.toString();
    }
}
