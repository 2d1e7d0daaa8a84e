/** Work that was acknowledged and is done item by item, each exactly once. Source: decision 11. */
@NullMarked
package org.portaplus.server.batches;

import org.jspecify.annotations.NullMarked;
