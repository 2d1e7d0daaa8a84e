/**
 * What is told to whoever runs the server: liveness and readiness, metrics, the log of requests.
 * Source: docs/operations.md#monitoring.
 */
@NullMarked
package org.portaplus.server.monitoring;

import org.jspecify.annotations.NullMarked;
