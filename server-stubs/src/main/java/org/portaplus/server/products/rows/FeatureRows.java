package org.portaplus.server.products.rows;

import static org.portaplus.server.store.FixedQuery.open;
import static org.portaplus.server.store.schema.Tables.SERVICE_FEATURE;

import java.util.HashSet;
import java.util.Set;
import org.jooq.impl.DSL;
import org.portaplus.server.store.FixedQuery;
import org.portaplus.server.store.Tx;

/** Keeps the names of service features that a catalogue lists completely. Safe for use by many threads. */
public final class FeatureRows {
    private static final FixedQuery NAMES = FixedQuery.of(() -> DSL.select(SERVICE_FEATURE.NAME)
            .from(SERVICE_FEATURE)
            .where(SERVICE_FEATURE.I_ENV.eq(open(SERVICE_FEATURE.I_ENV))));

    /** The names of an environment; empty where its catalogue does not list all. */
    public Set<String> names(Tx db, int iEnv) {
        return new HashSet<>(NAMES.list(db, row -> row.get(SERVICE_FEATURE.NAME), iEnv));
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
