package org.portaplus.client.importer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Checks a whole sheet against the contract, in one pass. */
final class LocalCheck {
    private final Source source;
    private final boolean productForAll;

    /** Receives every item with all its errors. */
    interface Listener {
        void checked(Item item, List<Problem> problems);
    }

    /**
     * What there is in a sheet. Immutable.
     *
     * @param rows with data
     * @param problems how many were found
     */
    record Summary(int rows, int customers, int accounts, int problems) {}

    LocalCheck(Source source, boolean productForAll) {
        this.source = source;
        this.productForAll = productForAll;
    }

    /**
     * Checks every row.
     *
     * @throws ImportFailure when the sheet cannot be read
     */
    Summary run(Listener listener) {
        ItemRules rules = new ItemRules(source.columns(), productForAll);
        int rows = 0;
        int customers = 0;
        int accounts = 0;
        int found = 0;
        try (ItemReader items = source.items()) {
            for (Optional<Item> next = items.next(); next.isPresent(); next = items.next()) {
                Item item = next.get();
                List<Problem> problems = new ArrayList<>(item.problems());
                problems.addAll(rules.check(item));
                // A cell that cannot be read also looks empty to the rules about the item: the first objection counts.
                problems.sort(Comparator.comparingInt(Problem::row));
                problems.removeIf(problem -> problem.code().equals("NotEmpty")
                        && item.problems().stream()
                                .anyMatch(cell -> cell.row() == problem.row()
                                        && cell.column().equals(problem.column())));
                listener.checked(item, problems);
                rows += item.rows().size();
                customers++;
                accounts += item.accountRows().size();
                found += problems.size();
            }
        }
        return new Summary(rows, customers, accounts, found);
    }
}
