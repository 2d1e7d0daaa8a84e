package org.portaplus.conformance.heavy;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How a message is sent: five formats and a form. */
enum Form {
    JSON("application/json", "/json/reply/") {
        @Override
        String write(Part part) {
            return json(part, "\"");
        }

        @Override
        String begin(String license) {
            return "{" + (license.isEmpty() ? "" : "\"License\":\"" + license + "\",") + "\"CustData\":[";
        }

        @Override
        String end() {
            return "{}]}";
        }
    },
    JSV("text/jsv", "/jsv/reply/") {
        @Override
        String write(Part part) {
            return json(part, "");
        }

        @Override
        String begin(String license) {
            return "{" + (license.isEmpty() ? "" : "License:" + license + ",") + "CustData:[";
        }

        @Override
        String end() {
            return "{}]}";
        }
    },
    XML("application/xml", "/xml/reply/") {
        @Override
        String write(Part part) {
            return "<CsvData>" + xml(part) + "</CsvData>";
        }

        @Override
        String begin(String license) {
            return "<BatchCustomerCreation xmlns='" + DTO + "' xmlns:m='" + MODELS + "' xmlns:a='" + ARRAYS + "'>"
                    + (license.isEmpty() ? "" : "<License>" + license + "</License>") + "<CustData>";
        }

        @Override
        String end() {
            return "</CustData></BatchCustomerCreation>";
        }

        @Override
        String separator() {
            return "";
        }
    },
    SOAP("text/xml", "/soap11?") {
        @Override
        String write(Part part) {
            return XML.write(part);
        }

        @Override
        String begin(String license) {
            return "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body>" + XML.begin(license);
        }

        @Override
        String end() {
            return XML.end() + "</s:Body></s:Envelope>";
        }

        @Override
        String separator() {
            return "";
        }
    },
    CSV("text/csv", "/csv/reply/") {
        @Override
        String write(Part part) {
            return JSV.write(part).replace("\"", "\"\"");
        }

        @Override
        String begin(String license) {
            return "License,CustData\r\n" + license + ",\"[";
        }

        @Override
        String end() {
            return "{}]\"\r\n";
        }

        @Override
        int longest() {
            return LONGEST_RECORD;
        }
    },
    FORM("application/x-www-form-urlencoded", "/json/reply/") {
        @Override
        String write(Part part) {
            return URLEncoder.encode(JSV.write(part), StandardCharsets.UTF_8);
        }

        @Override
        String begin(String license) {
            return "License=" + license + "&CustData=%5B";
        }

        @Override
        String end() {
            return "%7B%7D%5D";
        }

        @Override
        int longest() {
            return LONGEST_RECORD;
        }
    };

    private static final String DTO = "http://schemas.datacontract.org/2004/07/PortaPlus2.API.Web.Dto";
    private static final String MODELS = "http://schemas.datacontract.org/2004/07/PortaPlus2.Common.Models";
    private static final String ARRAYS = "http://schemas.microsoft.com/2003/10/Serialization/Arrays";
    private static final String ENTRY = "a:KeyValueOfstringArrayOfstringty7Ep6D1";
    private static final int LONGEST_RECORD = 1_000_000;

    final String type;
    private final String path;

    Form(String type, String path) {
        this.type = type;
        this.path = path;
    }

    /** An item. */
    abstract String write(Part part);

    /** A batch up to its first item. */
    abstract String begin(String license);

    /** A batch from its last item on, which is an empty one. */
    abstract String end();

    /** Stands behind each item. */
    String separator() {
        return ",";
    }

    /** Bytes that a body may have within the other limits. */
    int longest() {
        return Integer.MAX_VALUE;
    }

    /** The address of an operation, while the client waits or not. */
    String path(String operation, boolean oneway) {
        return (oneway ? path.replace("/reply/", "/oneway/") : path) + operation;
    }

    private static String json(Part part, String quote) {
        if (part instanceof Part.Text text) {
            return "\"" + text.text() + "\"";
        }
        if (part instanceof Part.Members members) {
            return members.members().entrySet().stream()
                    .map(member -> quote + local(member.getKey()) + quote + ":" + json(member.getValue(), quote))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (part instanceof Part.Items items) {
            return list(items.items(), quote);
        }
        if (part instanceof Part.Entries entries) {
            return entries.entries().entrySet().stream()
                    .map(entry -> quote + entry.getKey() + quote + ":" + list(entry.getValue(), quote))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        return quote.isEmpty() ? "" : "null";
    }

    private static String list(List<Part> items, String quote) {
        return items.stream().map(item -> json(item, quote)).collect(Collectors.joining(",", "[", "]"));
    }

    private static String local(String name) {
        return name.substring(name.indexOf(':') + 1);
    }

    private static String xml(Part part) {
        if (part instanceof Part.Text text) {
            return text.text();
        }
        if (part instanceof Part.Members members) {
            return members.members().entrySet().stream()
                    .map(member -> element(member.getKey(), xml(member.getValue())))
                    .collect(Collectors.joining());
        }
        if (part instanceof Part.Items items) {
            return items.items().stream()
                    .map(item -> element(items.element(), xml(item)))
                    .collect(Collectors.joining());
        }
        if (part instanceof Part.Entries entries) {
            return entries.entries().entrySet().stream().map(Form::entry).collect(Collectors.joining());
        }
        return "";
    }

    private static String entry(Map.Entry<String, List<Part>> entry) {
        String values = entry.getValue().stream()
                .map(value -> element("a:string", xml(value)))
                .collect(Collectors.joining());
        return element(ENTRY, element("a:Key", entry.getKey()) + element("a:Value", values));
    }

    private static String element(String name, String content) {
        return content.isEmpty() ? "<" + name + "/>" : "<" + name + ">" + content + "</" + name + ">";
    }
}
