package org.portaplus.server.licensing.rows;

import static org.jooq.impl.DSL.noCondition;
import static org.portaplus.server.store.FixedQuery.open;
import static org.portaplus.server.store.schema.Tables.CUSTOMER;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.SelectForUpdateStep;
import org.jspecify.annotations.Nullable;
import org.portaplus.server.licensing.License;
import org.portaplus.server.store.FixedQuery;
import org.portaplus.server.store.Row;
import org.portaplus.server.store.Tx;

/**
 * A fixed query over customers that is limited to those which a License sees, like {@link SeenCustomers}. Immutable and
 * thread-safe.
 */
public final class SeenQuery {
    private final FixedQuery ofOperator;
    private final FixedQuery ofReseller;

    private SeenQuery(FixedQuery ofOperator, FixedQuery ofReseller) {
        this.ofOperator = ofOperator;
        this.ofReseller = ofReseller;
    }

    /**
     * A query with open places.
     *
     * @param query builds it around the condition that limits it, which stands behind the open places
     */
    public static SeenQuery of(Function<Condition, SelectForUpdateStep<?>> query) {
        return new SeenQuery(
                FixedQuery.of(() -> query.apply(noCondition())),
                FixedQuery.of(() -> query.apply(CUSTOMER.RESELLER_PATH.like(open(CUSTOMER.RESELLER_PATH)))));
    }

    /**
     * The rows that the License sees.
     *
     * @param reader is not to keep the row
     * @param values for the open places
     */
    public <T> List<T> list(Tx db, License license, Function<Row, T> reader, @Nullable Object... values) {
        return license.iReseller() == null
                ? ofOperator.list(db, reader, values)
                : ofReseller.list(db, reader, withPath(license, values));
    }

    /** The first of these rows. */
    public <T> Optional<T> first(Tx db, License license, Function<Row, T> reader, @Nullable Object... values) {
        return license.iReseller() == null
                ? ofOperator.first(db, reader, values)
                : ofReseller.first(db, reader, withPath(license, values));
    }

    private static @Nullable Object[] withPath(License license, @Nullable Object... values) {
        @Nullable Object[] all = Arrays.copyOf(values, values.length + 1);
        all[values.length] = "%/" + license.iReseller() + "/%";
        return all;
    }
}
