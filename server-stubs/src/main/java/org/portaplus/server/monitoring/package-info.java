/** What is told to whoever runs the server: liveness and readiness, metrics, the log of requests. Source rule: design §6. */
package org.portaplus.server.monitoring;
