package org.portaplus.spec;

import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The endpoints of SOAP for tools: WSDL 1.1, document/literal, one document for each version, names as the original host
 * chooses them. The messages' types are part of the document, so that it can be read from anywhere.
 */
final class Wsdl {
    static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";
    /** Where the service of a saved document is; a server puts its own address there. */
    static final String ADDRESS = "http://localhost:8080/";

    private static final String NAMESPACE = "http://schemas.servicestack.net/types";
    /** For JAX-WS: a message is one argument, and not one for each of its members. */
    private static final String BARE = """
            <jaxws:bindings xmlns:jaxws="https://jakarta.ee/xml/ns/jaxws">\
            <jaxws:enableWrapperStyle>false</jaxws:enableWrapperStyle></jaxws:bindings>
            """;

    private final Contract contract;
    private final XmlTypes types;
    private final Schemas schemas;

    Wsdl(Contract contract) {
        this.contract = contract;
        this.types = new XmlTypes(contract);
        this.schemas = Schemas.ofMessages(contract);
    }

    /** The document of a version. */
    String document(SoapSample version) {
        boolean first = version == SoapSample.SOAP11;
        String binding = (first ? "BasicHttpBinding" : "WSHttpBinding") + "_ISyncReply";
        return """
                %1$s<wsdl:definitions name="%2$s" targetNamespace="%3$s" xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/%4$s/" xmlns:xs="%12$s"%13$s>
                %14$s<wsdl:types>
                %5$s</wsdl:types>
                %6$s<wsdl:message name="ErrorFault"><wsdl:part name="detail" element="%15$s"/></wsdl:message>
                <wsdl:portType name="ISyncReply">
                %7$s</wsdl:portType>
                <wsdl:binding name="%8$s" type="types:ISyncReply">
                <soap:binding transport="http://schemas.xmlsoap.org/soap/http" style="document"/>
                %9$s</wsdl:binding>
                <wsdl:service name="SyncReply">
                <wsdl:port name="%8$s" binding="types:%8$s"><soap:address location="%10$s%11$s"/></wsdl:port>
                </wsdl:service>
                </wsdl:definitions>
                """.formatted(
                        DECLARATION,
                        first ? "Soap11" : "Soap12",
                        NAMESPACE,
                        first ? "soap" : "soap12",
                        schemas.inline(),
                        each(this::messages),
                        each(Wsdl::operation),
                        binding,
                        each(Wsdl::boundOperation),
                        ADDRESS,
                        version.suffix(),
                        XmlTypes.SCHEMA,
                        schemas.prefixes(),
                        BARE,
                        qualified(Contract.ERROR));
    }

    private String each(Function<Contract.Operation, String> part) {
        return contract.operations().stream().map(part).collect(Collectors.joining());
    }

    private String messages(Contract.Operation operation) {
        return message(operation.name() + "In", operation.requestType())
                + message(operation.name() + "Out", operation.responseType());
    }

    private String message(String name, String type) {
        return "<wsdl:message name=\"%s\"><wsdl:part name=\"par\" element=\"%s\"/></wsdl:message>\n"
                .formatted(name, qualified(type));
    }

    private String qualified(String type) {
        XmlTypes.Named named = types.named(type);
        return Schemas.prefix(named.namespace()) + ":" + named.name();
    }

    private static String operation(Contract.Operation operation) {
        return """
                <wsdl:operation name="%1$s"><wsdl:input message="types:%1$sIn"/><wsdl:output message="types:%1$sOut"/>\
                <wsdl:fault name="ErrorFault" message="types:ErrorFault"/></wsdl:operation>
                """.formatted(operation.name());
    }

    private static String boundOperation(Contract.Operation operation) {
        return """
                <wsdl:operation name="%1$s"><soap:operation soapAction="%2$s/%1$s" style="document"/>\
                <wsdl:input><soap:body use="literal"/></wsdl:input><wsdl:output><soap:body use="literal"/></wsdl:output>\
                <wsdl:fault name="ErrorFault"><soap:fault name="ErrorFault" use="literal"/></wsdl:fault></wsdl:operation>
                """.formatted(operation.name(), NAMESPACE);
    }
}
