/**
 * What changed between two editions of the contract, whom it breaks, and which version it asks for. It reads documents alone, so
 * that any two editions of any time can be compared.
 */
@NullMarked
package org.portaplus.spec.changes;

import org.jspecify.annotations.NullMarked;
