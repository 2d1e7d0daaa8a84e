/**
 * The store: connections, group commit, migrations, number counters, and sealing of secrets. Nothing here knows what a
 * customer is. Source rule: design §6.
 */
@NullMarked
package org.portaplus.server.store;

import org.jspecify.annotations.NullMarked;
