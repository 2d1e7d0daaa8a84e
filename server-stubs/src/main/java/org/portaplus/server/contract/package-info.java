/**
 * The base of the sources that are generated from the contract: routes, operations and the members that all requests
 * share. Knows neither HTTP nor the domain.
 */
@NullMarked
package org.portaplus.server.contract;

import org.jspecify.annotations.NullMarked;
