package org.portaplus.client.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SheetTest {
    @TempDir
    private Path directory;

    private Path file(byte[] bytes) throws IOException {
        return Files.write(directory.resolve("sheet.csv"), bytes);
    }

    private static String secondCell(Sheet sheet) {
        return sheet.next().orElseThrow().cell(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Name;City", "Name,City", "Name\tCity", "\"Na;,,me\"\tCity"})
    void theDelimiterIsTheOneOfTheHeader(String header) throws IOException {
        char delimiter = header.charAt(header.length() - "City".length() - 1);
        Path file = file((header + "\nZoë" + delimiter + "Łódź\n").getBytes(StandardCharsets.UTF_8));

        try (Sheet sheet = Sheet.open(file, Sheets.ANY)) {
            assertThat(sheet.header()).hasSize(2);
            assertThat(secondCell(sheet)).isEqualTo("Łódź");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void aByteOrderMarkTellsTheEncoding(String charset) throws IOException {
        Path file = file("\uFEFFName;City\r\nZoë;Łódź".getBytes(Charset.forName(charset)));

        try (Sheet sheet = Sheet.open(file, new Sheet.Format(StandardCharsets.ISO_8859_1, null))) {
            assertThat(sheet.isMarked()).isTrue();
            assertThat(sheet.header()).containsExactly("Name", "City");
            assertThat(secondCell(sheet)).isEqualTo("Łódź");
        }
    }

    @Test
    void anotherEncodingIsReadWhenTheUserNamesIt() throws IOException {
        Charset windows = Charset.forName("windows-1250");
        Path file = file("Name;City\r\nZoë;Łódź".getBytes(windows));

        try (Sheet sheet = Sheet.open(file, new Sheet.Format(windows, null))) {
            assertThat(secondCell(sheet)).isEqualTo("Łódź");
        }
    }

    @Test
    void bytesThatAreNoTextAreRefusedAndNotReplaced() throws IOException {
        Path file = file("Name;City\r\nZoë;Paris".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> {
                    try (Sheet sheet = Sheet.open(file, Sheets.ANY)) {
                        sheet.next();
                    }
                })
                .isInstanceOf(ImportFailure.class)
                .hasMessageContaining("--encoding");
    }

    @Test
    void rowsAreCountedAsASpreadsheetDoes() throws IOException {
        Path file = file("Name;City\r\nA;\"two\r\nlines\"\r\n;\r\n\r\nB;C\r\n".getBytes(StandardCharsets.UTF_8));

        try (Sheet sheet = Sheet.open(file, Sheets.ANY)) {
            assertThat(sheet.next().orElseThrow().number()).isEqualTo(2);
            assertThat(sheet.next().orElseThrow().number()).isEqualTo(5);
            assertThat(sheet.next()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"A;\"open\r\nB;2\r\nC;3\r\n", "A;\"open", "A;\"two \"\"open\"\"\nB;2\n"})
    void aQuoteThatIsNeverClosedIsRefusedWithItsRow(String rows) throws IOException {
        assertThatThrownBy(() -> readAll("Name;City\r\n\r\n" + rows))
                .isInstanceOfSatisfying(ImportFailure.class, refused -> assertThat(refused.exit())
                        .isEqualTo(ExitCode.USAGE))
                .hasMessageContaining("row 3, cell 2")
                .hasMessageContaining("never closed");
    }

    @Test
    void textAfterAClosingQuoteIsRefusedWithItsRow() {
        assertThatThrownBy(() -> readAll("Name;City\nA;\"two\nlines\"\n\"B\" b;C\n"))
                .isInstanceOf(ImportFailure.class)
                .hasMessageContaining("row 3, cell 1")
                .hasMessageContaining("closing quote");
    }

    @Test
    void quotesInsideCellsThatAreRightAreKept() throws IOException {
        Path file = file("Name;City\n\"A \"\"a\"\"\";5\" wide\nB;\"\"".getBytes(StandardCharsets.UTF_8));

        try (Sheet sheet = Sheet.open(file, Sheets.ANY)) {
            assertThat(sheet.next().orElseThrow().cells()).containsExactly("A \"a\"", "5\" wide");
            assertThat(sheet.next().orElseThrow().cells()).containsExactly("B", "");
            assertThat(sheet.next()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n \r\n", ",,\n"})
    void blankRowsBeforeTheHeaderAreSkipped(String blank) throws IOException {
        Path file = file((blank + "Name,City\nA,B\n").getBytes(StandardCharsets.UTF_8));

        try (Sheet sheet = Sheet.open(file, Sheets.ANY)) {
            assertThat(sheet.header()).containsExactly("Name", "City");
            assertThat(secondCell(sheet)).isEqualTo("B");
        }
    }

    private void readAll(String text) throws IOException {
        try (Sheet sheet = Sheet.open(file(text.getBytes(StandardCharsets.UTF_8)), Sheets.ANY)) {
            while (sheet.next().isPresent()) {
                // only the end matters
            }
        }
    }
}
