/** Refusals as values: one place for codes, kinds and the members at fault. */
@NullMarked
package org.portaplus.server.faults;

import org.jspecify.annotations.NullMarked;
