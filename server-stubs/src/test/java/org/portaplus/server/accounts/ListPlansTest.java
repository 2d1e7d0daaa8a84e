package org.portaplus.server.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portaplus.server.store.TestDatabase;
import org.portaplus.server.store.TestDomain;
import org.portaplus.server.store.Tx;

/** A list of accounts reads those of its customer or product, and not all of the environment. */
class ListPlansTest {
    @TempDir
    Path directory;

    @Test
    void noListReadsAllAccounts() throws Exception {
        List<String> statements = new ArrayList<>();
        try (TestDomain domain = TestDomain.in(directory, TestDatabase.SQLITE)) {
            domain.read(tx -> {
                Tx recorded = TestDomain.through(tx, connection -> recording(connection, statements));
                for (AccountFilter filter :
                        List.of(AccountFilter.of(5, 0), AccountFilter.of(5, 1), AccountFilter.of(0, 1))) {
                    domain.queries.keys(recorded, domain.operator(), filter);
                    domain.queries.page(recorded, domain.operator(), filter, 0, 20);
                }
                return null;
            });
        }
        assertThat(statements).hasSizeGreaterThan(5);
        try (Connection store = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("portaplus.db"));
                Statement explaining = store.createStatement()) {
            for (String statement : statements) {
                List<String> plan = new ArrayList<>();
                try (ResultSet steps = explaining.executeQuery("EXPLAIN QUERY PLAN " + statement.replace("?", "1"))) {
                    while (steps.next()) {
                        plan.add(steps.getString("detail"));
                    }
                }
                assertThat(plan)
                        .as(statement)
                        .noneMatch(step -> step.startsWith("SEARCH account USING") && step.endsWith("(i_env=?)"))
                        .anyMatch(step -> step.startsWith("SEARCH account USING"));
            }
        }
    }

    private static Connection recording(Connection connection, List<String> statements) {
        return (Connection) Proxy.newProxyInstance(
                ListPlansTest.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")) {
                        statements.add((String) arguments[0]);
                    }
                    return method.invoke(connection, arguments);
                });
    }
}
