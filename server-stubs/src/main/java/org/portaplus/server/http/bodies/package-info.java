/** Bodies: messages as bytes in every format, and what can be wrong with them. */
@NullMarked
package org.portaplus.server.http.bodies;

import org.jspecify.annotations.NullMarked;
