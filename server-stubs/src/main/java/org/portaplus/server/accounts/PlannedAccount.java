package org.portaplus.server.accounts;

import static org.portaplus.server.values.Unset.isSet;
import static org.portaplus.server.values.Unset.orElse;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.portaplus.server.customers.Subscriber;
import org.portaplus.server.customers.SubscriberText;

/**
 * One account that may be made. Immutable.
 *
 * @param id free and well-formed
 * @param extension the short number that it is given
 * @param extensionName what that is called
 */
record PlannedAccount(String id, NewAccounts.Row row, Optional<Extensions.Free> extension, String extensionName) {

    static PlannedAccount of(String id, NewAccounts.Row row, Optional<Extensions.Free> extension) {
        String person = Subscriber.fullName(row.firstName(), row.lastName());
        return new PlannedAccount(id, row, extension, orElse(row.label(), person));
    }

    /** The same with another name of the extension; empty text leaves it. */
    PlannedAccount named(String name) {
        return new PlannedAccount(id, row, extension, orElse(name, extensionName));
    }

    /** Who uses the account. The label is a note, where it is not the name of an extension. */
    Subscriber subscriber(@Nullable String bcc) {
        return Subscriber.builder()
                .with(SubscriberText.FIRST_NAME, row.firstName())
                .with(SubscriberText.LAST_NAME, row.lastName())
                .with(SubscriberText.EMAIL, row.email())
                .with(SubscriberText.BCC, bcc)
                .with(SubscriberText.NOTE, isSet(row.extension()) ? null : row.label())
                .build();
    }

    @Override
    public String toString() {
        return "PlannedAccount";
    }
}
