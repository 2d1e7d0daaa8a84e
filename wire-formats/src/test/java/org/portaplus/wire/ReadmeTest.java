package org.portaplus.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.portaplus.wire.annotation.DataContract;
import org.portaplus.wire.csv.CsvMapper;
import org.portaplus.wire.json.WireJsonMapper;
import org.portaplus.wire.jsv.JsvMapper;
import org.portaplus.wire.soap.SoapMapper;
import org.portaplus.wire.soap.SoapParser;
import org.portaplus.wire.soap.SoapVersion;
import org.portaplus.wire.xml.DataContractMapper;

/** The examples of the README, run: every Java block of its part on use stands here word for word. */
class ReadmeTest {
    private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    @DataContract(
            namespace = "http://schemas.datacontract.org/2004/07/Shop",
            inherited = {"License"})
    @JsonPropertyOrder({"Count", "When", "License"})
    static class Order {
        @JsonProperty("Count")
        Integer count;

        @JsonProperty("When")
        LocalDateTime when;

        @JsonProperty("License")
        String license;
    }

    private static String lines(String code) {
        return code.lines().map(String::strip).filter(line -> !line.isEmpty()).reduce("", (a, b) -> a + "\n" + b);
    }

    @Test
    void everyExampleIsCodeThatRuns() throws IOException {
        String source = lines(Files.readString(Path.of("src/test/java/org/portaplus/wire/ReadmeTest.java")));
        String examples = Files.readString(Path.of("README.md")).split("\n## ", -1)[1];
        List<String> blocks = BLOCK.matcher(examples)
                .results()
                .map(block -> lines(block.group(1)))
                .toList();
        assertThat(blocks).hasSize(7).allSatisfy(block -> assertThat(source).contains(block));
    }

    @Test
    void json() throws IOException {
        WireJsonMapper json = new WireJsonMapper();
        Order order = json.readValue("{\"Count\":\"5\",\"When\":\"2001-02-03\"}", Order.class);
        String text = json.writeValueAsString(order);
        assertThat(text).isEqualTo("{\"Count\":5,\"When\":\"\\/Date(981158400000-0000)\\/\"}");
    }

    @Test
    void jsv() throws IOException {
        JsvMapper jsv = new JsvMapper();
        Order order = jsv.readValue("{Count:5,When:2001-02-03}", Order.class);
        assertThat(jsv.writeValueAsString(order)).isEqualTo("{Count:5,When:2001-02-03}");
        List<Integer> ids = jsv.readValue("1,2,3", new TypeReference<>() {}); // as in ?ids=1,2,3
        assertThat(jsv.pageWriter().writeValueAsString(ids)).isEqualTo("[\n\t1,\n\t2,\n\t3\n]");
    }

    @Test
    void csv() throws IOException {
        CsvMapper csv = new CsvMapper();
        String rows = "Count,When,License\r\n5,2001-02-03,\r\n6,,\"a,b\"\r\n";
        List<Order> orders = csv.readValue(rows, new TypeReference<>() {});
        assertThat(orders.get(1).license).isEqualTo("a,b");
        assertThat(csv.writeValueAsString(orders)).isEqualTo(rows);
    }

    @Test
    void xml() throws IOException {
        DataContractMapper xml = new DataContractMapper();
        String text = xml.writeValueAsString(new Order());
        assertThat(text).contains("<Order xmlns:i=").endsWith("<License i:nil=\"true\" /></Order>");
        assertThat(xml.readValue(text, Order.class).license).isNull();
        assertThat(xml.schema(Order.class).rootNamespace()).isEqualTo("http://schemas.datacontract.org/2004/07/Shop");
    }

    @Test
    void soap() throws IOException {
        SoapMapper soap = new SoapMapper(SoapVersion.V1_1);
        byte[] envelope = soap.writeValueAsBytes(new Order());
        try (SoapParser message = soap.createParser(envelope)) {
            assertThat(message.bodyElement().getLocalPart()).isEqualTo("Order"); // before anything is bound
            assertThat(soap.readValue(message, Order.class).count).isNull();
        }
    }

    @Test
    void refusals() throws IOException {
        WireMapper mapper = new JsvMapper();
        try {
            mapper.readValue("{Count:five}", Order.class);
            fail("five is no number");
        } catch (WireReadException refusal) {
            assertThat(refusal.memberPath()).isEqualTo("Count"); // or Lines[1].IProduct
            assertThat(refusal.problem()).isEqualTo("not a 32-bit integer");
            assertThat(refusal.line() + ":" + refusal.column()).isEqualTo("1:8");
        }
    }
}
