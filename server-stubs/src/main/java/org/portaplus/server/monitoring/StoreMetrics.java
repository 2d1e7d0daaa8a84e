package org.portaplus.server.monitoring;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.function.ToDoubleFunction;
import org.portaplus.server.batches.Backlog;
import org.portaplus.server.store.Store;

/**
 * What the store is doing: whether it answers, its failures so far, and the items of batches that wait in it. Instances on
 * one database each report the same backlog. What is not known, because the store does not answer, is NaN. Thread-safe.
 */
@Singleton
class StoreMetrics {
    private final StoreProbe probe;
    private final Store store;
    private final Clock clock;

    StoreMetrics(StoreProbe probe, Store store, Clock clock) {
        this.probe = probe;
        this.store = store;
        this.clock = clock;
    }

    void register(@Observes StartupEvent event, MeterRegistry registry) {
        Gauge.builder("porta.store.up", probe, asked -> asked.finding().works() ? 1 : 0)
                .description("1 if the store answers, takes writes and has the right schema, else 0")
                .register(registry);
        Gauge.builder("porta.batch.items.waiting", probe, backlog(Backlog::items))
                .description("Accepted batch items that are not processed yet")
                .register(registry);
        Gauge.builder("porta.batch.oldest", probe, backlog(this::ageInSeconds))
                .description("Age of the oldest message that is not processed yet; 0 if there is none")
                .baseUnit("seconds")
                .register(registry);
        store.failures().keySet().forEach(kind -> FunctionCounter.builder(
                        "porta.store.failures", store, of -> of.failures().get(kind))
                .description("Store failures by kind, including those that a retry resolved")
                .tag("kind", kind)
                .register(registry));
    }

    private static ToDoubleFunction<StoreProbe> backlog(ToDoubleFunction<Backlog> value) {
        return asked -> {
            StoreProbe.Finding finding = asked.finding();
            return finding.works() ? value.applyAsDouble(finding.backlog()) : Double.NaN;
        };
    }

    private double ageInSeconds(Backlog backlog) {
        return backlog.oldest()
                .map(accepted -> Duration.between(accepted, clock.instant()).toMillis() / 1000.0)
                .orElse(0.0);
    }
}
