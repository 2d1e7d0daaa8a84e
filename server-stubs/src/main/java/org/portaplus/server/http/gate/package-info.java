/**
 * The gate: checks of a request before the framework sees it, and their refusals. Enters the routes only for the format
 * of such a refusal.
 */
@NullMarked
package org.portaplus.server.http.gate;

import org.jspecify.annotations.NullMarked;
