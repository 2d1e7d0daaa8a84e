package org.portaplus.server.http.routes;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.portaplus.server.contract.ContractOperation;
import org.portaplus.server.contract.ContractRoute;
import org.portaplus.server.http.MediaTypes;
import org.portaplus.server.http.PageResource;
import org.portaplus.wire.WireFormat;

/**
 * All paths: those of the contract's routes, of the two endpoints of SOAP, and of pages. Literals match without regard to case.
 * Immutable.
 */
@Singleton
public class RouteTable {
    private static final String FORMAT = "{format}";
    private static final String PAGE = "page";
    private static final String POST = "POST";

    /** Who serves a verb of a path. */
    public sealed interface Target {
        /** A route of an operation. */
        record Operation(ContractOperation<?, ?> operation, ContractRoute route) implements Target {}

        /** The endpoint of a version of SOAP, whose envelopes name their operation. */
        record Soap(WireFormat version) implements Target {}

        /** A page for people, which takes no part in the negotiation of formats. */
        record Page() implements Target {}
    }

    private static final Target A_PAGE = new Target.Page();

    /** All paths of a template. Its verbs are added while the table is made. */
    record Entry(
            List<String> segments, String template, String operation, Map<String, Target> targets, Set<String> verbs) {
        boolean page() {
            return operation.equals(PAGE);
        }

        boolean beginsWithMember() {
            return !segments.isEmpty() && segments.get(0).startsWith("{");
        }
    }

    /** What all paths of a template have in common: their length, and their first segment in lower case. */
    private record Beginning(int size, String first) {}

    /**
     * A path that is known.
     *
     * @param segments as they came
     */
    public record Match(Entry entry, List<String> segments) {
        /** The raw path in the spelling of the contract. */
        public String path() {
            StringBuilder path = new StringBuilder();
            for (int i = 0; i < segments.size(); i++) {
                String template = entry.segments().get(i);
                String segment = segments.get(i);
                path.append('/');
                if (template.equals(FORMAT)) {
                    path.append(segment.toLowerCase(Locale.ROOT));
                } else {
                    path.append(template.startsWith("{") ? segment : template);
                }
            }
            return path.isEmpty() ? "/" : path.toString();
        }

        /** The raw values of the members in the path, by their names, in the order of the path. */
        public Map<String, String> members() {
            Map<String, String> members = new LinkedHashMap<>();
            for (int i = 0; i < segments.size(); i++) {
                String template = entry.segments().get(i);
                if (template.startsWith("{") && !template.equals(FORMAT)) {
                    members.put(template.substring(1, template.length() - 1), segments.get(i));
                }
            }
            return members;
        }

        /** The path with the names of its members instead of their values. */
        String template() {
            return entry.template();
        }

        /** The operation of the contract, or {@code page}. */
        String operation() {
            return entry.operation();
        }

        /** Whether there are pages for people, which take no part in the negotiation of formats. */
        public boolean page() {
            return entry.page();
        }

        /** What the path may be called with, HEAD and OPTIONS included. */
        Set<String> verbs() {
            return entry.verbs();
        }

        /** Who serves a verb; a HEAD is served as the GET. Empty for a verb that the path does not have. */
        Optional<Target> target(String verb) {
            return Optional.ofNullable(entry.targets().get(verb.equals(HttpMethod.HEAD) ? HttpMethod.GET : verb));
        }
    }

    private final Map<Integer, List<Entry>> bySize = new LinkedHashMap<>();
    /** Those that may match a path which begins like one of them; the order of routes is kept. */
    private final Map<Beginning, List<Entry>> byBeginning = new HashMap<>();
    /** Those that may match a path which begins otherwise. */
    private final Map<Integer, List<Entry>> others = new HashMap<>();

    @Inject
    RouteTable(@Any Instance<ContractOperation<?, ?>> operations, @Any Instance<PageResource> pages) {
        this(
                operations.stream().toList(),
                pages.handlesStream().map(page -> page.getBean().getBeanClass()).toList());
    }

    /**
     * @param operations with their routes
     * @param pages classes whose methods are pages
     */
    RouteTable(List<? extends ContractOperation<?, ?>> operations, List<? extends Class<?>> pages) {
        for (ContractOperation<?, ?> operation : operations) {
            for (ContractRoute route : operation.routes()) {
                add(route.template(), route.verb(), operation.operationName(), new Target.Operation(operation, route));
            }
        }
        for (WireFormat format : WireFormat.values()) {
            if (format.isSoap()) {
                add("/" + format.suffix(), POST, PAGE, new Target.Soap(format));
            }
        }
        pages.forEach(this::addPages);
        bySize.forEach(this::index);
    }

    private void index(int size, List<Entry> entries) {
        others.put(size, entries.stream().filter(Entry::beginsWithMember).toList());
        for (Entry entry : entries) {
            if (!entry.beginsWithMember()) {
                String first = beginning(entry.segments());
                byBeginning.put(
                        new Beginning(size, first),
                        entries.stream()
                                .filter(one -> one.beginsWithMember()
                                        || beginning(one.segments()).equals(first))
                                .toList());
            }
        }
    }

    private static String beginning(List<String> segments) {
        return segments.isEmpty() ? "" : segments.get(0).toLowerCase(Locale.ROOT);
    }

    private void addPages(Class<?> resource) {
        for (Method method : resource.getMethods()) {
            Path path = method.getAnnotation(Path.class);
            if (path != null) {
                for (Annotation annotation : method.getAnnotations()) {
                    HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
                    if (verb != null) {
                        add(path.value(), verb.value(), PAGE, A_PAGE);
                    }
                }
            }
        }
    }

    /** Operations, or classes of pages, may share a path, each with verbs of its own. */
    private void add(String template, String verb, String operation, Target target) {
        List<String> segments =
                template.equals("/") ? List.of() : List.of(template.substring(1).split("/", -1));
        List<Entry> entries = bySize.computeIfAbsent(segments.size(), size -> new ArrayList<>());
        Entry entry = entries.stream()
                .filter(known -> known.segments().equals(segments))
                .findFirst()
                .orElseGet(() -> {
                    Entry made = new Entry(
                            segments, template, operation, new TreeMap<>(), new TreeSet<>(List.of(HttpMethod.OPTIONS)));
                    entries.add(made);
                    return made;
                });
        entry.targets().put(verb, target);
        entry.verbs().add(verb);
        if (verb.equals(HttpMethod.GET)) {
            entry.verbs().add(HttpMethod.HEAD);
        }
    }

    /** The route of a path, given as its non-empty raw segments. */
    Optional<Match> match(List<String> segments) {
        List<Entry> candidates = byBeginning.get(new Beginning(segments.size(), beginning(segments)));
        if (candidates == null) {
            candidates = others.getOrDefault(segments.size(), List.of());
        }
        for (Entry entry : candidates) {
            if (fits(entry, segments)) {
                return Optional.of(new Match(entry, segments));
            }
        }
        return Optional.empty();
    }

    private static boolean fits(Entry entry, List<String> segments) {
        for (int i = 0; i < segments.size(); i++) {
            String template = entry.segments().get(i);
            boolean fits = template.equals(FORMAT)
                    ? MediaTypes.named(segments.get(i)).isPresent()
                    : template.startsWith("{") || template.equalsIgnoreCase(segments.get(i));
            if (!fits) {
                return false;
            }
        }
        return true;
    }
}
