package org.portaplus.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.portaplus.server.store.schema.Tables.ENVIRONMENT;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A store goes on to the next version with all that it has, and the version before refuses it then. */
class NextVersionTest {
    @TempDir
    Path dir;

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aStoreIsTakenOverByTheNextVersionAndRefusedByTheOneBefore(TestDatabase kind) {
        StoreSettings settings = kind.settings(dir);
        try (Store store = Store.open(settings)) {
            store.write(tx -> TestEnvironment.insert(tx, 1));
            store.write(tx -> TestEnvironment.insert(tx, 2));
        }

        try (Database next = Databases.open(settings)) {
            List<String> scripts = Stream.concat(next.migrations().stream(), Stream.of("next/V999__made_up.sql"))
                    .toList();
            Migrations.run(next.migrationSource(), scripts);
            List<String> kept = next.read(db -> db.sql()
                    .select(ENVIRONMENT.I_ENV.concat(DSL.field(DSL.name("made_up"), String.class)))
                    .from(ENVIRONMENT)
                    .orderBy(ENVIRONMENT.I_ENV)
                    .fetch(row -> row.value1()));
            assertThat(kept).containsExactly("1new", "2new");
            Migrations.run(next.migrationSource(), scripts);
        }

        assertThatThrownBy(() -> Store.open(settings))
                .isInstanceOf(StoreException.class)
                .hasMessageMatching(
                        "The store has schema version 999, this program knows up to \\d+: start the newer program,"
                                + " or restore a backup from before the upgrade");
        assertThatThrownBy(() -> Store.openExisting(settings)).hasMessageContaining("schema version 999");
    }
}
