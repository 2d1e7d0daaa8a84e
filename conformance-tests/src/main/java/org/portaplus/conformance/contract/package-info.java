/** What the contract says: types, members, routes, samples and the documented pages. */
package org.portaplus.conformance.contract;
