/**
 * Who may do what: Licenses, their environment, reseller and scopes.
 * Sources: docs/architecture.md#licenses-and-commands, DOM-023.
 */
package org.portaplus.server.licensing;
