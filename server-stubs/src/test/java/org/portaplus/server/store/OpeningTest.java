package org.portaplus.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.portaplus.server.licensing.Licensing;

class OpeningTest {
    @TempDir
    Path dir;

    private static Optional<String> none() {
        return Optional.empty();
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aSchemaFromANewerProgramIsRefusedWithTheVersions(TestDatabase database) throws Exception {
        StoreSettings settings = database.settings(dir);
        Store.open(settings).close();
        try (Connection db = DriverManager.getConnection(
                        settings.url(), settings.user().orElse(null), null);
                Statement statement = db.createStatement()) {
            statement.execute(
                    "INSERT INTO schema_history (installed_rank, version, description, type, script, checksum,"
                            + " installed_by, execution_time, success) VALUES (99, '999', 'future', 'SQL', 'V999__future.sql', 1,"
                            + " 'x', 1, TRUE)");
        }
        assertThatThrownBy(() -> Store.open(settings))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("999")
                .hasMessageContaining("newer program");
    }

    @Test
    void aUrlOfAnUnknownKindStopsTheStartWithoutShowingItsPassword() {
        StoreSettings settings = StoreSettings.in(dir).at("jdbc:oracle:thin:scott/tiger-secret@host", "", "");
        assertThatThrownBy(() -> Store.open(settings))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("porta.database.url")
                .hasMessageContaining("jdbc:oracle:")
                .hasMessageNotContaining("tiger-secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://host/db?user=u&password=tiger-secret",
                "jdbc:postgresql://u:tiger-secret@host/db"
            })
    void aPasswordInTheUrlIsRefusedWithoutShowingIt(String url) {
        StoreSettings settings = StoreSettings.in(dir).at(url, "", "");
        assertThatThrownBy(() -> Store.open(settings))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("porta.database.password")
                .hasMessageNotContaining("tiger-secret");
    }

    @Test
    void aDatabaseThatCannotBeReachedStopsTheStartAndIsNamed() {
        StoreSettings settings = StoreSettings.in(dir).at("jdbc:postgresql://localhost:1/none", "u", "tiger-secret");
        assertThatThrownBy(() -> Store.open(settings))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("porta.database.url")
                .hasMessageContaining("localhost:1/none")
                .hasMessageNotContaining("tiger-secret");
        assertThat(settings.toString()).doesNotContain("tiger-secret");
    }

    @Test
    void noConnectionAtAllIsNoSetting() {
        assertThatThrownBy(() -> new StoreSettings(dir, none(), none(), none(), 8, 0))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("porta.database.writers");
    }

    @Test
    @Tag("slow")
    void anEmptyPostgresDatabaseGetsItsSchemaThoughTwoInstancesStartAtOnce() {
        StoreSettings settings = EmbeddedPostgresServer.empty(dir);
        List<Store> both =
                Stream.of(settings, settings).parallel().map(Store::open).toList();
        both.forEach(store -> assertThat(Licensing.isNew(store)).isTrue());
        both.forEach(Store::close);
    }

    @Test
    void theDataDirectoryIsMadeForItsOwnerOnly() throws Exception {
        Path fresh = dir.resolve("a/b");
        Store.open(StoreSettings.in(fresh)).close();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(fresh)))
                .isEqualTo("rwx------");
    }

    @Test
    void theStoreIsForItsOwnerOnlyWhateverTheDirectoryAllows() throws Exception {
        try (Store store = Store.open(StoreSettings.in(dir))) {
            assertThat(Licensing.isNew(store)).isTrue();
            for (String file : List.of("portaplus.db", "portaplus.db-wal")) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dir.resolve(file))))
                        .isEqualTo("rw-------");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:sqlite:",
                "jdbc:sqlite: ",
                "jdbc:sqlite::memory:",
                "jdbc:sqlite:?cache=shared",
                "jdbc:sqlite:file::memory:?cache=shared",
                "jdbc:sqlite:file:x?mode=memory"
            })
    void aStoreThatIsNoFileIsRefused(String url) {
        StoreSettings settings = StoreSettings.in(dir).at(url, "", "");
        assertThatThrownBy(() -> Store.open(settings))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("porta.database.url: an SQLite store is a file");
        assertThatThrownBy(() -> Store.openExisting(settings)).isInstanceOf(StoreException.class);
    }

    @Test
    void theKeyFileIsForItsOwnerOnlyAndStaysTheSame() throws Exception {
        Path file = dir.resolve("keys");
        String hash = Keys.inFile(file, true).hash("license", "demo");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Keys.inFile(file, false).hash("license", "demo")).isEqualTo(hash);
    }

    @Test
    void aMissingKeyFileIsNotReplacedWhenThereIsData() {
        assertThatThrownBy(() -> Keys.inFile(dir.resolve("keys"), false))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("restore it from a backup");
    }
}
