package org.portaplus.server.products;

import static org.portaplus.server.products.CatalogueFault.require;
import static org.portaplus.server.products.CatalogueRules.currency;
import static org.portaplus.server.products.CatalogueRules.named;
import static org.portaplus.server.store.schema.Tables.ACCOUNT;
import static org.portaplus.server.store.schema.Tables.PRODUCT;
import static org.portaplus.server.store.schema.Tables.PRODUCT_ADDON;
import static org.portaplus.server.store.schema.Tables.PRODUCT_GROUP;
import static org.portaplus.server.store.schema.Tables.SUBSCRIPTION;
import static org.portaplus.server.values.Unset.amount;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.portaplus.server.products.rows.PlanRows;
import org.portaplus.server.products.rows.ProductRows;
import org.portaplus.server.store.Tx;

/**
 * Puts what a catalogue file says into an environment, in one transaction; the rules that need the store are checked here. For
 * one thread.
 */
final class CatalogueLoad {
    private static final Set<String> PLAN_KINDS =
            Arrays.stream(PlanKind.values()).map(PlanKind::key).collect(Collectors.toUnmodifiableSet());

    private final ProductRows products = new ProductRows();
    private final Tx tx;
    private final int iEnv;
    private final Instant now;

    CatalogueLoad(Tx tx, int iEnv, Instant now) {
        this.tx = tx;
        this.iEnv = iEnv;
        this.now = now;
    }

    /** @throws CatalogueFault when an entry refers to what there is not, or changes what must not change */
    void load(CatalogueFile file) {
        file.resellers().forEach(this::load);
        file.groups().forEach(this::load);
        file.subscriptions().forEach(this::load);
        file.plans().forEach((kind, plans) -> plans.forEach(plan -> load(kind, plan)));
        file.addOns().forEach(entry -> load(entry, true));
        file.products().forEach(entry -> load(entry, false));
        new FeatureNames().load(tx, iEnv, file.serviceFeatures());
    }

    private void load(CatalogueFile.Reseller reseller) {
        CatalogueResellers.load(tx, iEnv, reseller, now);
    }

    private void load(CatalogueFile.Group group) {
        tx.sql()
                .insertInto(PRODUCT_GROUP, PRODUCT_GROUP.I_ENV, PRODUCT_GROUP.I_PRODUCT_GROUP, PRODUCT_GROUP.NAME)
                .values(iEnv, group.id(), group.name())
                .onConflict(PRODUCT_GROUP.I_ENV, PRODUCT_GROUP.I_PRODUCT_GROUP)
                .doUpdate()
                .set(PRODUCT_GROUP.NAME, group.name())
                .execute();
    }

    private void load(CatalogueFile.Charge charge) {
        String what = named("subscription", charge.id(), charge.name());
        String type = charge.charge() == null ? "advance" : charge.charge();
        require(Set.of("daily", "end", "advance").contains(type), what + ": charge is daily, end or advance");
        var row = tx.sql().newRecord(SUBSCRIPTION);
        row.setIEnv(iEnv);
        row.setISubscription(charge.id());
        row.setName(charge.name());
        row.setCurrency(charge.currency());
        row.setActivationFee(amount(charge.activationFee()));
        row.setMonthlyFee(amount(charge.monthlyFee()));
        row.setChargeType(type);
        tx.sql()
                .insertInto(SUBSCRIPTION)
                .set(row)
                .onDuplicateKeyUpdate()
                .set(row)
                .execute();
    }

    private void load(String kind, CatalogueFile.Plan plan) {
        require(PLAN_KINDS.contains(kind), "plans: " + kind + " is none of " + PLAN_KINDS);
        String what = named(kind, plan.id(), plan.name());
        if (plan.currency() != null) {
            currency(what, plan.currency());
        }
        require(
                !kind.equals(PlanKind.TIME_ZONE.key())
                        || ZoneId.getAvailableZoneIds().contains(plan.name()),
                what + ": its name is no time zone; an example is Europe/London");
        new PlanRows().put(tx, iEnv, new PlanRows.Plan(PlanKind.of(kind), plan.id(), plan.name(), plan.currency()));
    }

    private void load(CatalogueFile.Entry entry, boolean addon) {
        String what = named(addon ? "add-on" : "product", entry.id(), entry.name());
        int role = entry.role() == null ? 1 : entry.role();
        require(role >= 1 && role <= 9, what + ": role is 1 to 9");
        sameCurrency(what, entry);
        require(
                entry.group() == null
                        || tx.sql()
                                .fetchExists(
                                        PRODUCT_GROUP,
                                        PRODUCT_GROUP
                                                .I_ENV
                                                .eq(iEnv)
                                                .and(PRODUCT_GROUP.I_PRODUCT_GROUP.eq(entry.group()))),
                what + ": there is no group " + entry.group());
        Product before = products.find(tx, iEnv, entry.id()).orElse(null);
        if (before != null) {
            boolean used = tx.sql().fetchExists(ACCOUNT, ACCOUNT.I_ENV.eq(iEnv).and(ACCOUNT.I_PRODUCT.eq(entry.id())));
            require(
                    before.isAddon() == addon
                            && (!used || (before.currency().equals(entry.currency()) && before.role() == role)),
                    what + ": its kind, and while accounts use it its currency and role, cannot change");
        }
        var row = tx.sql().newRecord(PRODUCT);
        row.setIEnv(iEnv);
        row.setIProduct(entry.id());
        row.setName(entry.name());
        row.setEndUserName(entry.endUserName() == null ? entry.name() : entry.endUserName());
        row.setDescription(entry.description() == null ? "" : entry.description());
        row.setCurrency(entry.currency());
        row.setIAccountRole(role);
        row.setIProductGroup(entry.group());
        row.setIsAddon(addon);
        row.setAddonPriority(entry.priority() == null ? 0 : entry.priority());
        row.setAllowedWithAny(entry.withAny());
        row.setISubscription(entry.subscription());
        row.setMaintenanceFee(amount(entry.maintenanceFee()));
        row.setManagedBy(entry.managedBy());
        row.setHidden(entry.hidden());
        tx.sql().insertInto(PRODUCT).set(row).onDuplicateKeyUpdate().set(row).execute();
        allow(what, entry.id(), entry.currency(), entry.addOns() == null ? List.of() : entry.addOns());
    }

    private void allow(String what, int iProduct, String currency, List<Integer> addons) {
        tx.sql()
                .deleteFrom(PRODUCT_ADDON)
                .where(PRODUCT_ADDON.I_ENV.eq(iEnv), PRODUCT_ADDON.I_PRODUCT.eq(iProduct))
                .execute();
        for (Integer addon : new LinkedHashSet<>(addons)) {
            require(addon != null, what + ": an add-on without a number");
            require(
                    products.find(tx, iEnv, addon)
                            .filter(found -> found.isAddon() && found.currency().equals(currency))
                            .isPresent(),
                    what + ": there is no add-on " + addon + " in " + currency);
            tx.sql()
                    .insertInto(PRODUCT_ADDON, PRODUCT_ADDON.I_ENV, PRODUCT_ADDON.I_PRODUCT, PRODUCT_ADDON.I_ADDON)
                    .values(iEnv, iProduct, addon)
                    .execute();
        }
    }

    private void sameCurrency(String what, CatalogueFile.Entry entry) {
        if (entry.subscription() != null) {
            String currency = products.findSubscription(tx, iEnv, entry.subscription())
                    .map(Subscription::currency)
                    .orElse("");
            require(
                    currency.equals(entry.currency()),
                    what + ": there is no subscription " + entry.subscription() + " in " + entry.currency());
        }
    }
}
