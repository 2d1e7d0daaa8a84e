package org.portaplus.server.products;

import static org.portaplus.server.store.schema.Tables.CUSTOMER;
import static org.portaplus.server.store.schema.Tables.SUBSCRIBER;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import org.portaplus.server.store.Counter;
import org.portaplus.server.store.Tx;

/** The resellers of a catalogue file: customers of type 2 with a given number. An existing one is left as it is. */
final class CatalogueResellers {
    private static final int RESELLER = 2;

    private CatalogueResellers() {}

    static void load(Tx tx, int iEnv, CatalogueFile.Reseller reseller, Instant now) {
        var existing =
                tx.sql().fetchOptional(CUSTOMER, CUSTOMER.I_ENV.eq(iEnv).and(CUSTOMER.I_CUSTOMER.eq(reseller.id())));
        if (existing.isEmpty()) {
            CatalogueFault.require(
                    !tx.sql().fetchExists(CUSTOMER, CUSTOMER.I_ENV.eq(iEnv).and(CUSTOMER.NAME.eq(reseller.name()))),
                    CatalogueRules.named("reseller", reseller.id(), reseller.name())
                            + ": a customer has this name already");
            insert(tx, iEnv, reseller, path(tx, iEnv, reseller), now);
        } else if (existing.get().getICustomerType() != RESELLER) {
            throw new CatalogueFault(CatalogueRules.named("reseller", reseller.id(), reseller.name())
                    + ": a customer has this number already");
        }
    }

    private static String path(Tx tx, int iEnv, CatalogueFile.Reseller reseller) {
        if (reseller.parent() == null) {
            return "/";
        }
        String above = tx.sql()
                .select(CUSTOMER.RESELLER_PATH)
                .from(CUSTOMER)
                .where(CUSTOMER.I_ENV.eq(iEnv), CUSTOMER.I_CUSTOMER.eq(reseller.parent()))
                .fetchOne(CUSTOMER.RESELLER_PATH);
        if (above == null) {
            throw new CatalogueFault(CatalogueRules.named("reseller", reseller.id(), reseller.name())
                    + ": its parent must come before it");
        }
        String path = above + reseller.parent() + "/";
        int longest = CUSTOMER.RESELLER_PATH.getDataType().length();
        CatalogueFault.require(
                path.length() <= longest,
                CatalogueRules.named("reseller", reseller.id(), reseller.name())
                        + ": it is nested too deep: the numbers of those above it, with a stroke behind each, have at most "
                        + longest + " characters");
        return path;
    }

    private static void insert(Tx tx, int iEnv, CatalogueFile.Reseller reseller, String path, Instant now) {
        int iSubscriber = Counter.SUBSCRIBER.next(tx, iEnv);
        var person = tx.sql().newRecord(SUBSCRIBER);
        Arrays.stream(SUBSCRIBER.fields())
                .filter(column -> column.getType() == String.class)
                .forEach(column -> person.set(column.coerce(String.class), ""));
        person.setIEnv(iEnv);
        person.setISubscriber(iSubscriber);
        person.setCompany(reseller.name());
        person.insert();
        var row = tx.sql().newRecord(CUSTOMER);
        row.setIEnv(iEnv);
        row.setICustomer(reseller.id());
        row.setICustomerType(RESELLER);
        row.setIParent(reseller.parent());
        row.setResellerPath(path);
        row.setName(reseller.name());
        row.setCurrency(reseller.currency());
        row.setBillStatus("O");
        row.setBlocked(false);
        row.setOpeningBalance(BigDecimal.ZERO);
        row.setBalance(BigDecimal.ZERO);
        row.setCreditLimit(BigDecimal.ZERO);
        row.setDiscountRate(BigDecimal.ZERO);
        row.setISubscriber(iSubscriber);
        row.setFeatures(ServiceFeatures.NONE.toJson());
        row.setSettings("{}");
        row.setCreatedAt(now);
        row.insert();
        Counter.CUSTOMER.skip(tx, iEnv, reseller.id());
    }
}
