package org.portaplus.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portaplus.client.api.ProductApi;
import org.portaplus.client.model.ProductAccount;
import org.portaplus.process.ServerProcess;

/**
 * An import that is killed twice, at random moments, ends with every customer once. {@code -Dporta.test.rows} says how many
 * rows it has, {@code -Dporta.test.seed} repeats the moments of a run.
 */
class ImportCrashIT {
    private static final String LICENSE = "demo";
    private static final int ROWS = Integer.getInteger("porta.test.rows", 2_000);
    private static final long SEED = Long.getLong("porta.test.seed", System.nanoTime());
    private static final int BATCHES = 100;
    private static final int BATCH = ROWS / BATCHES;

    @TempDir
    private Path directory;

    @Test
    void everyCustomerIsThereOnceAfterTwoKills() throws Exception {
        try (ServerProcess server = new ServerProcess("import-crash")) {
            ProductApi products = new ProductApi(PortaPlus.at(server.base(), LICENSE));
            int product = products.getProducts(LICENSE, "USD", null, null, null)
                    .getPortaProducts()
                    .get(0)
                    .getIproduct();
            Path sheet = sheet(product);
            System.out.printf("ImportCrashIT: %d rows, -Dporta.test.seed=%d%n", ROWS, SEED);
            Random random = new Random(SEED);
            killAfter(3 + random.nextInt(30), random, server, sheet);
            killAfter(40 + random.nextInt(40), random, server, sheet);

            ImportProcess last = run(server, sheet);
            assertThat(last.end()).as("%s", last.said()).isZero();

            Map<String, String> told = Files.readAllLines(directory.resolve("result.csv")).stream()
                    .skip(1)
                    .map(row -> row.split(",", -1))
                    .peek(row -> assertThat(row[1]).isEqualTo("created"))
                    .collect(Collectors.toMap(row -> row[4], row -> row[2] + "/" + row[3]));
            List<ProductAccount> there = products.getProductAccounts(LICENSE, product, null, null, null)
                    .getAccounts();
            assertThat(there).hasSize(ROWS);
            assertThat(there).extracting(ProductAccount::getIcustomer).doesNotHaveDuplicates();
            assertThat(there.stream()
                            .collect(Collectors.toMap(
                                    ProductAccount::getAccountId,
                                    account -> account.getIcustomer() + "/" + account.getIaccount())))
                    .as("what the result file tells is what the server has")
                    .isEqualTo(told);
        }
    }

    private Path sheet(int product) throws IOException {
        Path sheet = directory.resolve("sheet.csv");
        try (PrintWriter rows = new PrintWriter(Files.newBufferedWriter(sheet))) {
            rows.println("Name,CustomerStatus.ISO4217,AcntId,DefaultValues.ProductId");
            for (int i = 0; i < ROWS; i++) {
                rows.println("Customer " + i + ",USD," + (447_700_000_000L + i) + "," + product);
            }
        }
        return sheet;
    }

    private ImportProcess run(ServerProcess server, Path sheet) throws IOException {
        return new ImportProcess(
                directory,
                LICENSE,
                List.of(
                        sheet.toString(),
                        "--server",
                        server.base().toString(),
                        "--result",
                        directory.resolve("result.csv").toString(),
                        "--batch-size",
                        String.valueOf(BATCH),
                        "--in-flight",
                        "4"));
    }

    /** Kills a run when the journal notes that many batches as done, and a random moment later. */
    private void killAfter(int batches, Random random, ServerProcess server, Path sheet)
            throws IOException, InterruptedException {
        ImportProcess program = run(server, sheet);
        while (done() < batches) {
            assertThat(program.isRunning()).as(program.said()).isTrue();
            Thread.sleep(2);
        }
        Thread.sleep(random.nextInt(20));
        program.kill();
        assertThat(done()).isLessThan(BATCHES);
    }

    private long done() throws IOException {
        Path journal = directory.resolve("result.csv.journal");
        if (!Files.exists(journal)) {
            return 0;
        }
        try (var lines = Files.lines(journal)) {
            return lines.filter(line -> line.startsWith("{\"type\":\"done\"")).count();
        }
    }
}
