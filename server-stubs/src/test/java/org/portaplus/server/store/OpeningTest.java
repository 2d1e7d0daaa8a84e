package org.portaplus.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpeningTest {
    @TempDir
    Path dir;

    @Test
    void aSchemaFromANewerProgramIsRefusedWithTheVersions() throws Exception {
        Store.open(StoreSettings.in(dir)).close();
        try (Connection db = DriverManager.getConnection("jdbc:sqlite:" + dir.resolve("portaplus.db"));
                Statement statement = db.createStatement()) {
            statement.execute(
                    "INSERT INTO schema_history (installed_rank, version, description, type, script, checksum,"
                            + " installed_by, execution_time, success) VALUES (99, '999', 'future', 'SQL', 'V999__future.sql', 1,"
                            + " 'x', 1, 1)");
        }
        assertThatThrownBy(() -> Store.open(StoreSettings.in(dir)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("999")
                .hasMessageContaining("newer program");
    }

    @Test
    void aUrlOfAnUnknownKindStopsTheStartWithoutShowingItsPassword() {
        StoreSettings settings = new StoreSettings(dir, Optional.of("jdbc:oracle:thin:scott/tiger-secret@host"), 2);
        assertThatThrownBy(() -> Store.open(settings))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("porta.database.url")
                .hasMessageContaining("jdbc:oracle:")
                .hasMessageNotContaining("tiger-secret");
    }

    @Test
    void theDataDirectoryIsMadeForItsOwnerOnly() throws Exception {
        Path fresh = dir.resolve("a/b");
        Store.open(StoreSettings.in(fresh)).close();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(fresh)))
                .isEqualTo("rwx------");
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
