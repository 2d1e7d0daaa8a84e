package org.portaplus.server.customers;

import static org.portaplus.server.values.Unset.isSet;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.portaplus.server.customers.rows.CustomerRows;
import org.portaplus.server.faults.Checks;
import org.portaplus.server.licensing.License;
import org.portaplus.server.products.FeatureReferences;
import org.portaplus.server.products.PlanKind;
import org.portaplus.server.products.Plans;
import org.portaplus.server.store.Tx;

/**
 * Whether what a new customer names by number exists, and has its currency. Paths are those of the request's customer.
 * Safe for use by many threads. Sources: DOM-012, DOM-024.
 */
final class CustomerReferences {
    private static final String DEFAULTS = "CustomerDefaultValues.";
    private static final String PREFERENCES = "Customer.Preferences.";

    private final CustomerRows rows;
    private final Plans plans;
    private final FeatureReferences features;

    CustomerReferences(CustomerRows rows, Plans plans, FeatureReferences features) {
        this.rows = rows;
        this.plans = plans;
        this.features = features;
    }

    void check(Tx tx, License license, NewCustomer wanted) {
        Checks checks = new Checks();
        plans(plans.of(tx, license.iEnv(), checks), wanted.currency(), wanted.settings());
        features.check(tx, license.iEnv(), wanted.features(), CustomerRules.FEATURES, checks);
        checks.require(
                isDistributor(tx, license, wanted.settings().plans().iDistributor()),
                "Server.Customer.distributor_not_found",
                DEFAULTS + "IDistributor",
                "There is no distributor of this number");
        checks.done();
    }

    private static void plans(Plans.Request request, String currency, CustomerSettings settings) {
        CustomerSettings.Plans plans = settings.plans();
        CustomerSettings.Billing billing = settings.billing();
        request.in(currency, PlanKind.CUSTOMER_CLASS, plans.iCustomerClass(), DEFAULTS + "ICustomerClass")
                .any(PlanKind.TEMPLATE, plans.iTemplate(), DEFAULTS + "ITemplate")
                .any(PlanKind.REPRESENTATIVE, plans.iRep(), DEFAULTS + "IRep")
                .in(currency, PlanKind.TARIFF, plans.iTariff(), DEFAULTS + "ITariff")
                .in(currency, PlanKind.TARIFF, plans.iIncomingTariff(), DEFAULTS + "IIncomingTariff")
                .in(currency, PlanKind.DISCOUNT_PLAN, plans.iVdPlan(), PREFERENCES + "IVDPlan")
                .in(currency, PlanKind.SPENDING_PLAN, plans.iSpendingPlan(), DEFAULTS + "i_spendingPlan")
                .any(PlanKind.ACCESS_LEVEL, plans.iAcl(), DEFAULTS + "IAcl")
                .any(PlanKind.DIALLING_RULE, settings.calls().iDiallingRule(), DEFAULTS + "CldTranslationRule")
                .any(PlanKind.MUSIC_ON_HOLD, settings.calls().iMoh(), PREFERENCES + "IMoh")
                .any(PlanKind.TIME_ZONE, billing.iTimeZone(), PREFERENCES + "ITimeZone");
        if (!Objects.equals(billing.iUiTimeZone(), billing.iTimeZone())) {
            request.any(PlanKind.TIME_ZONE, billing.iUiTimeZone(), PREFERENCES + "IUITimeZone");
        }
    }

    private boolean isDistributor(Tx tx, License license, @Nullable Integer iDistributor) {
        return !isSet(iDistributor)
                || rows.find(tx, license.iEnv(), iDistributor)
                        .filter(found -> found.customerType() == CustomerType.DISTRIBUTOR
                                && !found.isClosed()
                                && license.sees(found.resellerPath()))
                        .isPresent();
    }
}
