package org.portaplus.modules;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * A program in the module {@code user} that uses one library: its source is a class {@code user.Main}. The library is what
 * stands in {@code target/classes}; the jars that it needs are taken from the class path of the test. Not thread-safe.
 */
public final class ModuleProgram {
    private final Path folder;
    private final String library;
    private final Set<String> toRun;
    private final Set<String> toCompile;

    /**
     * @param folder an empty folder for what is compiled
     * @param library the name of the library's module
     * @param toRun the names of the jars that it needs, without versions
     * @param toCompile the names of the jars that only compilers need: annotations
     */
    public ModuleProgram(Path folder, String library, Set<String> toRun, Set<String> toCompile) {
        this.folder = folder;
        this.library = library;
        this.toRun = toRun;
        this.toCompile = toCompile;
    }

    /** What the compiler has to say about a source; empty when it likes it. */
    public String compile(String source) throws IOException {
        Path sources = Files.createDirectories(folder.resolve("source/user"));
        Path info = Files.writeString(
                folder.resolve("source/module-info.java"), "module user { requires " + library + "; exports user; }");
        Path main = Files.writeString(sources.resolve("Main.java"), source);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        List<String> options = List.of(
                "--class-path", // none: that of the tests has the packages, too
                folder.toString(),
                "--module-path",
                Stream.concat(path(toRun), path(toCompile))
                        .map(Path::toString)
                        .collect(Collectors.joining(File.pathSeparator)),
                "-proc:none",
                "-d",
                classes().toString());
        compiler.getTask(
                        said,
                        null,
                        null,
                        options,
                        null,
                        compiler.getStandardFileManager(null, null, null).getJavaFileObjects(info, main))
                .call();
        return said.toString();
    }

    /** Runs the compiled class, which is a {@link Callable}, in its named module; what it returned. */
    public Object run() throws Exception {
        List<Path> path = new ArrayList<>(path(toRun).toList());
        path.add(classes());
        ModuleLayer boot = ModuleLayer.boot();
        Configuration configuration = boot.configuration()
                .resolve(ModuleFinder.of(path.toArray(Path[]::new)), ModuleFinder.of(), Set.of("user"));
        Class<?> main = boot.defineModulesWithOneLoader(configuration, ClassLoader.getPlatformClassLoader())
                .findLoader("user")
                .loadClass("user.Main");
        if (!main.getModule().isNamed()) {
            throw new IllegalStateException("The program does not run in a module");
        }
        return ((Callable<?>) main.getDeclaredConstructor().newInstance()).call();
    }

    private Path classes() {
        return folder.resolve("classes");
    }

    /** The library's classes and these jars; what else tests need stays on the class path. */
    private static Stream<Path> path(Set<String> needed) {
        List<Path> jars = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(jar -> needed.stream().anyMatch(name -> isJar(jar, name)))
                .toList();
        if (jars.size() != needed.size()) {
            throw new IllegalStateException("Needed are " + needed + ", on the class path are " + jars);
        }
        return Stream.concat(Stream.of(Path.of("target", "classes").toAbsolutePath()), jars.stream());
    }

    /** A jar by its name, or the classes of another module of this build, which has none yet. */
    private static boolean isJar(Path jar, String name) {
        String file = jar.getFileName().toString();
        return jar.endsWith(Path.of(name, "target", "classes"))
                || (file.startsWith(name + "-") && Character.isDigit(file.charAt(name.length() + 1)));
    }
}
