package org.portaplus.client.importer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes items of rows. A row that has the name of the customer above it, or none, and an account is a further account of that
 * customer; what it says about the customer must be the same or nothing. Holds one customer at a time. Not thread-safe.
 */
final class ItemReader implements AutoCloseable {
    private static final String PERSON = "Customer.Customer.PersonalInformation.";

    private final Sheet sheet;
    private final Columns columns;
    private final Cells cells;
    private final int mostAccounts;
    private Sheet.@Nullable Row ahead;

    ItemReader(Sheet sheet, Columns columns, Cells cells, int mostAccounts) {
        this.sheet = sheet;
        this.columns = columns;
        this.cells = cells;
        this.mostAccounts = mostAccounts;
        ahead = sheet.next().orElse(null);
    }

    /**
     * The next customer, with what is wrong with its cells.
     *
     * @throws ImportFailure when the sheet cannot be read
     */
    Optional<Item> next() {
        if (ahead == null) {
            return Optional.empty();
        }
        Draft draft = new Draft(ahead);
        ahead = sheet.next().orElse(null);
        while (ahead != null && draft.goesOnIn(ahead)) {
            draft.add(ahead);
            ahead = sheet.next().orElse(null);
        }
        return Optional.of(draft.item());
    }

    @Override
    public void close() {
        sheet.close();
    }

    private boolean isFilled(Sheet.Row row, Column column) {
        return !row.cell(column.position()).isBlank();
    }

    private boolean hasAccount(Sheet.Row row) {
        return columns.all().stream().anyMatch(column -> column.member().isOfAccount() && isFilled(row, column));
    }

    /** The customer's name by its default: Company, else first and last name. */
    private String customerName(Sheet.Row row) {
        String name = text(row, "Name");
        if (!name.isEmpty()) {
            return name;
        }
        String company = text(row, "Company");
        return company.isEmpty() ? (text(row, "FirstName") + " " + text(row, "LastName")).strip() : company;
    }

    private String text(Sheet.Row row, String member) {
        return columns.all().stream()
                .filter(column -> column.path(0).equals(PERSON + member))
                .map(column -> row.cell(column.position()).strip())
                .findFirst()
                .orElse("");
    }

    /** A customer whose rows are being gathered. */
    private final class Draft {
        private final Sheet.Row first;
        private final List<Integer> rows = new ArrayList<>();
        private final List<Integer> accountRows = new ArrayList<>();
        private final List<Problem> problems = new ArrayList<>();
        private final ObjectNode data =
                JsonNodeFactory.withExactBigDecimals(true).objectNode();

        Draft(Sheet.Row first) {
            this.first = first;
            boolean account = hasAccount(first);
            rows.add(first.number());
            if (account) {
                accountRows.add(first.number());
            }
            for (Column column : columns.all()) {
                if (account || !column.member().isOfAccount()) {
                    fill(column, first, 0);
                }
            }
            unknownCells(first);
        }

        boolean goesOnIn(Sheet.Row row) {
            String name = customerName(row);
            return hasAccount(row) && (name.isEmpty() || name.equals(customerName(first)));
        }

        void add(Sheet.Row row) {
            rows.add(row.number());
            accountRows.add(row.number());
            if (accountRows.size() == mostAccounts + 1) {
                problems.add(new Problem(
                        row.number(),
                        "AccountsToCreate",
                        "Length",
                        "a customer has at most " + mostAccounts + " accounts here"));
            }
            for (Column column : columns.all()) {
                if (column.member().isOfAccount()) {
                    fill(column, row, accountRows.size() - 1);
                } else if (isFilled(row, column) && !isSame(row, column)) {
                    problems.add(new Problem(
                            row.number(),
                            column.header(),
                            "Equal",
                            "differs from row " + first.number()
                                    + ", which begins this customer; leave it empty or equal"));
                }
            }
            unknownCells(row);
        }

        Item item() {
            withoutGaps(data);
            return new Item(rows, accountRows, data, problems);
        }

        private boolean isSame(Sheet.Row row, Column column) {
            return row.cell(column.position())
                    .strip()
                    .equals(first.cell(column.position()).strip());
        }

        private void fill(Column column, Sheet.Row row, int account) {
            try {
                cells.value(column.member(), row.cell(column.position()))
                        .ifPresent(value -> column.put(data, account, value));
            } catch (Cells.Unreadable e) {
                problems.add(new Problem(row.number(), column.header(), e.code(), e.getMessage()));
            }
        }

        /** Cells to the right of the header, and below a header that is empty, would be lost in silence. */
        private void unknownCells(Sheet.Row row) {
            Set<Integer> named = columns.positions();
            for (int i = 0; i < row.cells().size(); i++) {
                if (!row.cell(i).isBlank() && !named.contains(i)) {
                    problems.add(new Problem(
                            row.number(), "column " + (i + 1), "UnknownColumn", "the cell has no header in row 1"));
                }
            }
        }
    }

    /** Entries of lists that a row leaves empty are not sent. */
    private static void withoutGaps(JsonNode node) {
        if (node instanceof ArrayNode list) {
            list.removeIf(JsonNode::isNull);
        }
        node.forEach(ItemReader::withoutGaps);
    }
}
