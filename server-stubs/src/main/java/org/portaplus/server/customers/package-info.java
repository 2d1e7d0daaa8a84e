/** Customers and resellers: names, addresses, money terms, preferences. Source: docs/domain.md#customers. */
package org.portaplus.server.customers;
