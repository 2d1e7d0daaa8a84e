/**
 * What is sold: products, add-ons, subscriptions, plans and service features.
 * Sources: docs/domain.md#products-add-ons-and-subscriptions, docs/domain.md#service-features.
 */
@NullMarked
package org.portaplus.server.products;

import org.jspecify.annotations.NullMarked;
