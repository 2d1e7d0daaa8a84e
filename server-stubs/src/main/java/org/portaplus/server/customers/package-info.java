/** Customers and resellers: names, addresses, money terms, preferences. Source rule: domain §§2, 3, 9, 12.1. */
package org.portaplus.server.customers;
