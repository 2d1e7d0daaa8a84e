/** What the parsers, generators and factories of several formats share. */
@NullMarked
package org.portaplus.wire.internal.stream;

import org.jspecify.annotations.NullMarked;
