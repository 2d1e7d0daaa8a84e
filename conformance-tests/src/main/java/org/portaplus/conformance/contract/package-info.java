/** The content of the contract: types, members, routes, samples and the documented pages. */
package org.portaplus.conformance.contract;
