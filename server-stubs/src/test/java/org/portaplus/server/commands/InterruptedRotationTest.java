package org.portaplus.server.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.portaplus.server.accounts.NewAccounts;
import org.portaplus.server.store.OnEveryStore;
import org.portaplus.server.store.TestDomain;

/** A rotation of the keys is a process that is killed in the middle, while the server goes on creating and reading. */
@Tag("slow")
@OnEveryStore
class InterruptedRotationTest {
    private static final int ACCOUNTS = 600;
    private static final int ROUNDS = Integer.getInteger("porta.test.rotations", 2);

    private final Map<String, String> passwords = new TreeMap<>();
    private TestDomain domain;

    @Test
    void losesNoPasswordAndTheNextOneFinishesIt() throws Exception {
        int iCustomer = domain.createCustomer("Acme", "USD").iCustomer();
        NewAccounts.Row[] rows = IntStream.range(0, ACCOUNTS)
                .mapToObj(i -> TestDomain.row("1555%04d".formatted(i)))
                .toArray(NewAccounts.Row[]::new);
        domain.write(tx -> domain.accounts.create(tx, domain.operator(), TestDomain.accounts(iCustomer, 2, rows)))
                .forEach(account -> passwords.put(account.id(), account.voipPassword()));

        int interrupted = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Process rotation = rotation();
            awaitNewKey(rotation);
            rotation.waitFor(ThreadLocalRandom.current().nextLong(60), TimeUnit.MILLISECONDS);
            rotation.destroyForcibly().waitFor();
            interrupted += rotation.exitValue() == 0 ? 0 : 1;
            var meanwhile = domain.createAccount(iCustomer, 2, "1666%04d".formatted(round));
            passwords.put(meanwhile.id(), meanwhile.voipPassword());
            assertThat(storedPasswords()).isEqualTo(passwords);
        }
        assertThat(interrupted).as("rotations killed in the middle").isPositive();

        Process last = rotation();
        String said = new String(last.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(last.waitFor()).as(said).isZero();
        assertThat(said).contains("nothing is left under an older key");
        domain = domain.reopened();
        assertThat(storedPasswords()).as("after a new start").isEqualTo(passwords);
        assertThat(Files.readAllLines(domain.dir.resolve("keys"))).hasSizeBetween(2, 3);
    }

    @Test
    @SuppressWarnings("try") // the lock is held, not used
    void onlyOneRunsAtATime() throws Exception {
        try (var first = domain.keys.exclusively()) {
            Process second = rotation();
            assertThat(second.waitFor()).isEqualTo(1);
            assertThat(new String(second.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                    .contains("Another rotation");
            StringWriter err = new StringWriter();
            settings().forEach(System::setProperty);
            int here = Main.run(new PrintWriter(err), new PrintWriter(err), "keys", "rotate");
            settings().keySet().forEach(System::clearProperty);
            assertThat(here).as(err.toString()).isEqualTo(1);
        }
        assertThat(Files.readAllLines(domain.dir.resolve("keys"))).hasSize(1);
    }

    /** The middle begins when the new key is in the file. */
    private void awaitNewKey(Process rotation) throws Exception {
        var before = Files.getLastModifiedTime(domain.dir.resolve("keys"));
        while (rotation.isAlive()
                && Files.getLastModifiedTime(domain.dir.resolve("keys")).equals(before)) {
            // A rotation that goes on with an earlier one adds none.
            if (rotation.waitFor(5, TimeUnit.MILLISECONDS)
                    || rotation.getInputStream().available() > 0) {
                return;
            }
        }
    }

    private Map<String, String> storedPasswords() {
        return domain.read(db -> {
            Map<String, String> stored = new TreeMap<>();
            passwords
                    .keySet()
                    .forEach(id -> stored.put(
                            id,
                            domain.queries
                                    .byId(db, domain.operator(), id)
                                    .orElseThrow()
                                    .access()
                                    .voipPassword()));
            return stored;
        });
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        settings.put("porta.data-dir", domain.dir.toString());
        domain.settings.databaseUrl().ifPresent(url -> settings.put("porta.database.url", url));
        domain.settings.user().ifPresent(user -> settings.put("porta.database.user", user));
        return settings;
    }

    private Process rotation() throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        settings().forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(
                List.of("-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))));
        command.addAll(List.of(Main.class.getName(), "keys", "rotate"));
        return new ProcessBuilder(command).start();
    }
}
