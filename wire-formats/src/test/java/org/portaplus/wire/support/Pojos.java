package org.portaplus.wire.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Model classes written as the generator of the server writes them (private fields, annotated getters, fluent setters,
 * declared order), compiled in memory. So the tests run through real classes, not through a path of their own.
 */
public final class Pojos {
    private final Map<String, String> sources = new LinkedHashMap<>();

    /** Adds a class; {@code members} maps wire names to Java types, {@code Type=initial value} for some, in wire order. */
    public Pojos add(String name, String contract, Map<String, String> members) {
        StringBuilder text = new StringBuilder("package pojos;\n");
        text.append(
                "import com.fasterxml.jackson.annotation.*;\nimport java.math.*;\nimport java.util.*;\nimport java.time.*;\n");
        text.append(contract.isEmpty() ? "" : "@org.portaplus.wire.annotation.DataContract(" + contract + ")\n");
        text.append("@JsonPropertyOrder({");
        text.append(members.keySet().stream().map(m -> '"' + m + '"').collect(Collectors.joining(", ")));
        text.append("})\npublic class ").append(name).append(" {\n");
        int number = 0;
        for (Map.Entry<String, String> member : members.entrySet()) {
            String field = "m" + number++ + "_" + member.getKey().replaceAll("[^A-Za-z0-9]", "_");
            String declared = member.getValue();
            int equals = declared.indexOf('=');
            String type = equals < 0 ? declared : declared.substring(0, equals);
            String initial = equals < 0 ? "" : " = " + declared.substring(equals + 1);
            String annotation = "  @JsonProperty(\"" + member.getKey() + "\")\n";
            text.append("  private ")
                    .append(type)
                    .append(' ')
                    .append(field)
                    .append(initial)
                    .append(";\n");
            text.append("  public ")
                    .append(name)
                    .append(' ')
                    .append(field)
                    .append('(')
                    .append(type)
                    .append(" v) { this.");
            text.append(field).append(" = v; return this; }\n");
            text.append(annotation)
                    .append("  public ")
                    .append(type)
                    .append(" get_")
                    .append(field);
            text.append("() { return ").append(field).append("; }\n");
            text.append(annotation)
                    .append("  public void set_")
                    .append(field)
                    .append('(')
                    .append(type);
            text.append(" v) { this.").append(field).append(" = v; }\n");
        }
        sources.put(name, text.append("}\n").toString());
        return this;
    }

    /** Adds a subclass of a class added before, with one member more, which its base tells by {@code typeName}. */
    public Pojos addSubclass(String name, String base, String typeName, String member, String type) {
        add(name, "", Map.of(member, type));
        sources.computeIfPresent(
                name, (key, text) -> text.replace("class " + name, "class " + name + " extends " + base));
        sources.computeIfPresent(
                base,
                (key, text) -> text.replace(
                        "@JsonPropertyOrder",
                        "@JsonSubTypes(@JsonSubTypes.Type(value = " + name + ".class, name = \"" + typeName
                                + "\"))\n@JsonPropertyOrder"));
        return this;
    }

    /** Adds an enum. */
    public Pojos addEnum(String name, List<String> values) {
        sources.put(name, "package pojos;\npublic enum " + name + " { " + String.join(", ", values) + " }\n");
        return this;
    }

    /** Compiles what was added. */
    public Map<String, Class<?>> compile() {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        Map<String, ByteArrayOutputStream> classes = new LinkedHashMap<>();
        List<JavaFileObject> units = new ArrayList<>();
        sources.forEach((name, text) -> units.add(new Source(name, text)));
        try (JavaFileManager files = new Memory(
                compiler.getStandardFileManager(problems, Locale.ROOT, java.nio.charset.StandardCharsets.UTF_8),
                classes)) {
            List<String> options = List.of("-proc:none", "-cp", System.getProperty("java.class.path"));
            if (!compiler.getTask(null, files, problems, options, null, units).call()) {
                throw new IllegalStateException(problems.getDiagnostics().toString());
            }
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
        ClassLoader loader = new ClassLoader(Pojos.class.getClassLoader()) {
            @Override
            protected Class<?> findClass(String name) throws ClassNotFoundException {
                ByteArrayOutputStream code = classes.get(name);
                if (code == null) {
                    throw new ClassNotFoundException(name);
                }
                return defineClass(name, code.toByteArray(), 0, code.size());
            }
        };
        Map<String, Class<?>> loaded = new LinkedHashMap<>();
        try {
            for (String name : sources.keySet()) {
                loaded.put(name, loader.loadClass("pojos." + name));
            }
        } catch (ClassNotFoundException failure) {
            throw new IllegalStateException(failure);
        }
        return loaded;
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String name, String text) {
            super(URI.create("string:///pojos/" + name + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class Memory extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, ByteArrayOutputStream> classes;

        Memory(JavaFileManager files, Map<String, ByteArrayOutputStream> classes) {
            super(files);
            this.classes = classes;
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("mem:///" + className + ".class"), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return classes.computeIfAbsent(className, any -> new ByteArrayOutputStream());
                }
            };
        }
    }
}
