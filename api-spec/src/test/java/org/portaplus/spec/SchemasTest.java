package org.portaplus.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.SAXException;

/** The schemas are valid, and so is every sample by them; what differs from the samples is not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SchemasTest {
    private static final Contract CONTRACT = new Contract(BuiltContract.document());
    private static final Map<String, String> SAMPLES = BuiltContract.samples();

    private Schema schema;

    @BeforeAll
    void compile(@TempDir Path directory) throws IOException, SAXException {
        for (Map.Entry<String, String> file :
                Schemas.ofDocuments(CONTRACT).files().entrySet()) {
            Path path = directory.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(directory.resolve(Schemas.ALL).toFile());
    }

    static Stream<String> samples() {
        return SAMPLES.keySet().stream().filter(name -> name.endsWith(".xml"));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everySampleIsValid(String name) {
        assertThatCode(() -> validate(SAMPLES.get(name))).doesNotThrowAnyException();
    }

    /** Tools cannot make a class of a sequence that has an element twice. */
    @Test
    void aBatchHasOneLicenseWhichMayBeLeftOut() {
        String sample = SAMPLES.get("BatchCustomerCreation/request.wire.xml");
        assertThat(sample)
                .contains("<License i:nil=\"true\" /><CustData")
                .contains("</CustData><License>String</License>");
        assertThatCode(() -> validate(sample.replaceAll("<License i:nil=\"true\" />|<License>String</License>", "")))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> valid(sample)).isInstanceOf(SAXException.class);
    }

    @Test
    void onlyMessagesTheirListsAndTheErrorAreRoots() {
        Set<String> roots = new TreeSet<>(Set.of("ErrorResponse"));
        for (Contract.Operation operation : CONTRACT.operations()) {
            for (String message : List.of(operation.requestType(), operation.responseType())) {
                roots.addAll(List.of(message, "ArrayOf" + message));
            }
        }
        assertThat(roots(Schemas.ofDocuments(CONTRACT).inline())).containsExactlyElementsOf(roots);

        roots.removeIf(root -> root.startsWith("ArrayOf"));
        assertThat(roots(Schemas.ofMessages(CONTRACT).inline())).containsExactlyElementsOf(roots);
    }

    private static Set<String> roots(String schemas) {
        return Pattern.compile("(?m)^  <xs:element name=\"(\\w+)\"")
                .matcher(schemas)
                .results()
                .map(root -> root.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @CsvSource({
        "<ContentId>0</ContentId>, <ContentId>x</ContentId>",
        "<ContentId>0</ContentId>, <ContentId i:nil='true'/>",
        "<ContentId>0</ContentId>, <Content>0</Content>",
        "<ContentId>0</ContentId><FeatureName>String</FeatureName>, <FeatureName>String</FeatureName><ContentId>0</ContentId>",
        "PortaPlus2.Common.Models, PortaPlus2.Common.Modells",
        "PortaServiceFeature>, ServiceFeature>",
        "ty7Ep6D1, ''",
        "<CreateAccount, <CreateAcount"
    })
    void whatTheContractDoesNotSayIsInvalid(String right, String wrong) {
        String sample = SAMPLES.get("CreateAccount/request.wire.xml");
        assertThat(sample).contains(right);
        assertThatThrownBy(() -> validate(sample.replace(right, wrong))).isInstanceOf(SAXException.class);
    }

    /** With the one License that the schema has. */
    private void validate(String document) throws IOException, SAXException {
        valid(document.replaceFirst(
                "(?s)<License i:nil=\"true\" />(\\s*<CustData.*</CustData>\\s*)(<License>[^<]*</License>)", "$2$1"));
    }

    private void valid(String document) throws IOException, SAXException {
        schema.newValidator().validate(new StreamSource(new StringReader(document)));
    }
}
