package org.portaplus.server.accounts;

import static org.portaplus.server.faults.FieldFault.item;
import static org.portaplus.server.values.Unset.isSet;
import static org.portaplus.server.values.Unset.orElse;
import static org.portaplus.server.values.Unset.text;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.portaplus.server.customers.Amounts;
import org.portaplus.server.customers.IsoCodes;
import org.portaplus.server.customers.Passwords;
import org.portaplus.server.customers.SubscriberRules;
import org.portaplus.server.faults.Checks;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.products.ServiceFeatures;

/**
 * What can be said about new accounts without looking into the store. Paths are relative to the request's
 * {@code AccountRequest}. Sources: DOM-006 to DOM-008, DOM-013, DOM-014, DOM-033.
 */
final class AccountRules {
    private static final Pattern PREFIX = Pattern.compile("[0-9]*");
    private static final Pattern FORMAT = Pattern.compile("(YYYY|YY|MM|DD|HH24|HH12|HH|MI|SS|AM|PM|[-/.: ,T])*");

    /** The list of accounts in a request. */
    static final String ROWS = "AccountsToCreate";

    private AccountRules() {}

    static void check(NewAccounts request) {
        Checks checks = new Checks();
        generation(request, checks);
        checks.part("DefaultValues", part -> defaults(request.defaults(), part));
        checks.require(
                !isSet(request.sipContact())
                        || Shortcuts.sipContact(request.sipContact()).isPresent(),
                "RegularExpression",
                "SIPContact",
                "A fixed SIP address has the form host or host:port");
        for (int i = 0; i < request.rows().size(); i++) {
            NewAccounts.Row row = request.rows().get(i);
            checks.part(item(ROWS, i), part -> row(row, orElse(row.id(), request.accountId()), part));
        }
        checks.done();
        repeated(request.rows());
    }

    private static void generation(NewAccounts request, Checks checks) {
        String prefix = text(request.prefix());
        int longest = IdForms.LONGEST - prefix.length();
        checks.require(
                        PREFIX.matcher(prefix).matches() && longest >= 0,
                        "RegularExpression",
                        "AccountPrefix",
                        "A prefix is made of at most 64 digits")
                .require(
                        request.randomDigits() >= 0 && request.randomDigits() <= Math.max(0, longest),
                        "InclusiveBetween",
                        "AccountRandomDigitLength",
                        "0 to 64 digits are expected, prefix included");
        boolean one = request.rows().size() <= 1;
        checks.require(
                one || !isSet(request.accountId()),
                "Empty",
                "AccountId",
                "AccountId names a single account; for several, set AcntId in each of AccountsToCreate");
        if (request.rows().isEmpty()) {
            checks.require(
                    isSet(request.accountId()) || request.randomDigits() > 0,
                    "NotEmpty",
                    "AccountId",
                    "An account needs an id: AccountId, AcntId, or AccountRandomDigitLength to have one made");
        } else if (one
                && isSet(request.accountId())
                && isSet(request.rows().get(0).id())) {
            checks.require(
                    request.accountId().equals(request.rows().get(0).id()),
                    "Equal",
                    item(ROWS, 0) + ".AcntId",
                    "AccountId and AcntId name the same account differently");
        }
        for (int i = 0; i < request.rows().size(); i++) {
            NewAccounts.Row row = request.rows().get(i);
            checks.part(
                    item(ROWS, i),
                    part -> part.require(
                            isSet(row.id()) || isSet(request.accountId()) || request.randomDigits() > 0,
                            "NotEmpty",
                            "AcntId",
                            "An account needs an id: AccountId, AcntId, or AccountRandomDigitLength to have one made"));
        }
    }

    private static void defaults(NewAccounts.Defaults defaults, Checks checks) {
        Optional<BillingModel> model = isSet(defaults.billingModel())
                ? BillingModel.parse(defaults.billingModel())
                : Optional.of(BillingModel.CREDIT);
        Amounts.check(defaults.creditLimit(), "CreditLimit", checks);
        checks.require(
                        model.filter(BillingModel::isForNewAccounts).isPresent(),
                        "Enum",
                        "BillingModel",
                        "Debit, ReChargeVoucher or Credit is expected; an alias is made with AliasNumber")
                .require(defaults.iProduct() != 0, "NotEmpty", "ProductId", "An account needs a main product")
                .require(defaults.lifeTime() >= 0, "GreaterThanOrEqual", "LifeTime", "Days are not negative")
                .require(
                        defaults.creditLimit().signum() >= 0,
                        "GreaterThanOrEqual",
                        "CreditLimit",
                        "A credit limit is not negative")
                .require(
                        !isSet(defaults.ivrLanguage()) || IsoCodes.isLanguage(defaults.ivrLanguage()),
                        "RegularExpression",
                        "IVRLanguage",
                        "A language is two letters of ISO 639, such as en")
                .require(
                        !isSet(defaults.rtpProxy())
                                || Shortcuts.rtpProxy(defaults.rtpProxy()).isPresent(),
                        "Enum",
                        "RTPProxy",
                        "Direct, Optimal, OnNat or Always is expected")
                .require(
                        !isSet(defaults.outDateTimeFormat())
                                || FORMAT.matcher(defaults.outDateTimeFormat()).matches(),
                        "RegularExpression",
                        "OutDateTimeFormat",
                        "A format is made of YYYY, MM, DD, HH24, MI, SS and separators")
                .require(
                        SubscriberRules.isMailList(defaults.bcc()),
                        "Email",
                        "BCC",
                        "E-mail addresses, separated by commas, are expected");
        checks.require(
                !isSet(defaults.answeringMode())
                        || Shortcuts.answeringMode(defaults.answeringMode()).isPresent(),
                "Enum",
                "DefaultAnsweringMode",
                "Reject, or what is done, made of Ring, Forward and Voicemail, is expected");
        ServiceFeatures.check(defaults.features(), "ServiceFeatures", checks);
        ServiceFeatures.NONE.with(defaults.features()).checkSize("ServiceFeatures", checks);
    }

    private static void row(NewAccounts.Row row, @Nullable String id, Checks checks) {
        checks.require(
                        !isSet(row.extension()) || Extensions.isNumber(row.extension()),
                        "RegularExpression",
                        "Extension",
                        "An extension has 1 to 5 digits")
                .require(
                        SubscriberRules.isMailList(row.email()),
                        "Email",
                        "Email",
                        "E-mail addresses, separated by commas, are expected")
                .require(
                        !isSet(row.activationDate())
                                || WireDates.parse(row.activationDate()).isPresent(),
                        "RegularExpression",
                        "ActivationDate",
                        "A date is YYYY-MM-DD, with or without a time HH:MM:SS");
        if (isSet(row.password())) {
            Passwords.objection(row.password(), id)
                    .ifPresent(message -> checks.require(false, "Client.Account.weak_password", "Password", message));
        }
    }

    private static void repeated(List<NewAccounts.Row> rows) {
        Set<String> ids = new HashSet<>();
        Set<String> extensions = new HashSet<>();
        for (int i = 0; i < rows.size(); i++) {
            if (isSet(rows.get(i).id()) && !ids.add(rows.get(i).id())) {
                throw Fault.of(
                                FaultKind.CONFLICT,
                                "Server.Account.duplicate_id",
                                "AcntId",
                                "An earlier row has the same id")
                        .under(item(ROWS, i));
            }
            if (isSet(rows.get(i).extension()) && !extensions.add(rows.get(i).extension())) {
                throw Fault.of(
                                FaultKind.CONFLICT,
                                "Server.Customer.Ext_HG_number_already_in_use",
                                "Extension",
                                "An earlier row has the same extension")
                        .under(item(ROWS, i));
            }
        }
    }
}
