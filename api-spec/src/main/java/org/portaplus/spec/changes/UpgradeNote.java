package org.portaplus.spec.changes;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What changed, as a text for whoever has programs that use the contract. Markdown. */
final class UpgradeNote {
    private UpgradeNote() {}

    static String of(String before, String after, List<Change> changes) {
        StringBuilder note = new StringBuilder("# From " + before + " to " + after + "\n");
        section(note, "Breaking", changes.stream().filter(Change::isBreaking).toList());
        section(
                note,
                "Compatible",
                changes.stream().filter(change -> !change.isBreaking()).toList());
        if (changes.isEmpty()) {
            note.append("\nNothing that a program can notice.\n");
        }
        return note.toString();
    }

    private static void section(StringBuilder note, String title, List<Change> changes) {
        if (!changes.isEmpty()) {
            note.append("\n## ").append(title).append("\n\n");
            changes.forEach(change -> note.append(line(change)).append('\n'));
        }
    }

    private static String line(Change change) {
        StringBuilder line = new StringBuilder("- `" + change.place() + "` (")
                .append(change.directions().stream()
                        .sorted()
                        .map(direction -> direction.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(" and ")))
                .append("): ")
                .append(change.kind().words());
        if (!change.detail().isEmpty()) {
            line.append(": ").append(change.detail());
        }
        line.append('.');
        if (change.isBreaking()) {
            line.append(" Breaks ")
                    .append(change.affected().stream()
                            .sorted()
                            .map(Affected::words)
                            .collect(Collectors.joining(", ")))
                    .append(". ")
                    .append(change.kind().remedy());
        }
        return line.toString();
    }
}
