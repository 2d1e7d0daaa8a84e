package org.portaplus.server.operations;

import org.portaplus.server.store.Store;

/** How tasks reach the store: directly to read, once for a key to write, or item by item. Safe for use by many threads. */
record StoreAccess(Store store, Once once, ReplyItems reply) {}
