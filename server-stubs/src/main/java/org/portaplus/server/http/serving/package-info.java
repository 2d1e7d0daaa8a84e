/**
 * Serving: an operation's request from the end of the gate to the last byte of its answer. It enters all other rooms but the
 * gate, in the order in which a request passes them: routes, bodies, calls, answers.
 *
 * <p>Pages go another way, by JAX-RS. Source: decision 37.
 */
@NullMarked
package org.portaplus.server.http.serving;

import org.jspecify.annotations.NullMarked;
