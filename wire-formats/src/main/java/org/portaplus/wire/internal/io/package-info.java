/** Characters and bytes: input with its place, output in UTF-8. */
@NullMarked
package org.portaplus.wire.internal.io;

import org.jspecify.annotations.NullMarked;
