package org.portaplus.spec;

/** A sample in the envelope of a version of SOAP, on one line as on the wire or in the template of the metadata pages. */
enum SoapSample {
    SOAP11("soap11", "soap", "http://schemas.xmlsoap.org/soap/envelope/"),
    SOAP12("soap12", "soap12", "http://www.w3.org/2003/05/soap-envelope");

    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"utf-8\"?>";

    private final String suffix;
    private final String pagePrefix;
    private final String namespace;

    SoapSample(String suffix, String pagePrefix, String namespace) {
        this.suffix = suffix;
        this.pagePrefix = pagePrefix;
        this.namespace = namespace;
    }

    String suffix() {
        return suffix;
    }

    String wire(SampleValue.Structure sample) {
        return wire(message(sample));
    }

    /** A fault of the sender with this detail. */
    String fault(SampleValue.Structure detail) {
        return wire(fault("s", message(detail)));
    }

    String page(SampleValue.Structure sample) {
        return page(XmlSample.page(sample));
    }

    /** As {@link #fault}, in the template of the metadata pages. */
    String faultPage(SampleValue.Structure detail) {
        return page(fault(pagePrefix, "\n" + XmlSample.page(detail) + "\n"));
    }

    private static String message(SampleValue.Structure sample) {
        return XmlSample.wire(sample).substring(DECLARATION.length());
    }

    private String wire(String content) {
        return DECLARATION
                + "<s:Envelope xmlns:s=\"%s\"><s:Body>%s</s:Body></s:Envelope>".formatted(namespace, content);
    }

    private String page(String content) {
        return """
                %1$s
                <%2$s:Envelope xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"\
                 xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:%2$s="%3$s">
                    <%2$s:Body>

                %4$s

                    </%2$s:Body>
                </%2$s:Envelope>""".formatted(DECLARATION, pagePrefix, namespace, content);
    }

    private String fault(String prefix, String detail) {
        String layout = this == SOAP11 ? """
                <%1$s:Fault><faultcode>%1$s:Client</faultcode><faultstring>String</faultstring>\
                <detail>%2$s</detail></%1$s:Fault>""" : """
                <%1$s:Fault><%1$s:Code><%1$s:Value>%1$s:Sender</%1$s:Value></%1$s:Code>\
                <%1$s:Reason><%1$s:Text xml:lang="en">String</%1$s:Text></%1$s:Reason>\
                <%1$s:Detail>%2$s</%1$s:Detail></%1$s:Fault>""";
        return layout.formatted(prefix, detail);
    }
}
