/** Threads that the whole service hangs on, and what happens when one ends. Source: docs/operations.md#vital-threads. */
@NullMarked
package org.portaplus.server.threads;

import org.jspecify.annotations.NullMarked;
