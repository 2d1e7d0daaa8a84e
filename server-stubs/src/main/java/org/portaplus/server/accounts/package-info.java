/** Accounts, aliases, extensions and their add-ons. Source: docs/domain.md#accounts. */
@NullMarked
package org.portaplus.server.accounts;

import org.jspecify.annotations.NullMarked;
