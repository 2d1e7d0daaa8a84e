package org.portaplus.server.store;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/**
 * Where a unit of work that only reads notes what it would write, see {@link StagedUnit}. For one thread.
 *
 * @param <T> the transaction that will carry it out
 */
interface WritePlan<T> {
    /** The same queries, of which only those run that such a unit may ask. */
    DSLContext watching(DSLContext sql);

    /** @throws NotStageable when a query would not see what is noted */
    void requireReadable();

    /** Notes rows to insert. */
    void insert(Table<? extends Record> table, List<Field<?>> columns, List<@Nullable Object[]> rows);

    /** Notes a change that follows the inserts. */
    void change(Consumer<T> change);

    /** Notes what must hold when they are inserted. */
    void expect(Predicate<T> condition);
}
