/** What is told to whoever runs the server: liveness and readiness, metrics, the log of requests. Source rule: design §6. */
@NullMarked
package org.portaplus.server.monitoring;

import org.jspecify.annotations.NullMarked;
