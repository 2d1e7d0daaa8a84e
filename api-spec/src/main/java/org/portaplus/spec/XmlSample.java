package org.portaplus.spec;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A sample in DataContract XML, on one line as on the wire or indented as on the documented pages.
 *
 * <p>Members are written base level first, each level in ordinal order; a member whose type lives in another namespace
 * declares it as {@code d<depth>p1}.
 */
final class XmlSample {
    private final StringBuilder out = new StringBuilder();
    private final boolean indented;

    private XmlSample(boolean indented) {
        this.indented = indented;
    }

    /** A message, or a list of messages, with the declaration of HTTP bodies. */
    static String wire(SampleValue sample) {
        return "<?xml version=\"1.0\" encoding=\"utf-8\"?>" + new XmlSample(false).document(sample);
    }

    static String page(SampleValue sample) {
        return new XmlSample(true).document(sample);
    }

    private String document(SampleValue sample) {
        String namespace = namespaceOf(sample);
        String root = rootOf(sample);
        out.append('<').append(root).append(" xmlns:i=\"").append(XmlTypes.INSTANCE);
        out.append("\" xmlns=\"").append(namespace).append("\">");
        content(sample, "", 2, Map.of(namespace, ""));
        line(1);
        out.append("</").append(root).append('>');
        return out.toString();
    }

    private static String rootOf(SampleValue sample) {
        return sample instanceof SampleValue.OneItem list
                ? "ArrayOf" + rootOf(list.item())
                : ((SampleValue.Structure) sample).type();
    }

    private void members(SampleValue.Structure object, String prefix, int depth, Map<String, String> scope) {
        for (SampleValue.Member member : ordered(object)) {
            line(depth);
            String name = prefix + member.name();
            if (member.value() == null) {
                out.append('<').append(name).append(" i:nil=\"true\" />");
            } else {
                element(name, member.value(), depth, scope);
            }
        }
    }

    private void element(String name, SampleValue value, int depth, Map<String, String> scope) {
        out.append('<').append(name);
        if (value instanceof SampleValue.Scalar scalar) {
            String text = scalar.kind() == SampleValue.Kind.DATE ? scalar.text() + "T00:00:00" : scalar.text();
            out.append('>').append(text);
        } else {
            Map<String, String> inner = declared(namespaceOf(value), depth, scope);
            out.append('>');
            content(value, inner.get(namespaceOf(value)), depth + 1, inner);
            line(depth);
        }
        out.append("</").append(name).append('>');
    }

    private void content(SampleValue value, String prefix, int depth, Map<String, String> scope) {
        if (value instanceof SampleValue.Structure object) {
            members(object, prefix, depth, scope);
        } else if (value instanceof SampleValue.OneItem list) {
            line(depth);
            element(prefix + ((SampleValue.Structure) list.item()).type(), list.item(), depth, scope);
        } else if (value instanceof SampleValue.OneEntry entry) {
            String name = prefix + "KeyValueOfstringArrayOfstring" + XmlTypes.digest(XmlTypes.ARRAYS);
            line(depth);
            out.append('<').append(name).append('>');
            line(depth + 1);
            out.append("<%1$sKey>%2$s</%1$sKey>".formatted(prefix, entry.key()));
            line(depth + 1);
            out.append("<%sValue>".formatted(prefix));
            line(depth + 2);
            out.append("<%1$sstring>%2$s</%1$sstring>".formatted(prefix, entry.value()));
            line(depth + 1);
            out.append("</%sValue>".formatted(prefix));
            line(depth);
            out.append("</").append(name).append('>');
        }
    }

    private Map<String, String> declared(String namespace, int depth, Map<String, String> scope) {
        if (scope.containsKey(namespace)) {
            return scope;
        }
        String prefix = "d" + depth + "p1";
        out.append(" xmlns:").append(prefix).append("=\"").append(namespace).append('"');
        Map<String, String> inner = new HashMap<>(scope);
        inner.put(namespace, prefix + ":");
        return inner;
    }

    private static String namespaceOf(SampleValue value) {
        if (value instanceof SampleValue.Structure object) {
            return object.schema().path("xml").path("namespace").asText();
        }
        return value instanceof SampleValue.OneItem list ? namespaceOf(list.item()) : XmlTypes.ARRAYS;
    }

    private static List<SampleValue.Member> ordered(SampleValue.Structure object) {
        Map<String, SampleValue.Member> members = new HashMap<>();
        object.members().forEach(member -> members.put(member.name(), member));
        return XmlTypes.elements(object.schema()).stream()
                .filter(element -> members.containsKey(element.name()))
                .map(element ->
                        element.hidden() ? new SampleValue.Member(element.name(), null) : members.get(element.name()))
                .toList();
    }

    private void line(int depth) {
        if (indented) {
            out.append('\n').append("  ".repeat(depth - 1));
        }
    }
}
