package org.portaplus.conformance.licensing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.portaplus.conformance.contract.Contract;
import org.portaplus.conformance.contract.Contract.Route;
import org.portaplus.conformance.http.Request;
import org.portaplus.conformance.reading.Format;

/**
 * One way to send a request of an operation: a route of the contract, in a format. All ways come from the contract, so that a
 * new route is walked without being named here. Where an operation both reads and changes, a pre-defined route is two ways.
 *
 * @param changes whether the request asks for a change, or a question
 */
record Way(String operation, Route route, Format format, boolean changes) {
    private static final Pattern MEMBER = Pattern.compile("\\{(\\w+)}");
    private static final List<Format> OWN_PATHS = List.of(Format.JSON, Format.XML, Format.CSV, Format.JSV);
    private static final String FORMAT = "format";

    /** Every route of the contract in every format; those of SOAP once for each operation. */
    static List<Way> all(Contract contract) {
        return contract.routes().stream()
                .flatMap(route -> ways(contract, route))
                .toList();
    }

    private static Stream<Way> ways(Contract contract, Route route) {
        String operation = contract.operation(route);
        if (!operation.equals("Soap")) {
            return OWN_PATHS.stream().flatMap(format -> ways(contract, operation, route, format));
        }
        Format version = Format.of(route.path().substring(1));
        return route.verb().equals("POST")
                ? contract.operations().stream().flatMap(name -> ways(contract, name, route, version))
                : Stream.of();
    }

    private static Stream<Way> ways(Contract contract, String operation, Route route, Format format) {
        if (isDocumented(route)) {
            return Stream.of(new Way(operation, route, format, contract.writes(route)));
        }
        return Stream.of(false, true)
                .filter(changes -> contract.routes().stream()
                        .anyMatch(own -> isDocumented(own)
                                && contract.operation(own).equals(operation)
                                && contract.writes(own) == changes))
                .map(changes -> new Way(operation, route, format, changes));
    }

    private static boolean isDocumented(Route route) {
        return !route.path().startsWith("/{format}/") && !route.path().startsWith("/soap");
    }

    /** The members that the path holds, without the format; the License may be among them. */
    List<String> pathMembers() {
        List<String> names = new ArrayList<>();
        Matcher matcher = MEMBER.matcher(route.path());
        while (matcher.find()) {
            if (!matcher.group(1).equals(FORMAT)) {
                names.add(matcher.group(1));
            }
        }
        return names;
    }

    /** Whether the path is documented for one question; the others take any request of their operation. */
    boolean isCustom() {
        return isDocumented(route);
    }

    boolean isOneway() {
        return route.path().contains("/oneway/");
    }

    boolean isList() {
        return route.path().endsWith("%5B%5D");
    }

    /** The request as this way sends it. What stands neither in the path nor in the query goes into the body. */
    Request request(Contract contract, String license, ObjectNode members) {
        ObjectNode rest = members.deepCopy();
        rest.put("License", license);
        StringBuilder path = new StringBuilder();
        Matcher matcher = MEMBER.matcher(route.path());
        while (matcher.find()) {
            String name = matcher.group(1);
            JsonNode value = rest.remove(name);
            String text = name.equals(FORMAT) ? format.name().toLowerCase(java.util.Locale.ROOT) : value.asText();
            matcher.appendReplacement(path, Matcher.quoteReplacement(encoded(text)));
        }
        matcher.appendTail(path);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept", format.mediaType());
        if (route.verb().equals("GET")) {
            List<String> query = new ArrayList<>();
            rest.properties()
                    .forEach(member -> query.add(
                            member.getKey() + "=" + encoded(member.getValue().asText())));
            return new Request("GET", path + (query.isEmpty() ? "" : "?" + String.join("&", query)), headers, null);
        }
        headers.put("Content-Type", format.mediaType());
        RequestText text = new RequestText(contract);
        String body = isList() ? text.list(format, operation, rest) : text.one(format, operation, rest);
        return new Request("POST", path.toString(), headers, body);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return route.verb() + " " + route.path() + " " + format + (isCustom() ? "" : changes ? " change" : " question");
    }
}
