package org.portaplus.server.batches;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.portaplus.server.faults.FieldFault;

/**
 * What became of one item. Immutable; {@code toString} does not show the result, which may hold passwords.
 *
 * @param item its position, from 0
 * @param result what its processor returned; null unless done
 * @param code of the refusal; null unless failed
 * @param fields the members at fault, relative to the item
 */
public record ItemResult(
        int item,
        ItemState state,
        @Nullable String result,
        @Nullable String code,
        @Nullable String message,
        List<FieldFault> fields) {
    public ItemResult {
        fields = List.copyOf(fields);
    }

    @Override
    public String toString() {
        return "ItemResult[" + item + " " + state + "]";
    }
}
