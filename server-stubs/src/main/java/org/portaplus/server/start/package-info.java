/** What happens when the server starts, ends and has nothing else to do: the parts of the domain are made from the settings. */
@NullMarked
package org.portaplus.server.start;

import org.jspecify.annotations.NullMarked;
