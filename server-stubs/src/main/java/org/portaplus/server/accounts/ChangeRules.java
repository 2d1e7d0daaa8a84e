package org.portaplus.server.accounts;

import static org.portaplus.server.accounts.AccountRules.isSet;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.portaplus.server.customers.Amounts;
import org.portaplus.server.customers.Customer;
import org.portaplus.server.customers.Passwords;
import org.portaplus.server.customers.Subscribers;
import org.portaplus.server.faults.Checks;
import org.portaplus.server.products.FeatureReferences;
import org.portaplus.server.products.PlanKind;
import org.portaplus.server.products.Plans;
import org.portaplus.server.products.ServiceFeatures;
import org.portaplus.server.store.Tx;
import org.portaplus.server.store.schema.tables.records.AccountRecord;

/**
 * What must hold of a change before anything is changed. Paths are relative to the account in the request. Source rule:
 * domain §9, §12.3.
 */
final class ChangeRules {
    private static final Subscribers.Paths SUBSCRIBER =
            new Subscribers.Paths("Country", "Email", "BCC", "MiddleInitials");
    /** The list of features in a request. */
    static final String FEATURES = "Servicefeatures";

    private static final int SHORTEST_LOGIN = 6;
    private static final Set<String> STATUSES = Set.of("O", "S", "I", "C");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?");

    private ChangeRules() {}

    static void check(Tx tx, AccountRecord account, Customer owner, AccountChange change) {
        Checks checks = new Checks();
        beliefs(account, owner, change.belief(), checks);
        access(account, change, checks);
        terms(tx, account, owner, change.terms(), checks);
        Subscribers.check(change.subscriber(), SUBSCRIBER, checks);
        ServiceFeatures.check(change.features(), FEATURES, checks);
        FeatureReferences.check(tx, account.getIEnv(), change.features(), FEATURES, checks);
        checks.done();
    }

    /** Numbers that identify an account do not move it elsewhere, and so a wrong one is a mistake; DOM-035. */
    private static void beliefs(AccountRecord account, Customer owner, AccountChange.Belief belief, Checks checks) {
        same(belief.iCustomer(), account.getICustomer(), "ICustomer", "customer", checks);
        same(belief.iParent(), owner.iParent(), "IParent", "reseller", checks);
        same(belief.iEnv(), account.getIEnv(), "IEnv", "environment", checks);
        same(belief.iBatch(), orZero(account.getIBatch()), "IBatch", "account batch", checks);
        same(belief.iSubscriber(), orZero(account.getISubscriber()), "ISubscriber", "subscriber", checks);
        checks.require(
                !isSet(belief.currency()) || belief.currency().equals(account.getCurrency()),
                "Server.Account.currency_mismatch",
                "ISO4217",
                "The currency of an account cannot change");
        if (isSet(belief.billingModel())) {
            Optional<BillingModel> model = BillingModel.parse(belief.billingModel());
            // ReChargeVoucher is what clients send that have no way to leave the member out
            boolean silent =
                    model.filter(m -> m == BillingModel.RECHARGE_VOUCHER).isPresent();
            checks.require(
                    silent
                            || model.filter(m -> m.number() == account.getBillingModel())
                                    .isPresent(),
                    "Equal",
                    "BillingModel",
                    "The billing model of an account cannot change");
        }
    }

    private static void same(int believed, int actual, String field, String what, Checks checks) {
        checks.require(
                believed == 0 || believed == actual,
                "Equal",
                field,
                "The account belongs to another " + what + "; this member does not move it");
    }

    private static int orZero(Integer number) {
        return number == null ? 0 : number;
    }

    private static void access(AccountRecord account, AccountChange change, Checks checks) {
        AccountChange.Access access = change.access();
        checks.require(
                !isSet(access.login())
                        || access.login().strip().length() >= SHORTEST_LOGIN
                        || access.login().equals(account.getLogin()),
                "Client.Account.too_short.account_info.login",
                "Login",
                "A login has at least " + SHORTEST_LOGIN + " characters");
        Names after = Names.after(account, change);
        if (isSet(access.webPassword())) {
            Passwords.objection(access.webPassword(), after.login())
                    .ifPresent(message -> checks.require(false, "Client.Account.weak_password", "Password", message));
        }
        if (isSet(access.voipPassword())) {
            Passwords.objection(access.voipPassword(), after.id())
                    .ifPresent(
                            message -> checks.require(false, "Client.Account.weak_password", "VoipPassword", message));
        }
    }

    private static void terms(Tx tx, AccountRecord account, Customer owner, AccountChange.Terms terms, Checks checks) {
        int iEnv = account.getIEnv();
        Amounts.check(terms.creditLimit(), "CreditLimit", checks);
        checks.require(
                        !isSet(terms.billStatus()) || STATUSES.contains(terms.billStatus()),
                        "Enum",
                        "BillStatus",
                        "A status is O open, S suspended, I inactive or C closed")
                .require(
                        terms.creditLimit() == null || terms.creditLimit().signum() >= 0,
                        "GreaterThanOrEqual",
                        "CreditLimit",
                        "A credit limit is not negative")
                .require(
                        !isSet(terms.teamsDomain())
                                || HOST.matcher(terms.teamsDomain()).matches(),
                        "RegularExpression",
                        "TeamsDomain",
                        "A host name is expected")
                .require(
                        !isSet(terms.activationDate())
                                || WireDates.parse(terms.activationDate()).isPresent(),
                        "RegularExpression",
                        "activationDate",
                        "A date is YYYY-MM-DD, with or without a time HH:MM:SS")
                .require(
                        !isSet(terms.activationDate()) || account.getFirstUsageAt() == null,
                        "Server.Account.already_used",
                        "activationDate",
                        "The activation date cannot change after the first use")
                .require(
                        terms.iCustomerSite() == 0
                                || AccountGroups.hasSite(tx, iEnv, owner.iCustomer(), terms.iCustomerSite()),
                        "Server.Customer.site_not_found",
                        "ICustomerSite",
                        "The customer has no site of this number");
        Plans.check(tx, iEnv, PlanKind.ROUTING_PLAN, terms.iRoutingPlan(), null, "IRoutingPlan", checks);
        Plans.check(tx, iEnv, PlanKind.DISCOUNT_PLAN, terms.iVdPlan(), owner.currency(), "IVDPlan", checks);
        Plans.check(tx, iEnv, PlanKind.MUSIC_ON_HOLD, terms.iMoh(), null, "i_moh", checks);
    }
}
