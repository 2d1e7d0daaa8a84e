package org.portaplus.server.operations;

import static org.portaplus.server.operations.Members.list;
import static org.portaplus.server.operations.Members.orNew;
import static org.portaplus.server.values.Unset.amount;
import static org.portaplus.server.values.Unset.flag;
import static org.portaplus.server.values.Unset.number;
import static org.portaplus.server.values.Unset.text;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.portaplus.server.accounts.CreatedAccount;
import org.portaplus.server.accounts.NewAccounts;
import org.portaplus.server.accounts.NewAccountsDefaultsBuilder;
import org.portaplus.server.accounts.NewAccountsRowBuilder;
import org.portaplus.server.model.AccountDefaultValues;
import org.portaplus.server.model.AccountInformation;
import org.portaplus.server.model.AccountRequest;
import org.portaplus.server.model.CreateAccountResponse;
import org.portaplus.server.model.PortaServiceFeature;
import org.portaplus.server.products.ServiceFeature;

/** Messages of CreateAccount to domain types and back. Source: docs/domain.md#createaccount. */
final class AccountMapping {
    private AccountMapping() {}

    /** The customer that a request names. */
    static NewAccounts.Owner owner(AccountRequest request) {
        return new NewAccounts.Owner(
                number(request.getIcustomer()), text(request.getCustomerLogin()), text(request.getCustomerPassword()));
    }

    /**
     * The accounts that a request asks for.
     *
     * @param iCustomer the owner, where it is known already; 0 takes what the request says
     * @param iProduct the product, where the request names none
     */
    static NewAccounts newAccounts(AccountRequest request, int iCustomer, int iProduct) {
        NewAccounts.Owner owner = iCustomer == 0 ? owner(request) : NewAccounts.Owner.number(iCustomer);
        NewAccounts.Defaults defaults = defaults(orNew(request.getDefaultValues(), AccountDefaultValues::new));
        return new NewAccounts(
                owner,
                rows(list(request.getAccountsToCreate(), AccountInformation::new)),
                defaults.iProduct() == 0 ? defaults.withProduct(iProduct) : defaults,
                request.getAccountId(),
                request.getAccountPrefix(),
                number(request.getAccountRandomDigitLength()),
                request.getSiteType(),
                request.getSiPContact());
    }

    static List<ServiceFeature> features(@Nullable List<PortaServiceFeature> features) {
        return list(features, PortaServiceFeature::new).stream()
                .map(feature -> new ServiceFeature(
                        text(feature.getName()),
                        feature.getFlagValue(),
                        orNew(feature.getServiceAttributes(), Map::of)))
                .toList();
    }

    /** Tells about the first account, and where there are several about all. */
    static void answer(List<CreatedAccount> created, CreateAccountResponse answer) {
        CreatedAccount account = created.get(0);
        CreateAccountResponse first = answer.iaccount(account.iAccount())
                .ID(account.id())
                .accLogin(account.login())
                .accPassword(account.webPassword())
                .index(account.index())
                .extension(account.extension())
                .isubscription(account.iSubscription())
                .password(account.voipPassword())
                .firstName(account.firstName())
                .lastName(account.lastName())
                .email(account.email())
                .label(account.label());
        if (created.size() > 1) {
            first.setAccounts(created.stream().map(each -> listed(each, true)).toList());
        }
    }

    /** The account as one of several; without passwords for those who may not see stored ones. */
    static org.portaplus.server.model.CreatedAccount listed(CreatedAccount account, boolean secrets) {
        return new org.portaplus.server.model.CreatedAccount()
                .iaccount(account.iAccount())
                .ID(account.id())
                .accLogin(account.login())
                .accPassword(secrets ? account.webPassword() : "")
                .index(account.index())
                .extension(account.extension())
                .isubscription(account.iSubscription())
                .password(secrets ? account.voipPassword() : "")
                .firstName(account.firstName())
                .lastName(account.lastName())
                .email(account.email())
                .label(account.label());
    }

    private static List<NewAccounts.Row> rows(List<AccountInformation> rows) {
        return IntStream.range(0, rows.size())
                .mapToObj(position -> row(rows.get(position), position))
                .toList();
    }

    /** A row without an index of its own has that of its place in the list, from 0, as in paths of faults. */
    private static NewAccounts.Row row(AccountInformation row, int position) {
        return NewAccountsRowBuilder.builder()
                .index(row.getIndex() == null ? position : row.getIndex())
                .extension(row.getExtension())
                .iSubscription(number(row.getIsubscription()))
                .password(row.getPassword())
                .id(row.getAcntId())
                .firstName(row.getFirstName())
                .lastName(row.getLastName())
                .email(row.getEmail())
                .label(row.getLabel())
                .activationDate(row.getActivationDate())
                .build();
    }

    private static NewAccounts.Defaults defaults(AccountDefaultValues values) {
        return NewAccountsDefaultsBuilder.builder()
                .billingModel(values.getBillingModel())
                .iTariff(number(values.getItariff()))
                .batchNamePrefix(values.getBatchNamePrefix())
                .lifeTime(number(values.getLifeTime()))
                .iProduct(number(values.getProductId()))
                .iTimeZone(number(values.getItimeZone()))
                .ivrLanguage(values.getIvRLanguage())
                .serviceFlags(values.getServiceFlags())
                .creditLimit(amount(values.getCreditLimit()))
                .voicemail(flag(values.getUmEnabled()))
                .followMe(flag(values.getFollowMeEnabled()))
                .ecommerce(flag(values.getEcommerceEnabled()))
                .outDateTimeFormat(values.getOutDateTimeFormat())
                .bcc(values.getBCC())
                .iRoutingPlan(number(values.getIroutingPlan()))
                .rtpProxy(values.getRtPProxy())
                .features(features(values.getServiceFeatures()))
                .iParent(number(values.getIparent()))
                .answeringMode(values.getDefaultAnsweringMode())
                .build();
    }
}
