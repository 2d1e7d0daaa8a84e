package org.portaplus.server.store;

import static org.portaplus.server.store.schema.Tables.ENVIRONMENT;

import java.time.Instant;

/** The smallest row that a test of the store itself can write. */
final class TestEnvironment {
    private TestEnvironment() {}

    /** Writes an environment; the number of rows. */
    static int insert(Tx tx, int iEnv) {
        return tx.sql()
                .insertInto(ENVIRONMENT)
                .set(ENVIRONMENT.I_ENV, iEnv)
                .set(ENVIRONMENT.NAME, "env " + iEnv)
                .set(ENVIRONMENT.KEY_CHECK, "")
                .set(ENVIRONMENT.CREATED_AT, Instant.EPOCH)
                .execute();
    }
}
