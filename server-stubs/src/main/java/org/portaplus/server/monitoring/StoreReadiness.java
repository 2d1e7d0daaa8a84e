package org.portaplus.server.monitoring;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Requests can be answered when the store can be reached, takes writes and has its schema. Thread-safe. */
@Readiness
@Singleton
class StoreReadiness implements HealthCheck {
    private final StoreProbe probe;

    StoreReadiness(StoreProbe probe) {
        this.probe = probe;
    }

    @Override
    public HealthCheckResponse call() {
        StoreProbe.Finding finding = probe.finding();
        HealthCheckResponseBuilder response = HealthCheckResponse.named("store").status(finding.works());
        if (!finding.works()) {
            response.withData("problem", finding.problem());
        }
        return response.build();
    }
}
