package org.portaplus.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.lang.module.Configuration;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ModuleFinder;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.apiguardian.api.API;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What users of the library see, and that a program of another module can use it on the module path. */
class ModuleTest {
    private static final Path CLASSES = Path.of("target/classes");
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Set<String> TO_RUN =
            Set.of("jackson-core", "jackson-databind", "jackson-annotations", "jackson-datatype-jsr310");
    /** Annotations, which are looked at by compilers only. */
    private static final Set<String> TO_COMPILE = Set.of("jspecify", "apiguardian-api", "jakarta.annotation-api");

    private static final String USER = """
            package user;

            import java.net.URI;
            import org.portaplus.client.ApiClient;
            import org.portaplus.client.PortaPlus;
            import org.portaplus.client.api.ProductApi;
            import org.portaplus.client.model.Customer;

            public class Main implements java.util.concurrent.Callable<String> {
                @Override
                public String call() throws Exception {
                    ApiClient settings = PortaPlus.at(URI.create("http://localhost:1"), "demo");
                    new ProductApi(settings);
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
        assertThat(handWritten).isEqualTo(4);
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

    private static List<Path> modulePath(Set<String> needed) {
        List<Path> jars = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(path -> needed.stream()
                                .anyMatch(name ->
                                        path.getFileName().toString().matches(name.replace(".", "\\.") + "-\\d.*"))
                        || path.endsWith(Path.of("client", "target", "classes")))
                .toList();
        assertThat(jars).hasSize(needed.size() + 1);
        return jars;
    }

    /** What the compiler has to say about a program in a module of its own; empty when it likes it. */
    private String compiled(String source) throws IOException {
        Path sources = Files.createDirectories(folder.resolve("source/user"));
        Path info = Files.writeString(
                folder.resolve("source/module-info.java"),
                "module user { requires org.portaplus.client; exports user; }");
        Path main = Files.writeString(sources.resolve("Main.java"), source);
        Set<String> all = new HashSet<>(TO_RUN);
        all.addAll(TO_COMPILE);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        compiler.getTask(
                        said,
                        null,
                        null,
                        List.of(
                                "--class-path", // none: that of the tests has the packages, too
                                folder.toString(),
                                "--module-path",
                                modulePath(all).stream()
                                        .map(Path::toString)
                                        .collect(Collectors.joining(File.pathSeparator)),
                                "-proc:none",
                                "-d",
                                folder.resolve("classes").toString()),
                        null,
                        compiler.getStandardFileManager(null, null, null).getJavaFileObjects(info, main))
                .call();
        return said.toString();
    }

    @Test
    void aProgramOfAnotherModuleUsesTheClient() throws Exception {
        assertThat(compiled(USER)).isEmpty();

        List<Path> path = new ArrayList<>(modulePath(TO_RUN));
        path.add(folder.resolve("classes"));
        ModuleLayer boot = ModuleLayer.boot();
        Configuration configuration = boot.configuration()
                .resolve(ModuleFinder.of(path.toArray(Path[]::new)), ModuleFinder.of(), Set.of("user"));
        ModuleLayer layer = boot.defineModulesWithOneLoader(configuration, ClassLoader.getPlatformClassLoader());
        Callable<?> program = (Callable<?>) layer.findLoader("user")
                .loadClass("user.Main")
                .getDeclaredConstructor()
                .newInstance();

        assertThat(program.call()).isEqualTo("7{\"ICustomer\":7}");
    }

    @Test
    void theImportProgramCannotBeUsed() throws IOException {
        assertThat(compiled(INTRUDER)).contains("does not export it");
    }
}
