package org.portaplus.server.products;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.math.BigDecimal;

/**
 * A main product or an add-on. Immutable. Source: docs/domain.md#products-add-ons-and-subscriptions.
 *
 * @param currency ISO 4217
 * @param role the account role it is for (1 universal … 9 voucher)
 * @param iProductGroup 0 for none
 * @param addonPriority among add-ons the higher one wins
 * @param allowedWithAny an add-on that suits every main product
 * @param iSubscription its periodic charge; 0 for none
 * @param maintenanceFee per month, in its currency
 * @param managedBy the reseller it belongs to; 0 for the operator
 */
@RecordBuilder
public record Product(
        int iProduct,
        String name,
        String endUserName,
        String description,
        String currency,
        int role,
        int iProductGroup,
        String groupName,
        boolean isAddon,
        int addonPriority,
        boolean allowedWithAny,
        int iSubscription,
        BigDecimal maintenanceFee,
        int managedBy) {}
