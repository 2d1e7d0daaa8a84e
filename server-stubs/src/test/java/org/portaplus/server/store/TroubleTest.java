package org.portaplus.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.stream.Stream;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

class TroubleTest {
    /** As the drivers throw them when the JVM has no memory left. */
    static Stream<SQLException> memory() {
        return Stream.of(
                new SQLException("Out of memory"),
                new PSQLException("no memory for the result", PSQLState.OUT_OF_MEMORY, new OutOfMemoryError("heap")));
    }

    @ParameterizedTest
    @MethodSource("memory")
    void aDriverDoesNotHideThatTheProcessHasNoMemory(SQLException hidden) {
        assertThatThrownBy(() -> Trouble.of(new DataAccessException("select", hidden)))
                .isInstanceOf(OutOfMemoryError.class)
                .hasRootCauseMessage(
                        hidden.getCause() == null
                                ? hidden.getMessage()
                                : hidden.getCause().getMessage());
    }

    @Test
    void aDatabaseWithoutMemoryIsAnOutageOfItsOwn() {
        assertThat(Trouble.of(new SQLiteException("no memory", SQLiteErrorCode.SQLITE_NOMEM)))
                .isEqualTo(Trouble.UNAVAILABLE);
        assertThat(Trouble.of(new PSQLException("no memory", PSQLState.OUT_OF_MEMORY)))
                .isEqualTo(Trouble.UNAVAILABLE);
    }
}
