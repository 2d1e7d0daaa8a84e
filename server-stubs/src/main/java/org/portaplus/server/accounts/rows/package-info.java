/** Keepers of the tables of accounts: all their SQL, and nothing of their rules. */
package org.portaplus.server.accounts.rows;
