package org.portaplus.server.accounts;

import java.util.Arrays;
import java.util.Optional;

/** How an account is charged. The number is the one PortaBilling keeps. Source: docs/domain.md#accounts. */
public enum BillingModel {
    DEBIT(-1, "Debit"),
    RECHARGE_VOUCHER(0, "ReChargeVoucher"),
    CREDIT(1, "Credit"),
    ALIAS(2, "Alias"),
    INTERNAL(3, "Internal"),
    BENEFICIARY(4, "Beneficiary");

    private final int number;
    private final String wireName;

    BillingModel(int number, String wireName) {
        this.number = number;
        this.wireName = wireName;
    }

    /** The number that is stored. */
    public int number() {
        return number;
    }

    /** The name on the wire. */
    public String wireName() {
        return wireName;
    }

    /** Whether an account can be made of this model; the others are those of accounts that exist for another one's sake. */
    boolean isForNewAccounts() {
        return this == DEBIT || this == RECHARGE_VOUCHER || this == CREDIT;
    }

    /** Reads a wire name, in any case, or a number. */
    public static Optional<BillingModel> parse(String text) {
        return Arrays.stream(values())
                .filter(model -> model.wireName.equalsIgnoreCase(text)
                        || Integer.toString(model.number).equals(text))
                .findFirst();
    }

    /** The model of a stored number. */
    public static BillingModel of(int number) {
        return Arrays.stream(values())
                .filter(model -> model.number == number)
                .findFirst()
                .orElseThrow();
    }
}
