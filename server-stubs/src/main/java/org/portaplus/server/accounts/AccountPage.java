package org.portaplus.server.accounts;

import java.util.List;

/** Some of the accounts that were asked for, and how many there are in all. Immutable. */
public record AccountPage(List<Account> accounts, int total) {
    public AccountPage {
        accounts = List.copyOf(accounts);
    }
}
