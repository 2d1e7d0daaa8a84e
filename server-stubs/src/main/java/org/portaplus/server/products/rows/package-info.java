/** Keepers of the tables of the catalogue. */
@NullMarked
package org.portaplus.server.products.rows;

import org.jspecify.annotations.NullMarked;
