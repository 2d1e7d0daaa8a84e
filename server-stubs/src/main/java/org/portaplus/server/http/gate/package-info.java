/**
 * The gate: what a request must be before the framework sees it, and the answer where it is not. Enters the routes only for
 * the format of that answer.
 */
@NullMarked
package org.portaplus.server.http.gate;

import org.jspecify.annotations.NullMarked;
