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

    private record Entry(List<String> segments, Map<String, Target> targets, String operation, Set<String> verbs) {
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
     * @param path the raw path in the spelling of the contract
     * @param verbs what it may be called with, HEAD and OPTIONS included
     * @param template the same with the names of its members instead of their values
     * @param operation the operation of the contract, or {@code page}
     * @param page whether there are pages for people, which take no part in the negotiation of formats
     * @param members the raw values of the members in the path, by their names, in the order of the path
     * @param targets by the verb, without HEAD and OPTIONS
     */
    public record Match(
            String path,
            Set<String> verbs,
            String template,
            String operation,
            boolean page,
            Map<String, String> members,
            Map<String, Target> targets) {
        /** Who serves a verb; a HEAD is served as the GET. Empty for a verb that the path does not have. */
        Optional<Target> target(String verb) {
            return Optional.ofNullable(targets.get(verb.equals(HttpMethod.HEAD) ? HttpMethod.GET : verb));
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
                    Entry made =
                            new Entry(segments, new TreeMap<>(), operation, new TreeSet<>(List.of(HttpMethod.OPTIONS)));
                    entries.add(made);
                    return made;
                });
        entry.targets().put(verb, target);
        entry.verbs().add(verb);
        if (verb.equals(HttpMethod.GET)) {
            entry.verbs().add(HttpMethod.HEAD);
        }
    }

    /** The page of a path, whose suffix is part of its name. */
    Optional<Match> page(List<String> segments) {
        return match(segments).filter(Match::page);
    }

    /** The route of a path, given as its non-empty raw segments. */
    Optional<Match> match(List<String> segments) {
        List<Entry> candidates = byBeginning.get(new Beginning(segments.size(), beginning(segments)));
        if (candidates == null) {
            candidates = others.getOrDefault(segments.size(), List.of());
        }
        for (Entry entry : candidates) {
            if (fits(entry, segments)) {
                return Optional.of(matched(entry, segments));
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

    private static Match matched(Entry entry, List<String> segments) {
        StringBuilder path = new StringBuilder();
        Map<String, String> members = new LinkedHashMap<>();
        for (int i = 0; i < segments.size(); i++) {
            String template = entry.segments().get(i);
            String segment = segments.get(i);
            path.append('/');
            if (template.equals(FORMAT)) {
                path.append(segment.toLowerCase(Locale.ROOT));
            } else if (template.startsWith("{")) {
                path.append(segment);
                members.put(template.substring(1, template.length() - 1), segment);
            } else {
                path.append(template);
            }
        }
        return new Match(
                path.isEmpty() ? "/" : path.toString(),
                entry.verbs(),
                "/" + String.join("/", entry.segments()),
                entry.operation(),
                entry.page(),
                members,
                entry.targets());
    }
}
