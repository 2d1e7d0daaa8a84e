package org.portaplus.server.accounts;

import java.time.Clock;
import org.portaplus.server.accounts.rows.AccountRows;
import org.portaplus.server.accounts.rows.ChargeRows;
import org.portaplus.server.accounts.rows.ExtensionRows;
import org.portaplus.server.accounts.rows.GroupRows;
import org.portaplus.server.customers.rows.SubscriberRows;
import org.portaplus.server.products.rows.ProductRows;
import org.portaplus.server.store.Secrets;

/** The keepers that making and changing accounts share. */
record AccountParts(
        AccountRows accounts,
        GroupRows groups,
        ExtensionRows extensions,
        ChargeRows charges,
        SubscriberRows subscribers,
        ProductRows products,
        Secrets secrets,
        Clock clock) {

    AccountParts(Secrets secrets, Clock clock) {
        this(
                new AccountRows(),
                new GroupRows(),
                new ExtensionRows(),
                new ChargeRows(),
                new SubscriberRows(),
                new ProductRows(),
                secrets,
                clock);
    }
}
