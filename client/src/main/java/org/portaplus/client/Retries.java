package org.portaplus.client;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.NullMarked;

/** Whether and when a request is sent again. Immutable, and safe for use by many threads. */
@NullMarked
record Retries(int most) {
    /** Come again (408, 425, 429, 503), or a gateway without an answer of the service (502, 504). */
    private static final Set<Integer> AGAIN = Set.of(408, 425, 429, 502, 503, 504);

    private static final Duration FIRST = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    Retries {
        if (most < 0) {
            throw new IllegalArgumentException("retries: " + most);
        }
    }

    boolean isWorthwhile(int status, int retriesBefore) {
        return retriesBefore < most && AGAIN.contains(status);
    }

    /** How long to wait: as long as the service says, half a minute at most, or a time of chance that doubles with each retry, so that many do not come at once. */
    Duration pause(HttpResponse<?> answer, int retriesBefore) {
        return answer.headers()
                .firstValue("Retry-After")
                .flatMap(Retries::seconds)
                .map(wanted -> wanted.compareTo(LONGEST) > 0 ? LONGEST : wanted)
                .orElseGet(() -> pause(retriesBefore));
    }

    Duration pause(int retriesBefore) {
        long longest = Math.min(LONGEST.toMillis(), FIRST.toMillis() << Math.min(retriesBefore, 10));
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(longest / 2, longest + 1));
    }

    private static Optional<Duration> seconds(String text) {
        return text.matches("\\d{1,6}") ? Optional.of(Duration.ofSeconds(Long.parseLong(text))) : Optional.empty();
    }
}
