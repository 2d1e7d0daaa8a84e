/** Customers and resellers: names, addresses, money terms, preferences. Source: docs/domain.md#customers. */
@NullMarked
package org.portaplus.server.customers;

import org.jspecify.annotations.NullMarked;
