/** Keepers of the tables of the catalogue. */
package org.portaplus.server.products.rows;
