/** Keepers of the tables of environments and Licenses, and what a License sees, as a condition. */
@NullMarked
package org.portaplus.server.licensing.rows;

import org.jspecify.annotations.NullMarked;
