package org.portaplus.server.accounts;

import static org.portaplus.server.values.Unset.isSet;
import static org.portaplus.server.values.Unset.orElse;
import static org.portaplus.server.values.Unset.text;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.portaplus.server.accounts.rows.AccountPlaces;
import org.portaplus.server.accounts.rows.ChargeRows;
import org.portaplus.server.accounts.rows.GroupRows;
import org.portaplus.server.customers.Customer;
import org.portaplus.server.customers.Passwords;
import org.portaplus.server.products.Product;
import org.portaplus.server.products.ServiceFeature;
import org.portaplus.server.products.ServiceFeatures;
import org.portaplus.server.store.Secrets;
import org.portaplus.server.store.Tx;

/** Makes planned accounts, each with its subscriber, extension and charges. Safe for use by many threads. */
final class AccountWriting {
    private final AccountParts parts;
    private final Extensions extensions;
    private final AccountCharges charges;

    AccountWriting(AccountParts parts) {
        this.parts = parts;
        this.extensions = new Extensions(parts.extensions());
        this.charges = new AccountCharges(parts.charges());
    }

    /** What accounts of one request share. */
    record Common(int iEnv, Customer owner, Product product, NewAccounts request, AccountSettings settings) {
        @Override
        public String toString() {
            return "Common";
        }
    }

    /** Accounts that are made together, with their groups and the number of the first of them. */
    record Batch(Common common, Account.Keys first, ServiceFeatures features, Instant now, Secrets.Sealer sealer) {
        /** The one of a position, counted from 0, and its subscriber. */
        Numbered number(int position, int iSubscriber) {
            return new Numbered(
                    this,
                    AccountKeysBuilder.builder(first)
                            .iAccount(first.iAccount() + position)
                            .iSubscriber(iSubscriber)
                            .build());
        }
    }

    /** One of them. */
    record Numbered(Batch batch, Account.Keys keys) {}

    /** An account that was made, and what its owner learns of it. */
    record Made(AccountState account, CreatedAccount answer) {}

    /** Makes ready what the accounts share. */
    Batch begin(Tx tx, Common common, int count) {
        int iCustomer = common.owner().iCustomer();
        NewAccounts request = common.request();
        GroupRows.Group batch = parts.groups()
                .batch(tx, common.iEnv(), iCustomer, request.defaults().batchNamePrefix());
        GroupRows.Group site = parts.groups().site(tx, common.iEnv(), iCustomer, request.siteType());
        batch.insertIfNew(tx);
        site.insertIfNew(tx);
        Account.Keys first = AccountKeysBuilder.builder()
                .iEnv(common.iEnv())
                .iAccount(parts.accounts().nextNumbers(tx, common.iEnv(), count))
                .iCustomer(iCustomer)
                .iProduct(common.product().iProduct())
                .iBatch(batch.number())
                .iCustomerSite(site.number())
                .build();
        ServiceFeatures features =
                ServiceFeatures.NONE.with(Shortcuts.ofNewAccount(request.defaults(), request.sipContact()));
        return new Batch(
                common,
                first,
                features,
                parts.clock().instant(),
                parts.secrets().sealer());
    }

    /**
     * Makes the accounts of a batch, each kind of row of all of them at once.
     *
     * @param more is laid over the features of the first, which all have otherwise
     */
    List<Made> makeAll(Tx tx, Batch batch, Optional<ServiceFeature> more, List<PlannedAccount> planned) {
        Common common = batch.common();
        int iSubscriber = parts.subscribers()
                .insertAll(
                        tx,
                        common.iEnv(),
                        planned.stream()
                                .map(account -> account.subscriber(
                                        common.request().defaults().bcc()))
                                .toList());
        List<Made> made = new ArrayList<>(planned.size());
        List<Extensions.Given> given = new ArrayList<>();
        List<AccountCharges.First> charged = new ArrayList<>();
        for (PlannedAccount account : planned) {
            int position = made.size();
            Made one = make(
                    batch.number(position, iSubscriber + position), position == 0 ? more : Optional.empty(), account);
            Account.Keys keys = one.account().keys();
            account.extension().ifPresent(free -> given.add(new Extensions.Given(keys, free, account.extensionName())));
            charged.add(new AccountCharges.First(
                    new ChargeRows.Charged(keys.iEnv(), keys.iAccount(), batch.now()),
                    account.row().iSubscription()));
            made.add(one);
        }
        parts.accounts().insertAll(tx, made.stream().map(Made::account).toList());
        extensions.assignAll(tx, common.iEnv(), given);
        charges.startFirst(tx, common.iEnv(), common.product(), charged);
        return made;
    }

    private static Made make(Numbered number, Optional<ServiceFeature> more, PlannedAccount planned) {
        Common common = number.batch().common();
        NewAccounts.Row row = planned.row();
        Instant now = number.batch().now();
        String web = Passwords.generate(planned.id());
        String voip = isSet(row.password()) ? row.password() : Passwords.generate(planned.id());
        ServiceFeatures features = number.batch().features();
        AccountState account = AccountStateBuilder.builder()
                .keys(number.keys())
                .names(new AccountNames(planned.id(), planned.id()))
                .kind(new AccountState.Kind(
                        common.product().role(),
                        billingModel(common.request().defaults()),
                        common.owner().currency()))
                .passwords(encrypted(number, web, voip))
                .standing(new AccountState.Standing(
                        "O", false, common.request().defaults().creditLimit()))
                .features(more.map(features::with).orElse(features))
                .settings(common.settings().withLabel(row.label()))
                .times(AccountState.Times.of(now, activation(row, now)))
                .build();
        return new Made(account, answer(account, row, web, voip));
    }

    private static AccountState.Passwords encrypted(Numbered number, String web, String voip) {
        Account.Keys keys = number.keys();
        Secrets.Sealer sealer = number.batch().sealer();
        return new AccountState.Passwords(
                sealer.encrypt(web, AccountPlaces.web(keys.iEnv(), keys.iAccount())),
                sealer.encrypt(voip, AccountPlaces.voip(keys.iEnv(), keys.iAccount())));
    }

    private static Instant activation(NewAccounts.Row row, Instant now) {
        return isSet(row.activationDate())
                ? WireDates.parse(row.activationDate()).orElse(now)
                : now;
    }

    private static BillingModel billingModel(NewAccounts.Defaults defaults) {
        return BillingModel.parse(orElse(defaults.billingModel(), BillingModel.CREDIT.wireName()))
                .orElseThrow();
    }

    private static CreatedAccount answer(AccountState account, NewAccounts.Row row, String web, String voip) {
        return CreatedAccountBuilder.builder()
                .iAccount(account.iAccount())
                .id(account.names().id())
                .login(account.names().login())
                .webPassword(web)
                .voipPassword(voip)
                .index(row.index())
                .extension(text(row.extension()))
                .iSubscription(row.iSubscription())
                .firstName(text(row.firstName()))
                .lastName(text(row.lastName()))
                .email(text(row.email()))
                .label(text(row.label()))
                .build();
    }
}
