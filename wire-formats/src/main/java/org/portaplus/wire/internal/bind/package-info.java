/** Jackson's readers and writers of values, with the strictness of this module. */
@NullMarked
package org.portaplus.wire.internal.bind;

import org.jspecify.annotations.NullMarked;
