package org.portaplus.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.portaplus.server.store.schema.Tables.ENVIRONMENT;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.portaplus.server.licensing.Licensing;

/** Copies of the embedded store. */
@Timeout(120)
class BackupTest {
    private static final Optional<Keys> IN_FILE = Optional.empty();
    private static final Optional<Keys> OF_SETTINGS =
            Optional.of(Keys.parse("1 " + Base64.getEncoder().encodeToString(new byte[32]), "a test"));

    @TempDir
    Path dir;

    @Test
    void aCopyThatWasMadeUnderLoadHasWhatWasAcknowledgedBeforeItAndOpens() throws Exception {
        ConcurrentLinkedQueue<Integer> acknowledged = new ConcurrentLinkedQueue<>();
        AtomicBoolean ended = new AtomicBoolean();
        ExecutorService thread = Executors.newSingleThreadExecutor();
        Path copy = dir.resolve("copy");
        List<Integer> before;
        int after;
        StoreSettings settings = StoreSettings.in(dir.resolve("data"));
        String encrypted;
        try (Store store = Store.open(settings)) {
            encrypted = new Secrets(Keys.inFile(dir.resolve("data/keys"), true)).encrypt("text", "place");
            thread.execute(() -> {
                for (int i = 1; !ended.get(); i++) {
                    int iEnv = i;
                    store.write(tx -> TestEnvironment.insert(tx, iEnv));
                    acknowledged.add(iEnv);
                }
            });
            await(acknowledged, 50);
            before = List.copyOf(acknowledged);
            SqliteBackup.into(settings, copy, IN_FILE, BackupTest::any);
            int during = acknowledged.size();
            await(acknowledged, during + 50);
            ended.set(true);
            thread.shutdown();
            assertThat(thread.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
            after = acknowledged.size();
        }

        try (Store restored = Store.open(StoreSettings.in(copy))) {
            List<Integer> kept = restored.read(db -> db.sql()
                    .select(ENVIRONMENT.I_ENV)
                    .from(ENVIRONMENT)
                    .orderBy(ENVIRONMENT.I_ENV)
                    .fetch(ENVIRONMENT.I_ENV));
            assertThat(kept).containsAll(before);
            assertThat(kept.size()).isLessThan(after);
            assertThat(kept)
                    .as("one state, without a gap")
                    .isEqualTo(acknowledged.stream().limit(kept.size()).toList());
            restored.write(tx -> TestEnvironment.insert(tx, 1_000_000));
            assertThat(new Secrets(Keys.inFile(copy.resolve("keys"), false)).decrypt(encrypted, "place"))
                    .isEqualTo("text");
        }
    }

    @Test
    void aCopyIsForItsOwnerOnlyAndOverwritesNothing() throws Exception {
        StoreSettings settings = StoreSettings.in(dir.resolve("data"));
        Path copy = dir.resolve("copy");
        try (Store store = Store.open(settings)) {
            SqliteBackup.into(settings, copy, OF_SETTINGS, BackupTest::any);
            assertThat(copy.resolve("keys")).doesNotExist();
            Path file = copy.resolve("portaplus.db");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)))
                    .isEqualTo("rwx------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            byte[] first = Files.readAllBytes(file);

            store.write(tx -> TestEnvironment.insert(tx, 7));
            assertThatThrownBy(() -> SqliteBackup.into(settings, copy, OF_SETTINGS, BackupTest::any))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("portaplus.db exists");
            assertThat(Files.readAllBytes(file)).isEqualTo(first);
        }
    }

    @Test
    void aCopyHasTheNameOfItsStore() {
        StoreSettings settings =
                StoreSettings.in(dir.resolve("data")).at("jdbc:sqlite:" + dir.resolve("data/main.db"), "", "");
        Path copy = dir.resolve("copy");
        try (Store store = Store.open(settings)) {
            store.write(tx -> TestEnvironment.insert(tx, 1));
            SqliteBackup.into(settings, copy, OF_SETTINGS, BackupTest::any);
        }
        assertThat(copy.resolve("main.db")).isRegularFile();
    }

    @Test
    void whatIsNotThereOrCannotBeWrittenIsRefused() throws Exception {
        assertThatThrownBy(() -> SqliteBackup.into(
                        StoreSettings.in(dir.resolve("none")), dir.resolve("copy"), OF_SETTINGS, BackupTest::any))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("There is no store at");
        StoreSettings settings = StoreSettings.in(dir.resolve("data"));
        Path file = Files.createFile(dir.resolve("file"));
        Store.open(settings).close();
        assertThatThrownBy(() -> SqliteBackup.into(settings, file.resolve("copy"), OF_SETTINGS, BackupTest::any))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("file");
    }

    @Test
    void aStoreWithoutItsKeysIsNotCopied() {
        StoreSettings settings = StoreSettings.in(dir.resolve("data"));
        Store.open(settings).close();
        assertThatThrownBy(() -> SqliteBackup.into(settings, dir.resolve("copy"), IN_FILE, BackupTest::any))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("no keys")
                .hasMessageContaining("PORTA_KEYS");
        assertThat(dir.resolve("copy")).doesNotExist();
    }

    @Test
    void nothingIsCopiedWhereEitherNameIsTaken() throws Exception {
        StoreSettings settings = StoreSettings.in(dir.resolve("data"));
        Store.open(settings).close();
        Keys.inFile(dir.resolve("data/keys"), true);
        Path copy = Files.createDirectory(dir.resolve("copy"));
        Files.writeString(copy.resolve("keys"), "of another store");

        assertThatThrownBy(() -> SqliteBackup.into(settings, copy, IN_FILE, BackupTest::any))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("keys exists");
        assertThat(copy.resolve("keys")).hasContent("of another store");
        assertThat(copy.toFile().list()).containsExactly("keys");
    }

    @Test
    void keysThatDoNotFitTheCopyAreRefusedAndItHasNoName() {
        StoreSettings settings = StoreSettings.in(dir.resolve("data"));
        Path copy = dir.resolve("copy");
        try (Store store = Store.open(settings)) {
            store.write(tx -> TestEnvironment.insert(tx, 1));
        }
        assertThatThrownBy(() -> SqliteBackup.into(settings, copy, OF_SETTINGS, Licensing::requireFittingKeys))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("do not belong to this store");
        assertThat(copy).isEmptyDirectory();
    }

    @Test
    void anEmptyKeyFileIsRefused() throws Exception {
        StoreSettings settings = StoreSettings.in(dir.resolve("data"));
        Store.open(settings).close();
        Files.createFile(dir.resolve("data/keys"));
        assertThatThrownBy(() -> SqliteBackup.into(settings, dir.resolve("copy"), IN_FILE, BackupTest::any))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("malformed");
        assertThat(dir.resolve("copy")).isEmptyDirectory();
    }

    @Test
    void aFileThatIsNoStoreIsRefused() throws Exception {
        StoreSettings settings = StoreSettings.in(Files.createDirectory(dir.resolve("data")));
        Files.createFile(dir.resolve("data/portaplus.db"));
        assertThatThrownBy(() -> SqliteBackup.into(settings, dir.resolve("copy"), OF_SETTINGS, BackupTest::any))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("no store of this program");
        assertThat(dir.resolve("copy")).isEmptyDirectory();
    }

    @Test
    void keysAreForTheirOwnerOnlyWhateverTheFileAllowed() throws Exception {
        StoreSettings settings = StoreSettings.in(dir.resolve("data"));
        Store.open(settings).close();
        Keys.inFile(dir.resolve("data/keys"), true);
        Files.setPosixFilePermissions(dir.resolve("data/keys"), PosixFilePermissions.fromString("rw-r--r--"));
        SqliteBackup.into(settings, dir.resolve("copy"), IN_FILE, BackupTest::any);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dir.resolve("copy/keys"))))
                .isEqualTo("rw-------");
    }

    @Test
    void postgresIsLeftToItsOwnTools() {
        assertThatThrownBy(() -> SqliteBackup.into(
                        TestDatabase.POSTGRESQL.settings(dir), dir.resolve("copy"), OF_SETTINGS, BackupTest::any))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("pg_dump");
    }

    /** Keys that need not be looked at. */
    private static void any(Tx store, Keys keys) {
        assertThat(store).isNotNull();
        assertThat(keys).isNotNull();
    }

    private static void await(ConcurrentLinkedQueue<Integer> acknowledged, int size) {
        while (acknowledged.size() < size) {
            LockSupport.parkNanos(1_000_000);
        }
    }
}
