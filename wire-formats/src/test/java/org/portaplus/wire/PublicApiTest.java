package org.portaplus.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What users of the library see: the exported packages, each type of which says how firm it is and since when. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PublicApiTest {
    private static final Path CLASSES = Path.of("target/classes");
    private static final Path SOURCES = Path.of("src/main/java");

    private final Set<String> exported = exported();
    private final List<Class<?>> types = publicTypes();

    private static Set<String> exported() {
        try (InputStream in = Files.newInputStream(CLASSES.resolve("module-info.class"))) {
            ModuleDescriptor module = ModuleDescriptor.read(in);
            assertThat(module.exports()).noneMatch(ModuleDescriptor.Exports::isQualified);
            assertThat(module.opens()).isEmpty();
            return Set.copyOf(module.exports().stream()
                    .map(ModuleDescriptor.Exports::source)
                    .toList());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Class<?>> publicTypes() {
        List<Class<?>> found = new ArrayList<>();
        for (String name : exported) {
            try (Stream<Path> files = Files.list(CLASSES.resolve(name.replace('.', '/')))) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".class")).toList()) {
                    Class<?> type = Class.forName(
                            name + "." + file.getFileName().toString().replace(".class", ""));
                    if (Modifier.isPublic(type.getModifiers())) {
                        found.add(type);
                    }
                }
            } catch (IOException | ClassNotFoundException e) {
                throw new IllegalStateException(e);
            }
        }
        return found;
    }

    @Test
    void everyPackageIsExportedOrInternal() throws IOException {
        try (Stream<Path> files = Files.walk(CLASSES)) {
            List<String> packages = files.filter(path -> path.toString().endsWith(".class"))
                    .filter(path -> !path.endsWith("module-info.class"))
                    .map(path -> CLASSES.relativize(path.getParent()).toString().replace('/', '.'))
                    .distinct()
                    .toList();
            assertThat(packages)
                    .containsAll(exported)
                    .allMatch(name -> exported.contains(name) || name.startsWith("org.portaplus.wire.internal."));
        }
        assertThat(exported).noneMatch(name -> name.contains("internal"));
        assertThat(types).hasSizeGreaterThan(25);
    }

    @Test
    void everyTypeSaysHowFirmItIsAndSinceWhen() throws IOException {
        for (Class<?> type : types) {
            if (type.isMemberClass()) {
                continue;
            }
            API mark = type.getAnnotation(API.class);
            assertThat(mark).as("@API of %s", type.getName()).isNotNull();
            assertThat(mark.since()).as("since of %s", type.getName()).matches("\\d+\\.\\d+\\.\\d+");
            String source = Files.readString(SOURCES.resolve(type.getName().replace('.', '/') + ".java"));
            assertThat(source.substring(0, source.indexOf("@API")))
                    .as("the Javadoc of %s", type.getName())
                    .contains(" * @since " + mark.since() + "\n");
        }
        for (String name : exported) {
            Class<?> info = load(name + ".package-info");
            assertThat(info.getAnnotation(API.class)).as("@API of %s", name).isNotNull();
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(name + " is missing", e);
        }
    }

    /** Parameters, results, exceptions, fields, components and bounds; not the base classes, whose names nobody needs. */
    @Test
    void noSignatureMentionsWhatIsInternal() {
        for (Class<?> type : types) {
            List<Type> mentioned = new ArrayList<>();
            boolean extensible = !Modifier.isFinal(type.getModifiers()) && !type.isSealed();
            for (Executable member : executables(type)) {
                if (isVisible(member, extensible)) {
                    mentioned.addAll(List.of(member.getGenericParameterTypes()));
                    mentioned.addAll(List.of(member.getGenericExceptionTypes()));
                    Arrays.stream(member.getTypeParameters()).forEach(p -> mentioned.addAll(List.of(p.getBounds())));
                    if (member instanceof Method method) {
                        mentioned.add(method.getGenericReturnType());
                    }
                }
            }
            for (Field field : type.getDeclaredFields()) {
                if (isVisible(field, extensible)) {
                    mentioned.add(field.getGenericType());
                }
            }
            if (type.isRecord()) {
                Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getGenericType)
                        .forEach(mentioned::add);
            }
            mentioned.addAll(List.of(type.getGenericInterfaces()));
            if (type.isSealed()) {
                assertThat(type.getPermittedSubclasses()).allMatch(sub -> Modifier.isFinal(sub.getModifiers()));
            }
            assertThat(mentioned.stream().flatMap(PublicApiTest::names))
                    .as("what %s mentions", type.getName())
                    .noneMatch(name -> name.startsWith("org.portaplus.wire.internal."));
        }
    }

    private static List<Executable> executables(Class<?> type) {
        List<Executable> all = new ArrayList<>(List.of(type.getDeclaredConstructors()));
        all.addAll(List.of(type.getDeclaredMethods()));
        return all;
    }

    private static boolean isVisible(Member member, boolean extensible) {
        int modifiers = member.getModifiers();
        return !member.isSynthetic()
                && (Modifier.isPublic(modifiers) || (extensible && Modifier.isProtected(modifiers)));
    }

    private static Stream<String> names(Type type) {
        if (type instanceof Class<?> raw) {
            return Stream.of(raw.isArray() ? raw.getComponentType().getName() : raw.getName());
        }
        if (type instanceof ParameterizedType generic) {
            return Stream.concat(
                    names(generic.getRawType()),
                    Arrays.stream(generic.getActualTypeArguments()).flatMap(PublicApiTest::names));
        }
        if (type instanceof GenericArrayType array) {
            return names(array.getGenericComponentType());
        }
        return type instanceof WildcardType any
                ? Arrays.stream(any.getUpperBounds()).flatMap(PublicApiTest::names)
                : Stream.empty();
    }
}
