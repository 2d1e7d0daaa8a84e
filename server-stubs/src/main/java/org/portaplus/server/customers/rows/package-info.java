/** Keepers of the tables of customers: all their SQL, and nothing of their rules. */
package org.portaplus.server.customers.rows;
