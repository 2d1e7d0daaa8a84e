package org.portaplus.server.customers;

/** What a customer is, as the number that requests and the store know. */
public final class CustomerType {
    /** Has accounts of its own. */
    public static final int RETAIL = 1;

    /** Has customers below it. */
    public static final int RESELLER = 2;

    /** Is paid a commission. */
    public static final int DISTRIBUTOR = 3;

    private CustomerType() {}
}
