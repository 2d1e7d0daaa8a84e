package org.portaplus.client.importer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** {@code docs/import.md} tells users what the program does. */
class DocumentationTest {
    private static final Path DOCS = Path.of("..", "docs");

    private static String page() throws IOException {
        return Files.readString(DOCS.resolve("import.md"));
    }

    @Test
    void theTableOfColumnsIsTheOneOfThisContract() throws IOException {
        ByteArrayOutputStream table = new ByteArrayOutputStream();
        new ColumnList(Contract.packaged()).print(new PrintStream(table, true, UTF_8));

        assertThat(page().lines()).endsWith(table.toString(UTF_8).lines().toArray(String[]::new));
    }

    @Test
    void everyExitCodeIsTold() throws IOException {
        String page = page();

        assertThat(Arrays.stream(ExitCode.values()).map(ExitCode::code))
                .allSatisfy(code -> assertThat(page).contains("\n| " + code + " | "));
    }

    @Test
    void theExampleIsAGoodSheet() throws Columns.Unusable {
        Path example = DOCS.resolve("import-example.csv");

        assertThat(Sheets.problems(example)).isEmpty();
        assertThat(Sheets.items(example)).extracting(item -> item.rows().size()).containsExactly(2, 1);
    }
}
