package org.portaplus.server.monitoring;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.portaplus.server.batches.Batches;

/**
 * A server whose worker has ended would accept messages for ever and process none: only a restart fixes that. The store
 * plays no part here, since a restart does not bring it back. Thread-safe.
 */
@Liveness
@Singleton
class BatchWorkerLiveness implements HealthCheck {
    private final Batches batches;

    BatchWorkerLiveness(Batches batches) {
        this.batches = batches;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("batch-worker")
                .status(batches.isAtWork())
                .build();
    }
}
