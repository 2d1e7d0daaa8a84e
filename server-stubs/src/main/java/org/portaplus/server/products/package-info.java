/** What is sold: products, add-ons, subscriptions, plans and service features. Source rule: domain §§5, 8, 12.4. */
package org.portaplus.server.products;
