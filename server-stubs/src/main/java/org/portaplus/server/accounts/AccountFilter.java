package org.portaplus.server.accounts;

import java.util.List;

/**
 * Which accounts to read. Closed ones are never read. Immutable.
 *
 * @param iCustomer 0 for any
 * @param products keys of main products; empty for any
 * @param productSearch text in the product's name, or a pattern; empty for any
 * @param aliases also second ids
 * @param search text in the id or the name; empty for any
 */
public record AccountFilter(
        int iCustomer, List<Integer> products, String productSearch, boolean aliases, String search) {
    public AccountFilter {
        products = List.copyOf(products);
    }

    /** The accounts of a customer (0 for any) with a product (0 for any), without aliases. */
    public static AccountFilter of(int iCustomer, int iProduct) {
        return new AccountFilter(iCustomer, iProduct == 0 ? List.of() : List.of(iProduct), "", false, "");
    }
}
