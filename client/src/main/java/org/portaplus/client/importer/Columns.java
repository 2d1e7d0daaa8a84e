package org.portaplus.client.importer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The columns of one sheet. Immutable. */
final class Columns {
    /** Columns for the eyes of people. */
    private static final String REMARK = "#";

    private final ColumnNames names;
    private final List<Member> members;
    private final List<Column> columns = new ArrayList<>();
    private final Set<Integer> positions = new HashSet<>();
    private final Map<String, String> headers = new HashMap<>();

    /** A header that cannot be used. */
    static final class Unusable extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient List<Problem> problems;

        Unusable(List<Problem> problems) {
            super(problems.toString());
            this.problems = List.copyOf(problems);
        }

        List<Problem> problems() {
            return problems;
        }
    }

    /**
     * Reads a header.
     *
     * @throws Unusable when columns name no member, several members, or the same one twice
     */
    Columns(Contract contract, List<String> header) throws Unusable {
        names = new ColumnNames(contract);
        members = contract.members();
        List<Problem> problems = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < header.size(); i++) {
            String text = header.get(i).strip();
            if (text.isEmpty()) {
                continue;
            }
            positions.add(i);
            if (text.startsWith(REMARK)) {
                continue;
            }
            try {
                Column column = names.column(i, text);
                if (taken.add(column.path(0))) {
                    columns.add(column);
                    headers.put(column.path(0), text);
                } else {
                    problems.add(new Problem(1, text, "NotUnique", "an earlier column fills the same member"));
                }
            } catch (IllegalArgumentException e) {
                problems.add(new Problem(1, text, "UnknownColumn", String.valueOf(e.getMessage())));
            }
        }
        if (columns.isEmpty() && problems.isEmpty()) {
            problems.add(new Problem(1, "", "NotEmpty", "the first row names no columns"));
        }
        if (!problems.isEmpty()) {
            throw new Unusable(problems);
        }
    }

    List<Column> all() {
        return Collections.unmodifiableList(columns);
    }

    /** Where the sheet has a header, also of a column that is not imported. */
    Set<Integer> positions() {
        return Collections.unmodifiableSet(positions);
    }

    /** The name under which a user knows a member: its column, or its short name; {@code path} for what no cell can fill. */
    String header(String path) {
        String first = path.replaceFirst("AccountsToCreate\\[\\d+\\]", "AccountsToCreate[0]");
        String header = headers.get(first);
        if (header != null) {
            return header;
        }
        String plain = first.replaceAll("\\[\\d+\\]", "[]");
        return members.stream()
                .filter(member -> member.name().equals(plain))
                .findFirst()
                .map(names::shortName)
                .orElse(path);
    }
}
