/**
 * The documentation pages: what the host shows about its operations, from the contract and by the real codecs, with the
 * text of the documented pages.
 */
@NullMarked
package org.portaplus.server.metadata;

import org.jspecify.annotations.NullMarked;
