package org.portaplus.server.customers;

import static org.portaplus.server.store.schema.Tables.CUSTOMER;

import java.util.Objects;
import org.portaplus.server.faults.Checks;
import org.portaplus.server.licensing.License;
import org.portaplus.server.products.FeatureReferences;
import org.portaplus.server.products.PlanKind;
import org.portaplus.server.products.Plans;
import org.portaplus.server.store.Tx;

/**
 * Whether what a new customer names by number exists, and has its currency. Paths are those of the request's customer.
 * Source rule: domain §9.5, §9.13; DOM-012, DOM-024.
 */
final class CustomerReferences {
    private static final String DEFAULTS = "CustomerDefaultValues.";
    private static final String PREFERENCES = "Customer.Preferences.";

    private final Tx tx;
    private final int iEnv;
    private final String currency;
    private final Checks checks = new Checks();

    private CustomerReferences(Tx tx, int iEnv, String currency) {
        this.tx = tx;
        this.iEnv = iEnv;
        this.currency = currency;
    }

    static void check(Tx tx, License license, NewCustomer wanted) {
        new CustomerReferences(tx, license.iEnv(), wanted.currency()).check(license, wanted);
    }

    private void check(License license, NewCustomer wanted) {
        CustomerSettings settings = wanted.settings();
        CustomerSettings.Plans plans = settings.plans();
        sold(PlanKind.CUSTOMER_CLASS, plans.iCustomerClass(), DEFAULTS + "ICustomerClass");
        any(PlanKind.TEMPLATE, plans.iTemplate(), DEFAULTS + "ITemplate");
        any(PlanKind.REPRESENTATIVE, plans.iRep(), DEFAULTS + "IRep");
        sold(PlanKind.TARIFF, plans.iTariff(), DEFAULTS + "ITariff");
        sold(PlanKind.TARIFF, plans.iIncomingTariff(), DEFAULTS + "IIncomingTariff");
        sold(PlanKind.DISCOUNT_PLAN, plans.iVdPlan(), PREFERENCES + "IVDPlan");
        sold(PlanKind.SPENDING_PLAN, plans.iSpendingPlan(), DEFAULTS + "i_spendingPlan");
        any(PlanKind.ACCESS_LEVEL, plans.iAcl(), DEFAULTS + "IAcl");
        any(PlanKind.DIALLING_RULE, settings.calls().iDiallingRule(), DEFAULTS + "CldTranslationRule");
        any(PlanKind.MUSIC_ON_HOLD, settings.calls().iMoh(), PREFERENCES + "IMoh");
        any(PlanKind.TIME_ZONE, settings.billing().iTimeZone(), PREFERENCES + "ITimeZone");
        if (!Objects.equals(settings.billing().iUiTimeZone(), settings.billing().iTimeZone())) {
            any(PlanKind.TIME_ZONE, settings.billing().iUiTimeZone(), PREFERENCES + "IUITimeZone");
        }
        FeatureReferences.check(tx, iEnv, wanted.features(), CustomerRules.FEATURES, checks);
        checks.require(
                isDistributor(license, plans.iDistributor()),
                "Server.Customer.distributor_not_found",
                DEFAULTS + "IDistributor",
                "There is no distributor of this number");
        checks.done();
    }

    /** What is sold has a currency. */
    private void sold(PlanKind kind, Integer iPlan, String field) {
        Plans.check(tx, iEnv, kind, iPlan, currency, field, checks);
    }

    private void any(PlanKind kind, Integer iPlan, String field) {
        Plans.check(tx, iEnv, kind, iPlan, null, field, checks);
    }

    private boolean isDistributor(License license, Integer iDistributor) {
        return iDistributor == null
                || iDistributor == 0
                || tx.sql()
                        .fetchOptional(CUSTOMER, CUSTOMER.I_ENV.eq(iEnv).and(CUSTOMER.I_CUSTOMER.eq(iDistributor)))
                        .filter(row -> row.getICustomerType() == Customers.DISTRIBUTOR
                                && !row.getBillStatus().equals("C")
                                && license.sees(row.getResellerPath()))
                        .isPresent();
    }
}
