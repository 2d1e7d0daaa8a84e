/**
 * The operations of the contract, one class each: License, rules, domain, answer. Generated models end here; below them the
 * domain has its own types. Source rule: design §§2, 3; domain §12.
 */
@NullMarked
package org.portaplus.server.operations;

import org.jspecify.annotations.NullMarked;
