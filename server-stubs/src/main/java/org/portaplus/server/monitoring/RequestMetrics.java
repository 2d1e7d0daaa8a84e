package org.portaplus.server.monitoring;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.portaplus.server.http.RequestObserver;
import org.portaplus.server.http.RequestTrail;

/**
 * Counts and times of requests for each operation, format and class of status: {@code porta_requests_seconds}. The number of
 * series is bounded by the contract, whatever clients send. Thread-safe.
 */
@Singleton
class RequestMetrics implements RequestObserver {
    private static final Duration[] BOUNDS = LongStream.of(
                    5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 60_000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    private record Series(String operation, String format, String status) {}

    private final Map<Series, Timer> timers = new ConcurrentHashMap<>();
    private final MeterRegistry registry;

    RequestMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void done(RequestTrail request) {
        Series series = new Series(request.operation(), request.format(), statusClass(request.status()));
        timers.computeIfAbsent(series, this::timer).record(request.nanos(), TimeUnit.NANOSECONDS);
    }

    private Timer timer(Series series) {
        return Timer.builder("porta.requests")
                .description("Requests by operation, format and status class; gone: the client did not wait")
                .tag("operation", series.operation())
                .tag("format", series.format())
                .tag("status", series.status())
                .serviceLevelObjectives(BOUNDS)
                .register(registry);
    }

    private static String statusClass(int status) {
        return status == 0 ? "gone" : status / 100 + "xx";
    }
}
