/** Requests that clients may send again: their first answers, kept with what they changed. Source: decision 6. */
@NullMarked
package org.portaplus.server.idempotency;

import org.jspecify.annotations.NullMarked;
