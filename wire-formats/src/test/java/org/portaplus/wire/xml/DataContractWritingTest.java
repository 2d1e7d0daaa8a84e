package org.portaplus.wire.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.portaplus.wire.WireWriteException;
import org.portaplus.wire.annotation.DataContract;
import org.portaplus.wire.support.Orders;
import org.portaplus.wire.support.Orders.Line;
import org.portaplus.wire.support.Orders.Order;
import org.portaplus.wire.support.Pojos;

/** The rules that decide the bytes of DataContract XML. */
class DataContractWritingTest {
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"utf-8\"?>";
    private static final String XSI = " xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\"";
    private static final String ARRAYS = "http://schemas.microsoft.com/2003/10/Serialization/Arrays";

    private final DataContractMapper mapper = new DataContractMapper(Orders.API);

    private static String order(String content) {
        return HEAD + "<Order" + XSI + " xmlns=\"" + Orders.API + "\">" + content + "</Order>";
    }

    @Test
    void nullsAreNilAndDeclareTheirNamespaceAndValueTypesAreLeftOut() throws Exception {
        assertThat(mapper.writeValueAsString(new Order()))
                .isEqualTo(order("<License i:nil=\"true\" />"
                        + "<Attributes xmlns:d2p1=\"" + ARRAYS + "\" i:nil=\"true\" />"
                        + "<License i:nil=\"true\" />"
                        + "<Lines xmlns:d2p1=\"" + Orders.MODEL + "\" i:nil=\"true\" />"
                        + "<Main xmlns:d2p1=\"" + Orders.MODEL + "\" i:nil=\"true\" />"
                        + "<Tags xmlns:d2p1=\"" + ARRAYS + "\" i:nil=\"true\" />"));
    }

    /** Lists of a value type and of its nullable form. */
    @DataContract(namespace = Orders.API, nullableItems = "Maybe")
    public static class Numbers {
        @JsonProperty("Maybe")
        public List<Integer> maybe = Arrays.asList(1, null);

        @JsonProperty("Sure")
        public List<Integer> sure = List.of(1);
    }

    /** {@code List<int?>} (docs/wire-formats.md#xml-lists): the name of the items stays, their namespace does not. */
    @Test
    void itemsThatMayBeNullAreInTheNamespaceOfSystem() throws Exception {
        String text = HEAD + "<Numbers" + XSI + " xmlns=\"" + Orders.API + "\">"
                + "<Maybe xmlns:d2p1=\"http://schemas.datacontract.org/2004/07/System\">"
                + "<d2p1:int>1</d2p1:int><d2p1:int i:nil=\"true\" /></Maybe>"
                + "<Sure xmlns:d2p1=\"" + ARRAYS + "\"><d2p1:int>1</d2p1:int></Sure></Numbers>";
        assertThat(mapper.writeValueAsString(new Numbers())).isEqualTo(text);
        assertThat(mapper.readValue(text, Numbers.class).maybe).containsExactly(1, null);
    }

    @Test
    void prefixesFollowTheDepthAndNamespacesInScopeAreReused() throws Exception {
        Order order = new Order();
        order.license = "L";
        order.contentId = 5;
        order.count = 1;
        order.price = new BigDecimal("1.50");
        order.when = LocalDateTime.of(2013, 5, 6, 7, 8, 9, 120_000_000);
        order.zed = true;
        order.tags = Arrays.asList("a", null, "");
        order.attributes = Map.of("k", List.of("v"));
        Line line = Orders.line(1, 2, "n");
        line.ranges = Map.of("r", Orders.line(3, 4, ""));
        order.main = line;
        order.lines = List.of();
        String inner = "<d2p1:IProduct>3</d2p1:IProduct><d2p1:Name></d2p1:Name>"
                + "<d2p1:Ranges i:nil=\"true\" /><d2p1:i_product>4</d2p1:i_product>";
        String digest = "KeyValueOfstringLine" + "%s";
        String main = "<Main xmlns:d2p1=\"" + Orders.MODEL
                + "\"><d2p1:IProduct>1</d2p1:IProduct><d2p1:Name>n</d2p1:Name>"
                + "<d2p1:Ranges xmlns:d3p1=\"" + ARRAYS + "\"><d3p1:" + digest + "><d3p1:Key>r</d3p1:Key><d3p1:Value>"
                + inner + "</d3p1:Value></d3p1:" + digest + "></d2p1:Ranges><d2p1:i_product>2</d2p1:i_product></Main>";
        String suffix = org.portaplus.wire.internal.contract.NamespaceDigest.of(
                List.of("http://www.w3.org/2001/XMLSchema", Orders.MODEL));
        String entry = "d2p1:KeyValueOfstringArrayOfstringty7Ep6D1";
        assertThat(mapper.writeValueAsString(order))
                .isEqualTo(order("<ContentId>5</ContentId><License i:nil=\"true\" />"
                        + "<Attributes xmlns:d2p1=\"" + ARRAYS + "\"><" + entry + "><d2p1:Key>k</d2p1:Key><d2p1:Value>"
                        + "<d2p1:string>v</d2p1:string></d2p1:Value></" + entry + "></Attributes>"
                        + "<Count>1</Count><License>L</License><Lines xmlns:d2p1=\"" + Orders.MODEL + "\" />"
                        + main.replace("%s", suffix)
                        + "<Price>1.50</Price><Tags xmlns:d2p1=\"" + ARRAYS + "\"><d2p1:string>a</d2p1:string>"
                        + "<d2p1:string i:nil=\"true\" /><d2p1:string></d2p1:string></Tags>"
                        + "<When>2013-05-06T07:08:09.12</When><Zed>true</Zed>"));
        assertThat(mapper.readValue(mapper.writeValueAsBytes(order), Order.class))
                .usingRecursiveComparison()
                .isEqualTo(order);
    }

    @Test
    void rootsThatAreNoClasses() throws Exception {
        assertThat(mapper.writerFor(new TypeReference<List<String>>() {}).writeValueAsString(List.of("a")))
                .isEqualTo(
                        HEAD + "<ArrayOfstring" + XSI + " xmlns=\"" + ARRAYS + "\"><string>a</string></ArrayOfstring>");
        assertThat(mapper.writerFor(new TypeReference<List<Line>>() {}).writeValueAsString(List.of()))
                .isEqualTo(HEAD + "<ArrayOfLine" + XSI + " xmlns=\"" + Orders.MODEL + "\" />");
        assertThat(mapper.writeValueAsString(5))
                .isEqualTo(HEAD + "<int xmlns=\"http://schemas.microsoft.com/2003/10/Serialization/\">5</int>");
        assertThat(mapper.writeValueAsString(Instant.EPOCH)).endsWith(">1970-01-01T00:00:00Z</dateTime>");
    }

    @Test
    void dictionariesInDictionaries() throws Exception {
        Map<String, Map<String, List<String>>> value = new LinkedHashMap<>();
        value.put("a", Map.of());
        String entry = "KeyValueOfstringArrayOfKeyValueOfstringArrayOfstringty7Ep6D1ty7Ep6D1";
        assertThat(mapper.writerFor(new TypeReference<Map<String, Map<String, List<String>>>>() {})
                        .writeValueAsString(value))
                .isEqualTo(HEAD + "<ArrayOf" + entry + XSI + " xmlns=\"" + ARRAYS + "\"><" + entry
                        + "><Key>a</Key><Value /></" + entry + "></ArrayOf" + entry + ">");
    }

    @Test
    void nestedLists() throws Exception {
        assertThat(mapper.writerFor(new TypeReference<List<List<String>>>() {})
                        .writeValueAsString(List.of(List.of("x"), List.of())))
                .endsWith("<ArrayOfstring><string>x</string></ArrayOfstring><ArrayOfstring /></ArrayOfArrayOfstring>");
    }

    @Test
    void textIsEscapedAndLineEndsBecomeOne() throws Exception {
        assertThat(mapper.writeValueAsString("&<>\"'\t\r\n\r\né]]>"))
                .endsWith(">&amp;&lt;&gt;\"'\t\n\né]]&gt;</string>");
        assertThat(mapper.pageWriter().writeValueAsString("a\rb")).endsWith(">a\rb</string>");
    }

    @Test
    void charactersThatXmlCannotCarryAreRefused() {
        Order order = new Order();
        order.tags = List.of("a", "b\u0001");
        assertThatThrownBy(() -> mapper.writeValueAsString(order))
                .isInstanceOfSatisfying(WireWriteException.class, refusal -> {
                    assertThat(refusal.memberPath()).isEqualTo("Tags[1]");
                    assertThat(refusal.problem()).contains("U+0001");
                });
    }

    @Test
    void membersAreInOrdinalOrder() throws Exception {
        Ordinal value = new Ordinal();
        assertThat(mapper.pageWriter().writeValueAsString(value).lines().skip(1).map(String::strip))
                .containsExactly(
                        "<A1>1</A1>",
                        "<AA>2</AA>",
                        "<A_1>3</A_1>",
                        "<B>4</B>",
                        "<_u>5</_u>",
                        "<aA>6</aA>",
                        "<b>7</b>",
                        "</Ordinal>");
    }

    /** A namespace is any text. */
    @DataContract(namespace = "urn:a&b<\"c\">")
    static class Odd {
        public List<Odd> next;
    }

    @Test
    void namespacesAreEscaped() throws Exception {
        String text = mapper.writeValueAsString(new Odd());
        assertThat(text).contains("xmlns=\"urn:a&amp;b&lt;&quot;c&quot;>\"");
        assertThat(mapper.readValue(text, Odd.class).next).isNull();
    }

    /** Every level has a namespace of its own, so every level declares a prefix. */
    @Test
    void manyNamespacesAreInScopeAtOnce() throws Exception {
        Pojos pojos = new Pojos();
        for (int i = 0; i < 12; i++) {
            String next = i == 11 ? "Map<String,String>" : "C" + (i + 1);
            pojos.add("C" + i, "namespace = \"urn:" + i + "\"", Map.of("Next", next));
        }
        Class<?> type = pojos.compile().get("C0");
        Map<String, Object> value = Map.of();
        for (int i = 0; i < 12; i++) {
            value = Map.of("Next", value);
        }
        String text = mapper.writeValueAsString(new ObjectMapper().convertValue(value, type));
        assertThat(text).contains("<d10p1:Next xmlns:d11p1=\"urn:10\"><d11p1:Next xmlns:d12p1=\"urn:11\"><d12p1:Next ");
        assertThat(mapper.writeValueAsString(mapper.readValue(text, type))).isEqualTo(text);
    }

    @Test
    void emptyClassesCloseThemselves() throws Exception {
        assertThat(mapper.writeValueAsString(new Ping()))
                .isEqualTo(HEAD + "<Ping" + XSI + " xmlns=\"" + Orders.API + "\" />");
    }

    @Test
    void anExplicitOrderIsKeptAndAPageIsIndented() throws Exception {
        Failure failure = new Failure();
        failure.status = new Status();
        failure.status.code = "E";
        failure.status.message = "";
        assertThat(mapper.pageWriter().writeValueAsString(failure))
                .isEqualTo("<ErrorResponse" + XSI + " xmlns=\"http://schemas.servicestack.net/types\">\n"
                        + "  <ResponseStatus>\n    <ErrorCode>E</ErrorCode>\n    <Message />\n"
                        + "    <Errors i:nil=\"true\" />\n  </ResponseStatus>\n</ErrorResponse>");
    }

    @Test
    void optionalMembersAreLeftOutWhenNull() throws Exception {
        Optional value = new Optional();
        assertThat(mapper.writeValueAsString(value)).endsWith("><A i:nil=\"true\" /></Optional>");
        value.b = List.of();
        assertThat(mapper.writeValueAsString(value)).contains("<B xmlns:d2p1=\"" + ARRAYS + "\" />");
    }

    @DataContract(optional = {"B"})
    static class Optional {
        @JsonProperty("A")
        String a;

        @JsonProperty("B")
        List<String> b;
    }

    static class Ping {}

    @JsonPropertyOrder({"b", "B", "aA", "AA", "A_1", "A1", "_u"})
    static class Ordinal {
        @JsonProperty("A1")
        int a1 = 1;

        @JsonProperty("AA")
        int aa = 2;

        @JsonProperty("A_1")
        int a_1 = 3;

        @JsonProperty("B")
        int big = 4;

        @JsonProperty("_u")
        int u = 5;

        @JsonProperty("aA")
        int small = 6;

        @JsonProperty("b")
        int b = 7;
    }

    @DataContract(name = "ErrorResponse", namespace = "http://schemas.servicestack.net/types")
    static class Failure {
        @JsonProperty("ResponseStatus")
        Status status;
    }

    @DataContract(name = "ResponseStatus", namespace = "http://schemas.servicestack.net/types", declaredOrder = true)
    @JsonPropertyOrder({"ErrorCode", "Message", "Errors"})
    static class Status {
        @JsonProperty("ErrorCode")
        String code;

        @JsonProperty("Message")
        String message;

        @JsonProperty("Errors")
        List<Status> errors;
    }
}
