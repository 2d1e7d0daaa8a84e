/**
 * The store: connections, group commit, migrations, number counters, and encryption of secrets. Nothing here knows what
 * a customer is. Source: docs/architecture.md#the-store.
 */
@NullMarked
package org.portaplus.server.store;

import org.jspecify.annotations.NullMarked;
