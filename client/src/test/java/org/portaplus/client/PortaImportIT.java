package org.portaplus.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portaplus.client.api.ProductApi;
import org.portaplus.process.ServerProcess;

/** The packaged import program and the packaged server: how a run ends, and what it leaves behind. */
class PortaImportIT {
    private static final String LICENSE = "demo";
    private static final String HEADER =
            "Name;CustomerStatus.ISO4217;AcntId;AccountsToCreate.Password;AccountsToCreate.FirstName;DefaultValues.ProductId";
    private static ServerProcess server;
    private static int product;

    @TempDir
    private Path directory;

    @BeforeAll
    static void start() throws ApiException {
        server = new ServerProcess("porta-import");
        product = new ProductApi(PortaPlus.at(server.base(), LICENSE))
                .getProducts(LICENSE, "USD", null, null, null)
                .getPortaProducts()
                .get(0)
                .getIproduct();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    private Path sheet(String... rows) throws IOException {
        List<String> lines = new ArrayList<>(List.of(HEADER));
        lines.addAll(List.of(rows));
        return Files.write(directory.resolve("sheet.csv"), lines);
    }

    private ImportProcess run(String license, Path sheet, String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                sheet.toString(),
                "--server",
                server.base().toString(),
                "--result",
                directory.resolve("result.csv").toString()));
        arguments.addAll(List.of(options));
        return new ImportProcess(directory, license, arguments);
    }

    private List<String> result() throws IOException {
        return Files.readAllLines(directory.resolve("result.csv"));
    }

    @Test
    void everyRowIsToldAboutAndNoSecretIsLeftBehind() throws IOException, InterruptedException {
        Path sheet = sheet(
                "Zoë & Sons;USD;447000000001;opensesame1;Zoë;" + product,
                ";;447000000002;;Ann;",
                "Twin;USD;447000000003;;;" + product,
                "Second twin;USD;447000000004;;;999999",
                "Last;USD;447000000005;;;" + product);

        ImportProcess first = run(LICENSE, sheet, "--batch-size", "2");
        assertThat(first.end()).as(first.said()).isEqualTo(1);
        assertThat(first.said()).contains("5 rows: 4 created, 1 failed, 0 not sent, 0 unknown");
        assertThat(result())
                .hasSize(6)
                .satisfiesExactly(
                        header -> assertThat(header)
                                .isEqualTo("Row;Status;ICustomer;IAccount;AccountId;ErrorCode;Column;Message"),
                        row -> assertThat(row).matches("2;created;\\d+;\\d+;447000000001;;;"),
                        row -> assertThat(row).matches("3;created;\\d+;\\d+;447000000002;;;"),
                        row -> assertThat(row).matches("4;created;\\d+;\\d+;447000000003;;;"),
                        row -> assertThat(row).startsWith("5;failed;;;;").contains(";DefaultValues.ProductId;"),
                        row -> assertThat(row).matches("6;created;\\d+;\\d+;447000000005;;;"));

        List<String> before = result();
        ImportProcess again = run(LICENSE, sheet);
        assertThat(again.end()).isEqualTo(1);
        assertThat(again.said()).contains("complete already", "nothing was sent");
        assertThat(result()).isEqualTo(before);

        try (var files = Files.list(directory)) {
            for (Path file : files.filter(file -> !file.equals(sheet)).toList()) {
                assertThat(Files.readString(file)).as("%s", file).doesNotContain(LICENSE, "opensesame1");
            }
        }
    }

    @Test
    void nothingIsSentWhenTheLocalCheckFindsAnError() throws IOException, InterruptedException {
        Path sheet = sheet("Good;USD;447100000001;;;" + product, "Bad;Dollar;447100000002;;;" + product);

        ImportProcess program = run(LICENSE, sheet);
        assertThat(program.end()).isEqualTo(3);
        assertThat(program.said()).contains("row 3, CustomerStatus.ISO4217: a currency is three capital letters");
        assertThat(result())
                .contains(
                        "2;not sent;;;;;;",
                        "3;not sent;;;;RegularExpression;CustomerStatus.ISO4217;"
                                + "a currency is three capital letters, such as EUR");
        assertThat(directory.resolve("result.csv.journal")).doesNotExist();

        ImportProcess mended = run(LICENSE, sheet("Good;USD;447100000001;;;" + product));
        assertThat(mended.end()).as(mended.said()).isZero();
    }

    @Test
    void aDryRunTriesServerAndLicenseAndChangesNothing() throws IOException, InterruptedException {
        Path sheet = sheet("Dry;USD;447200000001;;;" + product);

        ImportProcess program = run(LICENSE, sheet, "--dry-run");
        assertThat(program.end()).isZero();
        assertThat(program.said()).contains("1 requests would be sent");
        assertThat(directory.resolve("result.csv")).doesNotExist();
        assertThat(directory.resolve("result.csv.journal")).doesNotExist();
    }

    @Test
    void aLicenseThatIsUnknownOrMissingEndsTheRunBeforeItBegins() throws IOException, InterruptedException {
        Path sheet = sheet("Stranger;USD;447300000001;;;" + product);

        assertThat(run("nobody", sheet).end()).isEqualTo(5);
        assertThat(run(null, sheet).end()).isEqualTo(5);
        Path file = Files.writeString(directory.resolve("license"), LICENSE + "\n");
        assertThat(run(null, sheet, "--license-file", file.toString()).end()).isZero();
    }

    @Test
    void aRequestToEndIsFollowedInGoodOrder() throws IOException, InterruptedException {
        String[] rows = new String[600];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = "Patient " + i + ";USD;4474" + (10_000_000 + i) + ";;;" + product;
        }
        Path sheet = sheet(rows);
        Path journal = directory.resolve("result.csv.journal");

        ImportProcess program = run(LICENSE, sheet, "--batch-size", "20");
        while (program.isRunning() && !(Files.exists(journal) && Files.size(journal) > 3000)) {
            Thread.sleep(5);
        }
        program.terminate();
        assertThat(program.end()).as(program.said()).isEqualTo(143);
        assertThat(program.said()).contains("Interrupted", "The same command continues");
        assertThat(result()).hasSize(rows.length + 1);
        assertThat(result().get(1)).startsWith("2;created;");
        assertThat(result().get(rows.length)).startsWith((rows.length + 1) + ";not sent;");
        assertThat(result()).noneMatch(row -> row.contains(";unknown;"));

        ImportProcess second = run(LICENSE, sheet, "--progress", "bar");
        assertThat(second.end()).as(second.said()).isZero();
        assertThat(second.said()).contains("Going on:", "100%", "rows/s");
        assertThat(result().stream().skip(1)).hasSize(rows.length).allMatch(row -> row.contains(";created;"));
    }
}
