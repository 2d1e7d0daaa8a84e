package org.portaplus.server.products.rows;

import static org.portaplus.server.store.schema.Tables.SERVICE_FEATURE;

import java.util.Set;
import org.portaplus.server.store.Tx;

/** Keeps the names of service features that a catalogue lists completely. Safe for use by many threads. */
public final class FeatureRows {

    /** The names of an environment; empty where its catalogue does not list all. */
    public Set<String> names(Tx db, int iEnv) {
        return db.sql()
                .select(SERVICE_FEATURE.NAME)
                .from(SERVICE_FEATURE)
                .where(SERVICE_FEATURE.I_ENV.eq(iEnv))
                .fetchSet(SERVICE_FEATURE.NAME);
    }

    /** Makes these the names of an environment. */
    public void replace(Tx tx, int iEnv, Set<String> names) {
        tx.sql()
                .deleteFrom(SERVICE_FEATURE)
                .where(SERVICE_FEATURE.I_ENV.eq(iEnv))
                .execute();
        names.forEach(name -> tx.sql()
                .insertInto(SERVICE_FEATURE, SERVICE_FEATURE.I_ENV, SERVICE_FEATURE.NAME)
                .values(iEnv, name)
                .execute());
    }
}
