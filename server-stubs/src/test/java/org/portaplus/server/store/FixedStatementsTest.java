package org.portaplus.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.portaplus.server.store.FixedQuery.open;
import static org.portaplus.server.store.schema.Tables.CUSTOMER;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

/** What holds of every fixed statement of every keeper. */
@OnEveryStore
class FixedStatementsTest {
    TestDomain domain;

    /** All fixed statements of the server by the field that holds them, and those within them. */
    private static Map<String, FixedStatement> all() throws ReflectiveOperationException {
        Map<String, FixedStatement> all = new LinkedHashMap<>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.portaplus.server")) {
            for (Field field : type.reflect().getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers())
                        && (Map.class.isAssignableFrom(field.getType())
                                || field.getType().getName().startsWith("org.portaplus.server."))) {
                    field.setAccessible(true);
                    collect(type.getSimpleName() + "." + field.getName(), field.get(null), all);
                }
            }
        }
        return all;
    }

    private static void collect(String name, Object value, Map<String, FixedStatement> all)
            throws ReflectiveOperationException {
        if (value instanceof FixedStatement statement) {
            all.put(name, statement);
        } else if (value instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                collect(name + "." + entry.getKey(), entry.getValue(), all);
            }
        } else if (value != null && holdsStatements(value.getClass())) {
            for (Field field : value.getClass().getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    field.setAccessible(true);
                    collect(name + "." + field.getName(), field.get(value), all);
                }
            }
        }
    }

    private static boolean holdsStatements(Class<?> type) {
        return List.of("FixedQuery", "FixedChange", "BulkInsert", "SeenQuery", "PerLength")
                .contains(type.getSimpleName());
    }

    @Test
    void everyOneIsPreparedAndNamesItsEnvironment() throws ReflectiveOperationException {
        Map<String, FixedStatement> all = all();
        assertThat(all).hasSizeGreaterThan(100);
        List<String> withoutEnvironment = new ArrayList<>();
        domain.store.write(tx -> {
            if (!tx.locksRows()) {
                all.keySet().removeIf(name -> name.endsWith(".locking") || name.endsWith(".claiming"));
            }
            all.forEach((name, statement) -> {
                String sql = statement.text(tx).sql();
                assertThatCode(() -> {
                            try (PreparedStatement prepared = tx.connection().prepareStatement(sql)) {
                                assertThat(prepared.getParameterMetaData().getParameterCount())
                                        .as(name)
                                        .isEqualTo(
                                                statement.text(tx).arguments().size());
                            }
                        })
                        .as(name)
                        .doesNotThrowAnyException();
                if (!sql.contains("i_env")) {
                    withoutEnvironment.add(name + ": " + sql);
                }
            });
            return null;
        });
        assertThat(withoutEnvironment).isEmpty();
    }

    @Test
    void allThatReadForAReseller() throws ReflectiveOperationException {
        Map<String, FixedStatement> all = all();
        all.keySet().removeIf(name -> !name.contains(".ofReseller."));
        assertThat(all).isNotEmpty();
        domain.store.read(tx -> {
            assertThat(all).allSatisfy((name, statement) -> {
                String sql = statement.text(tx).sql();
                int path = sql.lastIndexOf("reseller_path");
                assertThat(path).as(sql).isPositive();
                assertThat(sql.indexOf('?', path))
                        .as("its value comes last in %s", sql)
                        .isEqualTo(sql.lastIndexOf('?'));
            });
            return null;
        });
    }

    @Test
    void valuesAreCounted() {
        FixedQuery query = FixedQuery.of(() -> DSL.select(CUSTOMER.NAME)
                .from(CUSTOMER)
                .where(CUSTOMER.I_ENV.eq(open(CUSTOMER.I_ENV)), CUSTOMER.NAME.eq("constant")));
        boolean found = domain.store.read(tx -> query.finds(tx, 1));
        assertThat(found).isFalse();
        assertThatThrownBy(() -> domain.store.read(tx -> query.finds(tx)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("too few");
        assertThatThrownBy(() -> domain.store.read(tx -> query.finds(tx, 1, 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("too many");
    }

    @Test
    void failuresTellNoValues() {
        FixedChange change = FixedChange.of(() -> DSL.insertInto(CUSTOMER, CUSTOMER.I_ENV, CUSTOMER.NAME)
                .values(open(CUSTOMER.I_ENV), open(CUSTOMER.NAME)));
        assertThatThrownBy(() -> domain.store.write(tx -> change.make(tx, 1, "Secret Name")))
                .hasStackTraceContaining("insert into")
                .satisfies(failure -> assertThat(failure.toString()).doesNotContain("Secret Name"));
    }
}
