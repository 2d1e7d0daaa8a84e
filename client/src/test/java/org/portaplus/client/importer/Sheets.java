package org.portaplus.client.importer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sheets for tests. */
final class Sheets {
    static final Sheet.Format ANY = new Sheet.Format(null, null);

    private Sheets() {}

    static Path file(Path directory, String... lines) throws IOException {
        return Files.writeString(Files.createTempFile(directory, "sheet", ".csv"), String.join("\r\n", lines) + "\r\n");
    }

    static Source source(Path file) throws Columns.Unusable {
        Contract contract = Contract.packaged();
        try (Sheet sheet = Sheet.open(file, ANY)) {
            return new Source(file, ANY, new Columns(contract, sheet.header()), new Cells(false), contract);
        }
    }

    static List<Item> items(Path file) throws Columns.Unusable {
        List<Item> items = new ArrayList<>();
        try (ItemReader reader = source(file).items()) {
            for (Optional<Item> item = reader.next(); item.isPresent(); item = reader.next()) {
                items.add(item.get());
            }
        }
        return items;
    }

    static List<String> problems(Path file) throws Columns.Unusable {
        List<String> problems = new ArrayList<>();
        new LocalCheck(source(file), false)
                .run((item, found) -> found.forEach(problem -> problems.add(problem.toString())));
        return problems;
    }
}
