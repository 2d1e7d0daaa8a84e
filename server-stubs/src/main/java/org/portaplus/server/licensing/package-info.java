/**
 * Who may do what: Licenses, their environment, reseller and scopes.
 * Sources: docs/architecture.md#licenses-and-commands, DOM-023.
 */
@NullMarked
package org.portaplus.server.licensing;

import org.jspecify.annotations.NullMarked;
