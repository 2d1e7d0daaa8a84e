package org.portaplus.conformance.licensing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.portaplus.conformance.contract.Contract;
import org.portaplus.conformance.contract.Contract.Member;
import org.portaplus.conformance.reading.Format;

/** Requests as texts in every format: as simple as each format allows, and without the server's codecs. */
final class RequestText {
    private final Contract contract;

    RequestText(Contract contract) {
        this.contract = contract;
    }

    /** One request of an operation; its members are scalars, objects and lists of objects. */
    String one(Format format, String operation, JsonNode request) {
        return switch (format) {
            case JSON -> request.toString();
            case JSV -> jsv(request);
            case CSV -> csv(request);
            case XML -> root(operation, operation, elements(operation, request));
            case SOAP11 -> envelope("http://schemas.xmlsoap.org/soap/envelope/", operation, request);
            case SOAP12 -> envelope("http://www.w3.org/2003/05/soap-envelope", operation, request);
        };
    }

    /** A list with this request alone, as the routes of lists take it. */
    String list(Format format, String operation, JsonNode request) {
        return switch (format) {
            case JSON -> "[" + request + "]";
            case JSV -> "[" + jsv(request) + "]";
            case CSV -> csv(request);
            case XML -> root("ArrayOf" + operation, operation, element(operation, elements(operation, request)));
            case SOAP11, SOAP12 -> throw new IllegalArgumentException("SOAP has no lists of requests");
        };
    }

    private String envelope(String namespace, String operation, JsonNode request) {
        return "<s:Envelope xmlns:s=\"" + namespace + "\"><s:Body>" + one(Format.XML, operation, request)
                + "</s:Body></s:Envelope>";
    }

    private String root(String name, String type, String content) {
        return "<" + name + " xmlns=\"" + contract.namespace(type) + "\">" + content + "</" + name + ">";
    }

    private String elements(String type, JsonNode value) {
        List<Member> members = contract.members(type);
        StringBuilder text = new StringBuilder();
        value.properties().forEach(property -> {
            Member member = members.stream()
                    .filter(one -> one.name().equals(property.getKey()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no member " + property.getKey() + " in " + type));
            text.append(element(member.name(), content(member, property.getValue())));
        });
        return text.toString();
    }

    private String content(Member member, JsonNode value) {
        if (value.isArray()) {
            StringBuilder items = new StringBuilder();
            value.forEach(item -> items.append(element(member.type(), elements(member.type(), item))));
            return items.toString();
        }
        return value.isObject() ? elements(member.type(), value) : escaped(value.asText());
    }

    private static String element(String name, String content) {
        return "<" + name + ">" + content + "</" + name + ">";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    private static String csv(JsonNode request) {
        List<String> names = new ArrayList<>();
        List<String> cells = new ArrayList<>();
        request.properties().forEach(member -> {
            names.add(member.getKey());
            String cell = member.getValue().isContainerNode()
                    ? jsv(member.getValue())
                    : member.getValue().asText();
            cells.add("\"" + cell.replace("\"", "\"\"") + "\"");
        });
        return String.join(",", names) + "\r\n" + String.join(",", cells) + "\r\n";
    }

    private static String jsv(JsonNode value) {
        List<String> parts = new ArrayList<>();
        if (value.isObject()) {
            value.properties().forEach(member -> parts.add(member.getKey() + ":" + jsv(member.getValue())));
            return "{" + String.join(",", parts) + "}";
        }
        if (value.isArray()) {
            value.forEach(item -> parts.add(jsv(item)));
            return "[" + String.join(",", parts) + "]";
        }
        return "\"" + value.asText().replace("\"", "\"\"") + "\"";
    }
}
