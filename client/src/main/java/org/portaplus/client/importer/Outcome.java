package org.portaplus.client.importer;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of one item, as the journal stores it: keys and refusals, without the passwords of the answer. Immutable.
 *
 * @param iCustomer the new customer; null when it was refused
 * @param accounts that were made
 * @param code of the refusal; null when it was created
 * @param message of the refusal
 * @param errors the members at fault
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Outcome(
        @Nullable Integer iCustomer,
        List<Account> accounts,
        @Nullable String code,
        @Nullable String message,
        List<Fault> errors) {

    /** An account that was made. */
    record Account(Integer iAccount, String id) {}

    /**
     * A member at fault.
     *
     * @param field its path from the item down
     */
    record Fault(String code, String field, String message) {}

    Outcome {
        accounts = accounts == null ? List.of() : List.copyOf(accounts);
        errors = errors == null ? List.of() : List.copyOf(errors);
    }

    static Outcome created(Integer iCustomer, List<Account> accounts) {
        return new Outcome(iCustomer, accounts, null, null, List.of());
    }

    static Outcome refused(String code, String message, List<Fault> errors) {
        return new Outcome(null, List.of(), code, message, errors);
    }

    @JsonIgnore
    boolean isCreated() {
        return iCustomer != null;
    }
}
