package org.portaplus.server.accounts;

import static org.portaplus.server.accounts.AccountRules.isSet;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.portaplus.server.customers.Customer;
import org.portaplus.server.customers.Passwords;
import org.portaplus.server.customers.Subscribers;
import org.portaplus.server.faults.Checks;
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
    private static final int SHORTEST_LOGIN = 6;
    private static final Set<String> STATUSES = Set.of("O", "I", "C");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?");

    private ChangeRules() {}

    static void check(Tx tx, AccountRecord account, Customer owner, AccountChange change) {
        Checks checks = new Checks();
        beliefs(account, change.which(), checks);
        access(account, change.access(), checks);
        terms(tx, account, owner, change.terms(), checks);
        Subscribers.check(change.subscriber(), "Country", "Email", "BCC", checks);
        ServiceFeatures.check(change.features(), "Servicefeatures", checks);
        checks.done();
    }

    private static void beliefs(AccountRecord account, AccountChange.Which which, Checks checks) {
        checks.require(
                        which.iCustomer() == 0 || which.iCustomer() == account.getICustomer(),
                        "Equal",
                        "ICustomer",
                        "The account belongs to another customer; it cannot be moved")
                .require(
                        !isSet(which.currency()) || which.currency().equals(account.getCurrency()),
                        "Server.Account.currency_mismatch",
                        "ISO4217",
                        "The currency of an account cannot change");
        if (isSet(which.billingModel())) {
            Optional<BillingModel> model = BillingModel.parse(which.billingModel());
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

    private static void access(AccountRecord account, AccountChange.Access access, Checks checks) {
        checks.require(
                !isSet(access.login())
                        || access.login().length() >= SHORTEST_LOGIN
                        || access.login().equals(account.getLogin()),
                "Client.Account.too_short.account_info.login",
                "Login",
                "A login has at least " + SHORTEST_LOGIN + " characters");
        String login = isSet(access.login()) ? access.login() : account.getLogin();
        if (isSet(access.webPassword())) {
            Passwords.objection(access.webPassword(), login)
                    .ifPresent(message -> checks.require(false, "Client.Account.weak_password", "Password", message));
        }
        if (isSet(access.voipPassword())) {
            Passwords.objection(access.voipPassword(), account.getId())
                    .ifPresent(
                            message -> checks.require(false, "Client.Account.weak_password", "VoipPassword", message));
        }
    }

    private static void terms(Tx tx, AccountRecord account, Customer owner, AccountChange.Terms terms, Checks checks) {
        int iEnv = account.getIEnv();
        checks.require(
                        !isSet(terms.billStatus()) || STATUSES.contains(terms.billStatus()),
                        "Enum",
                        "BillStatus",
                        "A status is O open, I inactive or C closed")
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
    }
}
