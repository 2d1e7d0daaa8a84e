package org.portaplus.server.accounts;

import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * A created account, with the passwords for its owner. Texts are never null. Immutable; {@code toString} shows the key
 * only.
 */
@RecordBuilder
public record CreatedAccount(
        int iAccount,
        String id,
        String login,
        String webPassword,
        String voipPassword,
        int index,
        String extension,
        int iSubscription,
        String firstName,
        String lastName,
        String email,
        String label) {
    @Override
    public String toString() {
        return "CreatedAccount[" + iAccount + "]";
    }
}
