/**
 * The operations of the contract, one class each: License, rules, domain, answer. Generated models end here; below them the
 * domain has its own types. Sources: docs/architecture.md#from-contract-to-code, docs/domain.md#operations.
 */
@NullMarked
package org.portaplus.server.operations;

import org.jspecify.annotations.NullMarked;
