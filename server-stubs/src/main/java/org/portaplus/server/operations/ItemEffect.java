package org.portaplus.server.operations;

import java.util.List;
import org.portaplus.server.accounts.CreatedAccount;
import org.portaplus.server.store.Json;

/**
 * The effect of an item, as it is stored with it. Immutable; {@code toString} shows the customer only.
 *
 * @param iCustomer the customer that was made; 0 for none
 * @param accounts the accounts that were made
 */
record ItemEffect(int iCustomer, List<CreatedAccount> accounts) {
    /** Nothing was made. */
    static final ItemEffect NONE = new ItemEffect(0, List.of());

    ItemEffect {
        accounts = List.copyOf(accounts);
    }

    String toJson() {
        return Json.write(this);
    }

    static ItemEffect fromJson(String document) {
        return Json.read(document, ItemEffect.class);
    }

    @Override
    public String toString() {
        return "ItemEffect[" + iCustomer + "]";
    }
}
