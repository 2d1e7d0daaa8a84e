package org.portaplus.server.accounts;

import static org.portaplus.server.faults.FieldFault.item;
import static org.portaplus.server.values.Unset.isSet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.portaplus.server.customers.Customer;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.licensing.License;
import org.portaplus.server.products.Product;
import org.portaplus.server.products.Subscription;
import org.portaplus.server.products.rows.ProductRows;
import org.portaplus.server.store.Tx;

/**
 * Which products, add-ons and subscriptions an account of a customer may have. For one transaction.
 * Sources: DOM-011, DOM-020, DOM-021.
 */
final class SellingRules {
    private static final String NOT_FOUND = "Server.Account.product_not_found";
    private static final String MISMATCH = "Server.Account.currency_mismatch";

    private final ProductRows products;
    private final Tx tx;
    private final License license;
    private final Customer customer;

    /**
     * An add-on that may be sold. Immutable.
     *
     * @param field the member of the request that names it
     */
    record Addon(Product product, String field) {}

    SellingRules(ProductRows products, Tx tx, License license, Customer customer) {
        this.products = products;
        this.tx = tx;
        this.license = license;
        this.customer = customer;
    }

    /**
     * The main product of a number.
     *
     * @throws Fault 400 when there is none that this License may sell to this customer, or its currency is another
     */
    Product main(int iProduct, String field) {
        Product product = products.find(tx, license.iEnv(), iProduct)
                .filter(found -> !found.isAddon() && isForSale(found))
                .orElseThrow(() -> refuse(NOT_FOUND, field, "There is no main product of this number"));
        sameCurrency(product.currency(), field, "product");
        return product;
    }

    /**
     * The add-ons that shall be the only ones of an account.
     *
     * @throws Fault 400 when one does not exist, is named twice, has another currency or does not suit the main product
     */
    List<Addon> addons(List<AddonChoice> choices, int iProduct, String list) {
        List<Addon> addons = new ArrayList<>();
        Set<Integer> seen = new HashSet<>();
        Set<Integer> subscriptions = new HashSet<>();
        for (int i = 0; i < choices.size(); i++) {
            String field = item(list, i) + (choices.get(i).iProduct() == 0 ? ".Name" : ".IProduct");
            Product addon = find(choices.get(i))
                    .orElseThrow(() -> refuse(NOT_FOUND, field, "There is no add-on of this number or name"));
            if (!seen.add(addon.iProduct())) {
                throw refuse("Server.Account.duplicate_addon", field, "This add-on is in the list twice");
            }
            if (addon.iSubscription() != 0 && !subscriptions.add(addon.iSubscription())) {
                throw refuse("Server.Account.duplicate_subscription", field, "Two add-ons bring the same subscription");
            }
            addons.add(new Addon(suitable(addon, iProduct, field), field));
        }
        return addons;
    }

    /** Makes sure that add-ons which an account has suit a main product that it is about to get. */
    void keep(List<Integer> addons, int iProduct, String field) {
        for (Integer iAddon : addons) {
            suitable(products.find(tx, license.iEnv(), iAddon).orElseThrow(), iProduct, field);
        }
    }

    /** Makes sure that there is a subscription of a number, in the customer's currency. */
    void requireSubscription(int iSubscription, String field) {
        Subscription subscription = products.findSubscription(tx, license.iEnv(), iSubscription)
                .orElseThrow(() -> refuse(
                        "Server.Account.subscription_not_found", field, "There is no subscription of this number"));
        sameCurrency(subscription.currency(), field, "subscription");
    }

    private Product suitable(Product addon, int iProduct, String field) {
        sameCurrency(addon.currency(), field, "add-on");
        if (!products.isAllowed(tx, license.iEnv(), addon, iProduct)) {
            throw refuse(
                    "Server.Account.addon_not_allowed",
                    field,
                    "The add-on `" + addon.name() + "` does not suit the main product " + iProduct);
        }
        return addon;
    }

    /** By its number, or by its name: then, of several within reach, that of the seller nearest to the customer. */
    private Optional<Product> find(AddonChoice choice) {
        if (choice.iProduct() != 0) {
            return products.find(tx, license.iEnv(), choice.iProduct())
                    .filter(found -> found.isAddon() && isWithinReach(found));
        }
        if (!isSet(choice.name())) {
            return Optional.empty();
        }
        return products.findAddons(tx, license.iEnv(), choice.name(), customer.currency()).stream()
                .filter(this::isWithinReach)
                .max(Comparator.comparingInt(addon -> placeOnPath(addon.managedBy())));
    }

    /** The operator sells its own products and those of the customer's resellers; a reseller only its own and those below. */
    private boolean isForSale(Product product) {
        if (product.managedBy() == 0) {
            return license.iReseller() == null;
        }
        int seller = placeOnPath(product.managedBy());
        return seller >= 0 && (license.iReseller() == null || seller >= placeOnPath(license.iReseller()));
    }

    /** Add-ons of the operator suit everybody's customers, those of a reseller only the customers below it. */
    private boolean isWithinReach(Product addon) {
        return addon.managedBy() == 0 || placeOnPath(addon.managedBy()) >= 0;
    }

    /** How far down on the way from the operator to the customer a reseller stands; negative when not on it. */
    private int placeOnPath(int iReseller) {
        return customer.resellerPath().indexOf("/" + iReseller + "/");
    }

    private void sameCurrency(String currency, String field, String what) {
        if (!currency.equals(customer.currency())) {
            throw refuse(
                    MISMATCH,
                    field,
                    "This " + what + " is in " + currency + ", the customer is billed in " + customer.currency());
        }
    }

    private static Fault refuse(String code, String field, String message) {
        return Fault.of(FaultKind.INVALID, code, field, message);
    }
}
