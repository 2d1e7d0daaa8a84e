package org.portaplus.server.batches;

import java.time.Instant;
import java.util.Optional;

/**
 * What was accepted and is not done yet, of all environments. Immutable.
 *
 * @param items how many items wait
 * @param oldest when the oldest message among them was accepted; empty when none waits
 */
public record Backlog(int items, Optional<Instant> oldest) {}
