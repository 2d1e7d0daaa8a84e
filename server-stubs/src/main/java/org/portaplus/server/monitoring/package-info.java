/**
 * Information for the operator: liveness and readiness, metrics, the request log. Source:
 * docs/operations.md#monitoring.
 */
@NullMarked
package org.portaplus.server.monitoring;

import org.jspecify.annotations.NullMarked;
