/** Keepers of the tables of accounts: all their SQL, and nothing of their rules. */
@NullMarked
package org.portaplus.server.accounts.rows;

import org.jspecify.annotations.NullMarked;
