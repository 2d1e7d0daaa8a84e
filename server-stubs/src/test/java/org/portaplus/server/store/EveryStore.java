package org.portaplus.server.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContextProvider;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Makes a run of a test class for each database, and the domain of each test: see {@link OnEveryStore}. With
 * {@code -Dporta.test.stores=SQLITE}, as in the fast loop, for that database only.
 */
final class EveryStore implements ClassTemplateInvocationContextProvider {
    @Override
    public boolean supportsClassTemplate(ExtensionContext context) {
        return true;
    }

    @Override
    public Stream<ClassTemplateInvocationContext> provideClassTemplateInvocationContexts(ExtensionContext context) {
        String chosen = System.getProperty("porta.test.stores", "");
        return Arrays.stream(TestDatabase.values())
                .filter(database -> chosen.isEmpty() || chosen.equals(database.name()))
                .map(Run::new);
    }

    private record Run(TestDatabase database) implements ClassTemplateInvocationContext {
        @Override
        public String getDisplayName(int index) {
            return database.name();
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of(new Opened(database));
        }
    }

    private record Opened(TestDatabase database) implements BeforeEachCallback, AfterEachCallback, ParameterResolver {
        private static final Namespace TESTS = Namespace.create(EveryStore.class);

        @Override
        public void beforeEach(ExtensionContext test) throws Exception {
            for (Field field : domains(test)) {
                Path dir = Files.createTempDirectory("store-");
                test.getStore(TESTS).put(field, dir);
                field.set(test.getRequiredTestInstance(), TestDomain.in(dir, database));
            }
        }

        @Override
        public void afterEach(ExtensionContext test) throws Exception {
            for (Field field : domains(test)) {
                if (field.get(test.getRequiredTestInstance()) instanceof TestDomain domain) {
                    domain.close();
                }
                Path dir = test.getStore(TESTS).get(field, Path.class);
                if (dir != null) {
                    delete(dir);
                }
            }
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == TestDatabase.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return database;
        }

        private static List<Field> domains(ExtensionContext test) {
            return Arrays.stream(test.getRequiredTestClass().getDeclaredFields())
                    .filter(field -> field.getType() == TestDomain.class)
                    .peek(field -> field.setAccessible(true))
                    .toList();
        }

        private static void delete(Path dir) throws IOException {
            try (Stream<Path> files = Files.walk(dir)) {
                files.sorted(Comparator.reverseOrder()).forEach(file -> {
                    try {
                        Files.delete(file);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
            }
        }
    }
}
