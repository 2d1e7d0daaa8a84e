package org.portaplus.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.net.MalformedURLException;
import java.net.URI;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.portaplus.conformance.contract.Contract;
import org.portaplus.conformance.contract.Resource;
import org.portaplus.conformance.http.Answer;
import org.portaplus.conformance.http.Exchange;
import org.portaplus.conformance.http.Request;
import org.xml.sax.SAXException;

/** The schemas that a server serves are valid, and so are the samples and the answers of that server by them. */
@ExtendWith(TargetExtension.class)
class SchemaIT {

    private static Schema schema(URI base) throws SAXException, MalformedURLException {
        SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, base.getScheme());
        return factory.newSchema(base.resolve("/xsd").toURL());
    }

    /** A batch has its License twice on the wire, the first one nil; the schema has one, so that tools can make a class of it. */
    private static String licensedOnce(String document) {
        return document.replaceFirst(
                "(?s)<License i:nil=\"true\" />(\\s*<CustData.*</CustData>\\s*)(<License>[^<]*</License>)", "$2$1");
    }

    private static void validate(Schema schema, String document) throws IOException, SAXException {
        schema.newValidator().validate(new StreamSource(new StringReader(licensedOnce(document))));
    }

    @TestFactory
    Stream<DynamicTest> everySampleIsValid(Target target) throws Exception {
        Schema schema = schema(target.base());
        return Contract.load().operations().stream()
                .flatMap(operation -> Stream.of("request", "response").map(side -> operation + "/" + side))
                .flatMap(sample -> Stream.of(sample + ".xml", sample + ".wire.xml"))
                .map(sample ->
                        DynamicTest.dynamicTest(sample, () -> validate(schema, Resource.text("samples/" + sample))));
    }

    @Test
    void liveAnswersAreValid(Target target) throws Exception {
        Schema schema = schema(target.base());
        Exchange exchange = new Exchange(target.base());
        for (String path : new String[] {
            "/GetProducts/" + target.license() + "/USD.xml",
            "/GetProducts/" + target.license() + "/USD/true.xml",
            "/GetAccountInfoByIAccount/" + target.license() + "/999999.xml",
            "/nothing.xml"
        }) {
            Answer answer = exchange.send(new Request("GET", path, Map.of(), null));
            assertThat(answer.header("Content-Type")).isEqualTo("application/xml");
            assertThatCode(() -> validate(schema, answer.body()))
                    .as(answer.body())
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void whatIsNoMessageIsNotValid(Target target) throws Exception {
        Schema schema = schema(target.base());
        String sample = Resource.text("samples/UpdateAccount/response.wire.xml");

        assertThatThrownBy(() -> validate(schema, sample.replace("UpdateAccountResponse", "UpdateAccountAnswer")))
                .isInstanceOf(SAXException.class);
    }
}
