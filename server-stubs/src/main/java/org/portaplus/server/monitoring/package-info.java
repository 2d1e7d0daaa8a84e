/**
 * What is told to whoever runs the server: liveness and readiness, metrics, the log of requests.
 * Source: docs/operations.md#monitoring.
 */
package org.portaplus.server.monitoring;
