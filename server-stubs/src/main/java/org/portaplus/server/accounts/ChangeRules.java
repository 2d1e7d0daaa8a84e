package org.portaplus.server.accounts;

import static org.portaplus.server.values.Unset.isSet;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.portaplus.server.accounts.rows.GroupRows;
import org.portaplus.server.customers.Amounts;
import org.portaplus.server.customers.Customer;
import org.portaplus.server.customers.Passwords;
import org.portaplus.server.customers.SubscriberRules;
import org.portaplus.server.faults.Checks;
import org.portaplus.server.products.FeatureReferences;
import org.portaplus.server.products.PlanKind;
import org.portaplus.server.products.Plans;
import org.portaplus.server.products.ServiceFeatures;
import org.portaplus.server.store.Tx;

/**
 * What must hold of a change before anything is changed. Paths are relative to the account in the request. Safe for use by
 * many threads. Sources: DOM-010, DOM-017, DOM-018, DOM-028, DOM-035.
 */
final class ChangeRules {
    private static final SubscriberRules.Paths SUBSCRIBER =
            new SubscriberRules.Paths("Country", "Email", "BCC", "MiddleInitials");
    /** The list of features in a request. */
    static final String FEATURES = "Servicefeatures";

    private static final int SHORTEST_LOGIN = 6;
    private static final Set<String> STATUSES = Set.of("O", "S", "I", "C");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?");

    private final GroupRows groups;
    private final Plans plans = new Plans();
    private final FeatureReferences references = new FeatureReferences();

    ChangeRules(GroupRows groups) {
        this.groups = groups;
    }

    void check(Tx tx, AccountState account, Customer owner, AccountChange change) {
        Checks checks = new Checks();
        beliefs(account, owner, change.belief(), checks);
        access(account, change, checks);
        terms(tx, account, owner, change.terms(), checks);
        SubscriberRules.check(change.subscriber(), SUBSCRIBER, checks);
        ServiceFeatures.check(change.features(), FEATURES, checks);
        references.check(tx, account.iEnv(), change.features(), FEATURES, checks);
        account.features().with(change.features()).checkSize(FEATURES, checks);
        checks.done();
    }

    /** Numbers that identify an account do not move it elsewhere, and so a wrong one is a mistake; DOM-035. */
    private static void beliefs(AccountState account, Customer owner, AccountChange.Belief belief, Checks checks) {
        Account.Keys keys = account.keys();
        same(belief.iCustomer(), keys.iCustomer(), "ICustomer", "customer", checks);
        same(belief.iParent(), owner.iParent(), "IParent", "reseller", checks);
        same(belief.iEnv(), keys.iEnv(), "IEnv", "environment", checks);
        same(belief.iBatch(), keys.iBatch(), "IBatch", "account batch", checks);
        same(belief.iSubscriber(), keys.iSubscriber(), "ISubscriber", "subscriber", checks);
        checks.require(
                !isSet(belief.currency())
                        || belief.currency().equals(account.kind().currency()),
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
                            || model.filter(m -> m == account.kind().billingModel())
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

    private static void access(AccountState account, AccountChange change, Checks checks) {
        AccountChange.Access access = change.access();
        checks.require(
                !isSet(access.login())
                        || access.login().strip().length() >= SHORTEST_LOGIN
                        || access.login().equals(account.names().login()),
                "Client.Account.too_short.account_info.login",
                "Login",
                "A login has at least " + SHORTEST_LOGIN + " characters");
        AccountNames after = account.names().after(change);
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

    private void terms(Tx tx, AccountState account, Customer owner, AccountChange.Terms terms, Checks checks) {
        int iEnv = account.iEnv();
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
                        !isSet(terms.activationDate()) || account.times().firstUsage() == null,
                        "Server.Account.already_used",
                        "activationDate",
                        "The activation date cannot change after the first use")
                .require(
                        terms.iCustomerSite() == 0
                                || groups.hasSite(tx, iEnv, owner.iCustomer(), terms.iCustomerSite()),
                        "Server.Customer.site_not_found",
                        "ICustomerSite",
                        "The customer has no site of this number");
        plans.of(tx, iEnv, checks)
                .any(PlanKind.ROUTING_PLAN, terms.iRoutingPlan(), "IRoutingPlan")
                .in(owner.currency(), PlanKind.DISCOUNT_PLAN, terms.iVdPlan(), "IVDPlan")
                .any(PlanKind.MUSIC_ON_HOLD, terms.iMoh(), "i_moh");
    }
}
