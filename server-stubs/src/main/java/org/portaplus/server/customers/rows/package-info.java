/** Keepers of the tables of customers: all their SQL, and nothing of their rules. */
@NullMarked
package org.portaplus.server.customers.rows;

import org.jspecify.annotations.NullMarked;
