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
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.portaplus.server.contract.ContractOperation;
import org.portaplus.server.http.MediaTypes;
import org.portaplus.server.http.PageResource;

/**
 * The routes of the generated interfaces. Literals match without regard to case, so that a request can be rewritten to the
 * spelling of the contract before JAX-RS, which minds case, sees it. Immutable.
 */
@Singleton
public class RouteTable {
    private static final String FORMAT = "{format}";
    private static final String PAGE = "page";
    private static final String INTERFACE = "Api";

    private record Route(List<String> segments, Set<String> verbs, String operation) {
        boolean page() {
            return operation.equals(PAGE);
        }

        String template() {
            return "/" + String.join("/", segments);
        }

        boolean beginsWithMember() {
            return !segments.isEmpty() && segments.get(0).startsWith("{");
        }
    }

    /** What all routes have in common that a path may match: its length, and its first segment in lower case. */
    private record Beginning(int size, String first) {}

    /**
     * A path that the contract knows.
     *
     * @param path the raw path in the spelling of the contract
     * @param verbs what it may be called with, HEAD and OPTIONS included
     * @param template the same with the names of its members instead of their values
     * @param operation the operation of the contract, or {@code page}
     * @param page whether it is a page for people, which takes no part in the negotiation of formats
     */
    record Match(String path, Set<String> verbs, String template, String operation, boolean page) {}

    private final Map<Integer, List<Route>> bySize = new LinkedHashMap<>();
    /** Those that may match a path which begins like one of them; the order of routes is kept. */
    private final Map<Beginning, List<Route>> byBeginning = new HashMap<>();
    /** Those that may match a path which begins otherwise. */
    private final Map<Integer, List<Route>> others = new HashMap<>();

    @Inject
    RouteTable(@Any Instance<ContractOperation<?, ?>> operations, @Any Instance<PageResource> pages) {
        this(classes(operations), classes(pages));
    }

    private static List<? extends Class<?>> classes(Instance<?> beans) {
        return beans.handlesStream().map(bean -> bean.getBean().getBeanClass()).toList();
    }

    /**
     * @param operations classes, each of which implements the generated interface with the routes of an operation
     * @param pages classes whose methods are pages
     */
    RouteTable(List<? extends Class<?>> operations, List<? extends Class<?>> pages) {
        operations.stream().map(RouteTable::generated).forEach(operation -> add(operation, nameOf(operation)));
        pages.forEach(page -> add(page, PAGE));
        bySize.forEach(this::index);
    }

    private void index(int size, List<Route> routes) {
        others.put(size, routes.stream().filter(Route::beginsWithMember).toList());
        for (Route route : routes) {
            if (!route.beginsWithMember()) {
                String first = beginning(route.segments());
                byBeginning.put(
                        new Beginning(size, first),
                        routes.stream()
                                .filter(one -> one.beginsWithMember()
                                        || beginning(one.segments()).equals(first))
                                .toList());
            }
        }
    }

    private static String beginning(List<String> segments) {
        return segments.isEmpty() ? "" : segments.get(0).toLowerCase(Locale.ROOT);
    }

    private static Class<?> generated(Class<?> operation) {
        return Arrays.stream(operation.getInterfaces())
                .filter(ContractOperation.class::isAssignableFrom)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(operation + " implements no interface of the contract"));
    }

    private static String nameOf(Class<?> generated) {
        return generated.getSimpleName().replace(INTERFACE, "");
    }

    private void add(Class<?> resource, String operation) {
        Map<String, Set<String>> verbsOfPath = new LinkedHashMap<>();
        for (Method method : resource.getMethods()) {
            Path path = method.getAnnotation(Path.class);
            if (path != null) {
                verbsOfPath
                        .computeIfAbsent(path.value(), p -> new TreeSet<>(List.of("OPTIONS")))
                        .addAll(verbs(method));
            }
        }
        verbsOfPath.forEach((path, verbs) -> {
            List<String> segments =
                    path.equals("/") ? List.of() : List.of(path.substring(1).split("/", -1));
            List<Route> routes = bySize.computeIfAbsent(segments.size(), size -> new ArrayList<>());
            // Classes may share a path, each with different verbs.
            routes.stream()
                    .filter(route -> route.segments().equals(segments))
                    .findFirst()
                    .ifPresentOrElse(
                            route -> route.verbs().addAll(verbs),
                            () -> routes.add(new Route(segments, verbs, operation)));
        });
    }

    /** The page of a path, whose suffix is part of its name. */
    Optional<Match> page(List<String> segments) {
        return match(segments).filter(Match::page);
    }

    /** The route of a path, given as its non-empty raw segments. */
    Optional<Match> match(List<String> segments) {
        List<Route> candidates = byBeginning.get(new Beginning(segments.size(), beginning(segments)));
        if (candidates == null) {
            candidates = others.getOrDefault(segments.size(), List.of());
        }
        for (Route route : candidates) {
            if (fits(route, segments)) {
                return Optional.of(new Match(
                        path(route, segments), route.verbs(), route.template(), route.operation(), route.page()));
            }
        }
        return Optional.empty();
    }

    private static boolean fits(Route route, List<String> segments) {
        for (int i = 0; i < segments.size(); i++) {
            String template = route.segments().get(i);
            boolean fits = template.equals(FORMAT)
                    ? MediaTypes.named(segments.get(i)).isPresent()
                    : template.startsWith("{") || template.equalsIgnoreCase(segments.get(i));
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static String path(Route route, List<String> segments) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < segments.size(); i++) {
            String template = route.segments().get(i);
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

    private static Set<String> verbs(Method method) {
        Set<String> verbs = new TreeSet<>();
        for (Annotation annotation : method.getAnnotations()) {
            HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
            if (verb != null) {
                verbs.add(verb.value());
            }
        }
        if (verbs.contains(HttpMethod.GET)) {
            verbs.addAll(Arrays.asList(HttpMethod.HEAD, HttpMethod.GET));
        }
        return verbs;
    }
}
