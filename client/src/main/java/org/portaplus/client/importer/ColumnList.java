package org.portaplus.client.importer;

import java.io.PrintStream;

/** The columns that a sheet can have, as a table in Markdown: for {@code --columns} and the documentation. */
final class ColumnList {
    private final Contract contract;

    ColumnList(Contract contract) {
        this.contract = contract;
    }

    void print(PrintStream out) {
        ColumnNames names = new ColumnNames(contract);
        out.println("| column | value | meaning | member |");
        out.println("|---|---|---|---|");
        for (Member member : contract.members()) {
            out.printf(
                    "| `%s` | %s | %s | `%s` |%n",
                    names.shortName(member), value(member), cell(member.description()), member.name());
        }
    }

    private static String value(Member member) {
        StringBuilder value = new StringBuilder(
                member.knownValues().isEmpty() ? member.kind().words() : String.join(", ", member.knownValues()));
        if (member.maxLength() != null && member.knownValues().isEmpty()) {
            value.append(", at most ").append(member.maxLength());
        }
        if (member.maximum() != null) {
            value.append(", ").append(member.minimum()).append(" to ").append(member.maximum());
        } else if (member.minimum() != null) {
            value.append(", from ").append(member.minimum());
        }
        return cell(value.toString());
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
