package org.portaplus.conformance.stores;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;

/** Counts, by a trigger on every table of a server, at which level of isolation its changes are made. For one thread. */
final class LevelCount {
    private static final int MANY = 60;

    private final OwnPostgres postgres;
    private final String database;

    /**
     * Begins to count.
     *
     * @param database of a server that has made its tables
     */
    LevelCount(OwnPostgres postgres, String database) throws SQLException {
        this.postgres = postgres;
        this.database = database;
        postgres.run(database, """
                CREATE SCHEMA noted;
                CREATE TABLE noted.change (level TEXT NOT NULL, made_in TEXT NOT NULL);
                CREATE FUNCTION noted.note() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                  INSERT INTO noted.change VALUES (current_setting('transaction_isolation'), TG_TABLE_NAME);
                  RETURN NULL;
                END $$;
                DO $$
                DECLARE
                  name TEXT;
                BEGIN
                  FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
                    EXECUTE format('CREATE TRIGGER note AFTER INSERT OR UPDATE OR DELETE ON %I'
                      ' FOR EACH STATEMENT EXECUTE FUNCTION noted.note()', name);
                  END LOOP;
                END $$;
                """);
    }

    /** All changes were made at REPEATABLE READ, and there were some: of accounts, and of items of batches. */
    void check() throws SQLException {
        assertThat(
                        postgres.texts(
                                database,
                                "SELECT DISTINCT made_in || ' at ' || level FROM noted.change WHERE level <> 'repeatable read'"))
                .isEmpty();
        assertThat(postgres.texts(database, "SELECT made_in FROM noted.change GROUP BY made_in"))
                .contains("account", "customer", "batch_item");
        assertThat(Integer.parseInt(postgres.texts(database, "SELECT count(*) FROM noted.change")
                        .get(0)))
                .isGreaterThan(MANY);
    }
}
