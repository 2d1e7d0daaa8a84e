package org.portaplus.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The library on the module path, where a program of another module can use what is exported and nothing else. */
class ModuleTest {
    private static final String USER = """
            package user;

            import java.util.Map;
            import org.portaplus.wire.csv.CsvMapper;
            import org.portaplus.wire.json.WireJsonMapper;
            import org.portaplus.wire.jsv.*;
            import org.portaplus.wire.soap.*;
            import org.portaplus.wire.xml.DataContractMapper;

            public class Main implements java.util.concurrent.Callable<String> {
                public static class Line {
                    public Integer Id;
                    public Double Price;
                }

                @Override
                public String call() throws Exception {
                    Line line = new JsvMapper().readValue("{Id:7,Price:1.5}", Line.class);
                    StringBuilder all = new StringBuilder();
                    try (JsvParser parser = (JsvParser) new JsvFactory().createParser("[a]")) {
                        parser.nextToken();
                        parser.nextToken();
                        all.append(parser.getText());
                    }
                    all.append(' ').append(new WireJsonMapper().writeValueAsString(line));
                    all.append(' ').append(new CsvMapper().writeValueAsString(line).strip().replace("\\r\\n", "|"));
                    DataContractMapper xml = new DataContractMapper();
                    all.append(' ').append(xml.readValue(xml.writeValueAsString(line), Line.class).Id);
                    SoapMapper soap = new SoapMapper(SoapVersion.V1_2);
                    try (SoapParser message = soap.createParser(soap.writeValueAsBytes(line))) {
                        all.append(' ').append(message.bodyElement().getLocalPart());
                    }
                    return all.toString();
                }
            }
            """;

    private static final String INTRUDER = """
            package user;

            public class Main {
                Object intrusion = org.portaplus.wire.internal.text.Base64Text.class;
            }
            """;

    @TempDir
    Path folder;

    private static final Set<String> TO_RUN =
            Set.of("jackson-core", "jackson-databind", "jackson-annotations", "woodstox", "stax2-api");
    /** Annotations, which are looked at by compilers only. */
    private static final Set<String> TO_COMPILE = Set.of("jspecify", "apiguardian-api");

    /** The module's classes and the jars that it needs; what tests need stays on the class path. */
    private static List<Path> modulePath(Set<String> needed) {
        List<Path> jars = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(path -> needed.stream()
                                .anyMatch(name -> path.getFileName().toString().startsWith(name))
                        || path.endsWith(Path.of("target", "classes")))
                .toList();
        assertThat(jars).hasSize(needed.size() + 1);
        return jars;
    }

    /** What the compiler has to say about a program in a module of its own; empty when it likes it. */
    private String compiled(String source) throws IOException {
        Path sources = Files.createDirectories(folder.resolve("source/user"));
        Path info = Files.writeString(
                folder.resolve("source/module-info.java"),
                "module user { requires org.portaplus.wire; exports user; }");
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
    void aProgramOfAnotherModuleReadsAndWritesEveryFormat() throws Exception {
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

        assertThat(program.getClass().getModule().isNamed()).isTrue();
        assertThat(program.call()).isEqualTo("a {\"Id\":7,\"Price\":1.5} Id,Price|7,1.5 7 Line");
    }

    @Test
    void whatIsInternalCannotBeUsed() throws IOException {
        assertThat(compiled(INTRUDER))
                .contains("package org.portaplus.wire.internal.text is not visible")
                .contains("does not export it");
    }
}
