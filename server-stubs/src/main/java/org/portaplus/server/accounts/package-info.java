/** Accounts, aliases, extensions and their add-ons. Source: docs/domain.md#accounts. */
package org.portaplus.server.accounts;
