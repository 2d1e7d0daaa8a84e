package org.portaplus.server.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portaplus.server.store.schema.Tables.ACCOUNT;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.licensing.License;
import org.portaplus.server.licensing.Scope;
import org.portaplus.server.store.OnEveryStore;
import org.portaplus.server.store.TestDatabase;
import org.portaplus.server.store.TestDomain;

/** Commands beside a store that is open, as a server has it. */
@OnEveryStore
class CommandsTest {
    private TestDomain domain;
    private TestCommands commands;

    @BeforeEach
    void open() {
        commands = new TestCommands(domain);
    }

    @AfterEach
    void close() {
        commands.close();
    }

    @Test
    void aLicenseIsPrintedOnceAndAlone() {
        String text = run("license", "create", "--scopes", "read,secrets", "--note", "for the shop")
                .strip();
        License license = domain.licensing.authenticate(text);
        assertThat(license.scopes()).containsExactlyInAnyOrder(Scope.READ, Scope.SECRETS);
        String list = run("license", "list");
        assertThat(list).contains("read,secrets", "for the shop").doesNotContain(text);
    }

    @Test
    void aLicenseIsRevokedByItsNumber() {
        String text = run("license", "create", "--reseller", "101", "--per-minute", "60", "--features", "A,B")
                .strip();
        int number = domain.licensing.authenticate(text).iLicense();
        assertThat(run("license", "list")).contains("101", "60", "A,B");
        run("license", "revoke", Integer.toString(number));
        domain.clock.advance(Duration.ofSeconds(11));
        refused(text);
    }

    @Test
    void aLicenseIsRevokedByItselfFromTheStandardInput() {
        String text = run("license", "create").strip();
        InputStream before = System.in;
        try {
            System.setIn(new ByteArrayInputStream((text + "\n").getBytes(StandardCharsets.UTF_8)));
            assertThat(run("license", "revoke", "--by-license")).doesNotContain(text);
        } finally {
            System.setIn(before);
        }
        refused(text);
    }

    @Test
    void whatIsWrongWithACallIsSaid() {
        assertThat(fails(1, "license", "create", "--reseller", "4711")).contains("no reseller 4711");
        assertThat(fails(1, "license", "revoke", "99")).contains("no such License");
        assertThat(fails(2, "license", "create", "--scopes", "all")).contains("--scopes");
        assertThat(fails(2, "license", "create", "--per-minute", "0")).contains("--per-minute");
        assertThat(fails(2, "license", "create", "--note", "shop\n7")).contains("--note");
        assertThat(fails(2, "license", "revoke")).contains("ID");
        assertThat(fails(2, "license")).contains("create, list or revoke");
        assertThat(fails(2, "licence")).contains("licence");
        System.clearProperty("porta.database.url");
        System.setProperty("porta.data-dir", domain.dir.resolve("none").toString());
        assertThat(fails(1, "license", "list")).contains("no store").contains("PORTA_DATA_DIR");
        assertThat(domain.dir.resolve("none")).doesNotExist();
    }

    @Test
    void aRotationReencryptsEverythingUnderARunningServer() throws Exception {
        int iCustomer = domain.createCustomer("Acme", "USD").iCustomer();
        String password = domain.createAccount(iCustomer, 2, "15550001").voipPassword();
        assertThat(run("keys", "rotate")).contains("Key 2").contains("re-encrypted");
        assertThat(Files.readAllLines(domain.dir.resolve("keys"))).hasSize(2);
        assertThat(domain.secrets.currentKey())
                .as("the key that the server encrypts with")
                .isEqualTo(2);

        assertThat(voipPassword()).isEqualTo(password);
        domain.licensing.authenticate("demo");
        String later = domain.createAccount(iCustomer, 2, "15550002").voipPassword();

        assertThat(run("keys", "rotate")).contains("Key 3");
        assertThat(Files.readAllLines(domain.dir.resolve("keys")))
                .extracting(line -> line.split(" ", -1)[0])
                .containsExactly("1", "2", "3");
        assertThat(run("keys", "rotate")).contains("Key 4");
        assertThat(Files.readAllLines(domain.dir.resolve("keys")))
                .extracting(line -> line.split(" ", -1)[0])
                .containsExactly("1", "3", "4");
        assertThat(voipPassword()).isEqualTo(password);
        assertThat(later).isNotEmpty();
        domain.licensing.authenticate("harbour");
    }

    @Test
    void anInterruptedRotationIsFinishedWithTheSameKey() {
        int iCustomer = domain.createCustomer("Acme", "USD").iCustomer();
        String password = domain.createAccount(iCustomer, 2, "15550001").voipPassword();
        domain.keys.rotated();
        assertThat(run("keys", "rotate")).contains("going on with key 2");
        assertThat(run("keys", "rotate")).contains("Key 3");
        assertThat(voipPassword()).isEqualTo(password);
    }

    @Test
    void aRotationPassesOverWhatCannotBeOpenedAndNamesIt() {
        int iCustomer = domain.createCustomer("Acme", "USD").iCustomer();
        int damaged = domain.createAccount(iCustomer, 2, "15550000").iAccount();
        String password = domain.createAccount(iCustomer, 2, "15550001").voipPassword();
        String encrypted = setVoipPassword(damaged, "1:AAAA");

        assertThat(fails(1, "keys", "rotate")).contains("account/1/" + damaged + "/voip", "1 values are left");
        assertThat(voipPassword()).isEqualTo(password);
        assertThat(fails(1, "keys", "rotate")).contains("account/1/" + damaged + "/voip");
        setVoipPassword(damaged, encrypted);
        assertThat(run("keys", "rotate")).contains("going on with key 2", "1 values are re-encrypted; nothing is left");
        assertThat(run("keys", "rotate")).contains("Key 3");
        assertThat(voipPassword()).isEqualTo(password);
    }

    private String setVoipPassword(int iAccount, String encrypted) {
        return domain.write(tx -> {
            String before = tx.sql()
                    .fetchSingle(ACCOUNT, ACCOUNT.I_ACCOUNT.eq(iAccount))
                    .getVoipPassword();
            tx.sql()
                    .update(ACCOUNT)
                    .set(ACCOUNT.VOIP_PASSWORD, encrypted)
                    .where(ACCOUNT.I_ACCOUNT.eq(iAccount))
                    .execute();
            return before;
        });
    }

    @Test
    void aBackupHasTheStoreAndItsKeysAndOverwritesNothing() throws Exception {
        String[] backup = {"backup", domain.dir.resolve("copy").toString()};
        if (domain.database == TestDatabase.POSTGRESQL) {
            assertThat(fails(1, backup)).contains("pg_dump");
            return;
        }
        int iCustomer = domain.createCustomer("Acme", "USD").iCustomer();
        String password = domain.createAccount(iCustomer, 2, "15550001").voipPassword();

        assertThat(run(backup)).contains("with its keys");
        assertThat(fails(1, backup)).contains("exists");

        domain.close();
        System.setProperty("porta.data-dir", domain.dir.resolve("copy").toString());
        domain = TestDomain.in(domain.dir.resolve("copy"), domain.database);
        assertThat(voipPassword()).isEqualTo(password);
        domain.licensing.authenticate("demo");
    }

    private String voipPassword() {
        return domain.readOne(db -> domain.queries.byId(db, domain.operator(), "15550001"))
                .orElseThrow()
                .access()
                .voipPassword();
    }

    private String run(String... args) {
        return commands.run(args);
    }

    private String fails(int status, String... args) {
        return commands.fails(status, args);
    }

    private void refused(String text) {
        try {
            domain.licensing.authenticate(text);
        } catch (Fault fault) {
            assertThat(fault.kind().status()).isEqualTo(401);
            return;
        }
        throw new AssertionError("was not refused");
    }
}
