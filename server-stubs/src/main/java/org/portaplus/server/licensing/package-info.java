/** Who may do what: Licenses, their environment, reseller and scopes. Source rule: design §6, domain §§1, 2, 9.12. */
package org.portaplus.server.licensing;
