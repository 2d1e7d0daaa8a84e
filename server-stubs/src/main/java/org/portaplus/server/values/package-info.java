/** What all parts of the server say of single values. Depends on nothing. */
@NullMarked
package org.portaplus.server.values;

import org.jspecify.annotations.NullMarked;
