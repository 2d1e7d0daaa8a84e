package org.portaplus.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.portaplus.server.store.schema.DefaultSchema;

/** What is unique is unique in an environment: else one could find out what another has. */
@OnEveryStore
class UniqueKeysTest {
    /** An environment is found by the hash of a License, and named by its keeper; no request makes either. */
    private static final List<String> OF_THE_WHOLE_STORE =
            List.of("environment (i_env)", "environment (name)", "license (hash)");

    private TestDomain domain;

    @Test
    void everyUniqueKeyBeginsWithTheEnvironment() {
        List<String> keys = domain.readList(db -> db.sql().connectionResult(connection -> {
            List<String> all = new ArrayList<>();
            for (var table : DefaultSchema.DEFAULT_SCHEMA.getTables()) {
                all.addAll(uniqueKeys(connection.getMetaData(), table.getName().toLowerCase(Locale.ROOT)));
            }
            return all;
        }));
        assertThat(keys).contains("account (i_env, id)", "account (i_env, login)", "customer (i_env, name)");
        assertThat(keys)
                .filteredOn(key -> !key.contains("(i_env, "))
                .contains("license (hash)")
                .isSubsetOf(OF_THE_WHOLE_STORE);
    }

    private static List<String> uniqueKeys(DatabaseMetaData store, String table) throws SQLException {
        TreeMap<String, TreeMap<Short, String>> columns = new TreeMap<>();
        try (ResultSet rows = store.getIndexInfo(null, null, table, true, true)) {
            while (rows.next()) {
                if (rows.getString("INDEX_NAME") != null && !rows.getBoolean("NON_UNIQUE")) {
                    columns.computeIfAbsent(rows.getString("INDEX_NAME"), index -> new TreeMap<>())
                            .put(rows.getShort("ORDINAL_POSITION"), rows.getString("COLUMN_NAME"));
                }
            }
        }
        return columns.values().stream()
                .map(key -> table + " (" + String.join(", ", key.values()) + ")")
                .toList();
    }
}
