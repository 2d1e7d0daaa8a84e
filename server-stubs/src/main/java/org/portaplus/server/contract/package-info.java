/**
 * What the sources that are generated from the contract build on: routes, operations and the members that all requests share.
 * Knows neither HTTP nor the domain.
 */
package org.portaplus.server.contract;
