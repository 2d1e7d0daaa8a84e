package org.portaplus.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeepingConnectionTest {
    private static final String READ = "SELECT name FROM thing WHERE number = ?";
    private static final String ADD = "INSERT INTO thing (number, name) VALUES (?, ?)";

    @TempDir
    Path directory;

    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        connection = connect();
        execute("CREATE TABLE thing (number INTEGER PRIMARY KEY, name TEXT)");
        execute("INSERT INTO thing VALUES (1, 'one'), (2, 'two')");
    }

    private Connection connect() throws SQLException {
        return new SqliteDriver().connect("jdbc:sqlite:" + directory.resolve("things.db"), new Properties());
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String name(int number) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(READ)) {
            statement.setInt(1, number);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        }
    }

    @Test
    void aClosedStatementIsUsedAgain() throws SQLException {
        PreparedStatement first = connection.prepareStatement(READ);
        first.close();
        assertThat(first.isClosed()).isTrue();
        try (PreparedStatement second = connection.prepareStatement(READ)) {
            assertThat(second).isSameAs(first);
            assertThat(second.isClosed()).isFalse();
        }
        assertThat(name(1)).isEqualTo("one");
        assertThat(name(2)).isEqualTo("two");
    }

    @Test
    void twoOfOneTextCanBeInUse() throws SQLException {
        try (PreparedStatement outer = connection.prepareStatement(READ)) {
            outer.setInt(1, 1);
            try (ResultSet row = outer.executeQuery()) {
                assertThat(name(2)).isEqualTo("two");
                assertThat(row.next()).isTrue();
                assertThat(row.getString(1)).isEqualTo("one");
            }
        }
        assertThat(name(2)).isEqualTo("two");
    }

    @Test
    void whatWasBoundIsForgotten() throws SQLException {
        assertThat(name(1)).isEqualTo("one");
        try (PreparedStatement statement = connection.prepareStatement(READ);
                ResultSet row = statement.executeQuery()) {
            assertThat(row.next()).as("a row for the number of before").isFalse();
        }
        PreparedStatement added = connection.prepareStatement(ADD);
        added.setInt(1, 3);
        added.setString(2, "three");
        added.addBatch();
        added.close();
        try (PreparedStatement again = connection.prepareStatement(ADD)) {
            assertThat(again.executeBatch()).isEmpty();
        }
        assertThat(name(3)).isNull();
    }

    @Test
    void aHalfReadAnswerHoldsNoStateOfTheDatabase() throws SQLException {
        PreparedStatement statement = connection.prepareStatement("SELECT name FROM thing");
        assertThat(statement.executeQuery().next()).isTrue();
        statement.close();
        try (Connection other = connect();
                Statement writing = other.createStatement()) {
            writing.execute("PRAGMA journal_mode = TRUNCATE");
            writing.execute("UPDATE thing SET name = 'uno' WHERE number = 1");
        }
        assertThat(name(1)).isEqualTo("uno");
    }

    @Test
    void oneThatFailedWorksAgain() throws SQLException {
        PreparedStatement failing = connection.prepareStatement(ADD);
        failing.setInt(1, 1);
        failing.setString(2, "again");
        assertThatThrownBy(failing::executeUpdate).isInstanceOf(SQLException.class);
        failing.close();
        try (PreparedStatement again = connection.prepareStatement(ADD)) {
            again.setInt(1, 3);
            again.setString(2, "three");
            assertThat(again.executeUpdate()).isEqualTo(1);
        }
        assertThat(name(3)).isEqualTo("three");
    }

    @Test
    void aChangeOfTheSchemaIsFollowed() throws SQLException {
        assertThat(name(1)).isEqualTo("one");
        execute("ALTER TABLE thing ADD COLUMN more TEXT");
        execute("DROP TABLE thing");
        execute("CREATE TABLE thing (more TEXT, name TEXT, number INTEGER)");
        execute("INSERT INTO thing VALUES ('x', 'other', 1)");
        assertThat(name(1)).isEqualTo("other");
    }

    @Test
    void thoseThatNobodyAskedForMakeRoom() throws SQLException {
        PreparedStatement first = connection.prepareStatement(READ);
        first.close();
        for (int i = 0; i < 300; i++) {
            connection.prepareStatement("SELECT " + i).close();
        }
        PreparedStatement second = connection.prepareStatement(READ);
        assertThat(second).isNotSameAs(first);
        second.close();
        assertThat(name(1)).isEqualTo("one");
    }

    @Test
    void oneThatWasSetUpOtherwiseIsNotKept() throws SQLException {
        try (PreparedStatement one = connection.prepareStatement("SELECT number FROM thing")) {
            one.setMaxRows(1);
            one.executeQuery().next();
        }
        try (PreparedStatement all = connection.prepareStatement("SELECT number FROM thing");
                ResultSet rows = all.executeQuery()) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.next()).isTrue();
        }
    }

    /** The driver asks for the key of a new row by a statement of its own, which would stay open. */
    @Test
    void nothingIsUnderWayAfterAnInsert() throws SQLException {
        try (PreparedStatement add = connection.prepareStatement(ADD)) {
            add.setInt(1, 3);
            add.setString(2, "three");
            add.executeUpdate();
        }
        execute("VACUUM");
        assertThat(name(3)).isEqualTo("three");
    }

    @Test
    void anotherThreadMayCloseTheConnection() throws Exception {
        for (int round = 0; round < 50; round++) {
            Connection shared = connect();
            Thread user = new Thread(() -> {
                try {
                    for (int i = 0; i < 1000; i++) {
                        shared.prepareStatement("SELECT " + i).close();
                    }
                } catch (SQLException closed) {
                    // as it may, from then on
                }
            });
            user.start();
            shared.close();
            user.join();
            assertThat(shared.isClosed()).isTrue();
        }
    }

    @Test
    void theyEndWithTheConnection() throws SQLException {
        PreparedStatement kept = connection.prepareStatement(READ);
        kept.close();
        connection.close();
        assertThat(connection.isClosed()).isTrue();
        assertThatThrownBy(() -> connection.prepareStatement(READ)).isInstanceOf(SQLException.class);
        kept.close();
    }
}
