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
        String message = XmlSample.wire(sample).substring(DECLARATION.length());
        return DECLARATION
                + "<s:Envelope xmlns:s=\"%s\"><s:Body>%s</s:Body></s:Envelope>".formatted(namespace, message);
    }

    String page(SampleValue.Structure sample) {
        return """
                %1$s
                <%2$s:Envelope xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"\
                 xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:%2$s="%3$s">
                    <%2$s:Body>

                %4$s

                    </%2$s:Body>
                </%2$s:Envelope>""".formatted(DECLARATION, pagePrefix, namespace, XmlSample.page(sample));
    }
}
