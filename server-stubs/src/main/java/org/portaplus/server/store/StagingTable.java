package org.portaplus.server.store;

import static java.util.stream.Collectors.joining;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import org.jooq.Field;
import org.jooq.Table;

/**
 * A temporary table of SQLite's writing connection, where rows wait in memory until one statement moves all of them to their
 * table. Nobody else sees it, nothing of it is synced, and it ends with the connection. Immutable.
 */
final class StagingTable {
    private final String name;
    private final String target;
    private final String columns;
    private final int width;

    /**
     * @param number of its own
     * @param target where its rows shall go
     */
    StagingTable(long number, Table<?> target, List<Field<?>> columns) {
        this.name = "temp.\"staged_" + number + "\"";
        this.target = quoted(target.getName());
        this.columns =
                columns.stream().map(Field::getName).map(StagingTable::quoted).collect(joining(", "));
        this.width = columns.size();
    }

    private static String quoted(String name) {
        return '"' + name + '"';
    }

    /** Its columns have no types, so that values stay as they are bound; their table gives them its own. */
    void make(Connection connection) throws SQLException {
        execute(connection, "CREATE TABLE IF NOT EXISTS " + name + " (" + columns + ")");
    }

    /** The statement that inserts a row of it. */
    String insert() {
        return "INSERT INTO " + name + " VALUES (" + String.join(", ", Collections.nCopies(width, "?")) + ")";
    }

    /** Inserts its rows in their table, in the order in which they came; how many there were. */
    int publish(Connection connection) throws SQLException {
        try (PreparedStatement moving = connection.prepareStatement("INSERT INTO main." + target + " (" + columns
                + ") SELECT " + columns + " FROM " + name + " ORDER BY rowid")) {
            return moving.executeUpdate();
        }
    }

    void drop(Connection connection) throws SQLException {
        execute(connection, "DROP TABLE IF EXISTS " + name);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
