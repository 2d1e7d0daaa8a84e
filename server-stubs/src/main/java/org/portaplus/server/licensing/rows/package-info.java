/** Keepers of the tables of environments and Licenses, and what a License sees, as a condition. */
package org.portaplus.server.licensing.rows;
