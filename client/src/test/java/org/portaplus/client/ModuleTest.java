package org.portaplus.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portaplus.modules.ModuleProgram;

/** What users of the library see, and that a program of another module can use it on the module path. */
class ModuleTest {
    private static final Path CLASSES = Path.of("target/classes");
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Set<String> TO_RUN = Set.of(
            "wire-formats",
            "woodstox-core",
            "stax2-api",
            "jackson-core",
            "jackson-databind",
            "jackson-annotations",
            "jackson-datatype-jsr310");
    /** Annotations, which are looked at by compilers only. */
    private static final Set<String> TO_COMPILE = Set.of("jspecify", "apiguardian-api", "jakarta.annotation-api");

    private static final String USER = """
            package user;

            import java.net.URI;
            import org.portaplus.client.ApiClient;
            import org.portaplus.client.PortaPlus;
            import org.portaplus.client.api.ProductApi;
            import org.portaplus.client.model.Customer;
            import org.portaplus.wire.WireFormat;

            public class Main implements java.util.concurrent.Callable<String> {
                @Override
                public String call() throws Exception {
                    ApiClient settings = PortaPlus.at(URI.create("http://localhost:1"), "demo");
                    new ProductApi(settings);
                    PortaPlus.builder(URI.create("http://localhost:1"), "demo").format(WireFormat.XML).build();
                    String text = settings.getObjectMapper().writeValueAsString(new Customer().icustomer(7));
                    return settings.getObjectMapper().readValue(text, Customer.class).getIcustomer() + text;
                }
            }
            """;

    private static final String INTRUDER = """
            package user;

            public class Main {
                Object intrusion = org.portaplus.client.importer.PortaImport.class;
            }
            """;

    @TempDir
    Path folder;

    private static ModuleDescriptor module() throws IOException {
        try (InputStream in = Files.newInputStream(CLASSES.resolve("module-info.class"))) {
            return ModuleDescriptor.read(in);
        }
    }

    @Test
    void theImportProgramIsNotExported() throws IOException {
        assertThat(module().exports()).noneMatch(Exports::isQualified);
        assertThat(module().exports().stream().map(Exports::source))
                .containsExactlyInAnyOrder(
                        "org.portaplus.client", "org.portaplus.client.api", "org.portaplus.client.model");
    }

    /** A generated class may leave that to its package. */
    @Test
    void everyTypeSaysHowFirmItIsAndSinceWhen() throws IOException, ClassNotFoundException {
        int handWritten = 0;
        for (Exports exported : module().exports()) {
            API ofAll = Class.forName(exported.source() + ".package-info").getAnnotation(API.class);
            assertThat(ofAll).as("@API of %s", exported.source()).isNotNull();
            for (Class<?> type : publicTypes(exported.source())) {
                Path file = SOURCES.resolve(type.getName().replace('.', '/') + ".java");
                if (Files.exists(file)) {
                    handWritten++;
                    API mark = type.getAnnotation(API.class);
                    assertThat(mark).as("@API of %s", type.getName()).isNotNull();
                    String source = Files.readString(file);
                    assertThat(source.substring(0, source.indexOf("@API")))
                            .as("the Javadoc of %s", type.getName())
                            .contains(" * @since " + mark.since() + "\n");
                }
            }
        }
        assertThat(handWritten).isEqualTo(7);
    }

    private static List<Class<?>> publicTypes(String name) throws IOException, ClassNotFoundException {
        List<Class<?>> types = new ArrayList<>();
        try (Stream<Path> files = Files.list(CLASSES.resolve(name.replace('.', '/')))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".class")).toList()) {
                Class<?> type =
                        Class.forName(name + "." + file.getFileName().toString().replace(".class", ""));
                if (Modifier.isPublic(type.getModifiers()) && !type.isMemberClass()) {
                    types.add(type);
                }
            }
        }
        return types;
    }

    private ModuleProgram program() {
        return new ModuleProgram(folder, "org.portaplus.client", TO_RUN, TO_COMPILE);
    }

    @Test
    void aProgramOfAnotherModuleUsesTheClient() throws Exception {
        ModuleProgram program = program();

        assertThat(program.compile(USER)).isEmpty();
        assertThat(program.run()).isEqualTo("7{\"ICustomer\":7}");
    }

    @Test
    void theImportProgramCannotBeUsed() throws IOException {
        assertThat(program().compile(INTRUDER)).contains("does not export it");
    }
}
