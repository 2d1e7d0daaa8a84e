/** Texts of scalars: numbers, dates, booleans. */
@NullMarked
package org.portaplus.wire.internal.text;

import org.jspecify.annotations.NullMarked;
