package org.portaplus.server.customers;

import static org.portaplus.server.values.Unset.isSet;
import static org.portaplus.server.values.Unset.orElse;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.portaplus.server.products.ServiceFeature;

/**
 * A customer to be made, after the default values of the request were laid under it. Unset is null, empty text, or 0 for
 * numbers that are keys. Immutable; {@code toString} shows nothing but the currency.
 * Source: docs/domain.md#batchcustomercreation.
 *
 * @param name the customer's name in the environment; unset: company, else first and last name
 * @param login for self-care; unset: none
 * @param password for self-care; unset: generated when there is a login
 * @param customerType 1 retail, 2 reseller, 3 distributor; 0: retail
 * @param iParent the reseller it belongs to; 0: the License's
 * @param currency ISO 4217; empty: missing, which is refused
 * @param openingBalance in that currency; what the customer owes from the start
 * @param creditLimit in that currency
 * @param discountRate percent
 * @param promotionalCredit in that currency; posted as a payment
 * @param billStatus only O (open) can be made
 */
@RecordBuilder
public record NewCustomer(
        @Nullable String name,
        @Nullable String login,
        @Nullable String password,
        int customerType,
        int iParent,
        String currency,
        BigDecimal openingBalance,
        BigDecimal creditLimit,
        BigDecimal discountRate,
        BigDecimal promotionalCredit,
        @Nullable String billStatus,
        Subscriber subscriber,
        List<ServiceFeature> features,
        CustomerSettings settings) {

    public NewCustomer {
        features = List.copyOf(features);
    }

    /** The name with its default; empty when there is nothing to make it from. */
    String effectiveName() {
        return isSet(name) ? name : orElse(subscriber.get(SubscriberText.COMPANY), subscriber.fullName());
    }

    @Override
    public String toString() {
        return "NewCustomer[" + currency + "]";
    }
}
