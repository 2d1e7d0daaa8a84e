/** Accounts, aliases, extensions and their add-ons. Source rule: domain §§4-9, 12.2-12.4. */
package org.portaplus.server.accounts;
