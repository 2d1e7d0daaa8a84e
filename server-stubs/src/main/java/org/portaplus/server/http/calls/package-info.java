/**
 * Calls: a request is completed from path, query, form and header, checked against the limits of the contract, and handed to
 * its operation, alone or as part of a list, waited for or stored.
 */
@NullMarked
package org.portaplus.server.http.calls;

import org.jspecify.annotations.NullMarked;
