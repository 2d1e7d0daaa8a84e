package org.portaplus.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.portaplus.wire.csv.CsvFactory;
import org.portaplus.wire.csv.CsvMapper;
import org.portaplus.wire.json.WireJsonFactory;
import org.portaplus.wire.json.WireJsonMapper;
import org.portaplus.wire.jsv.JsvFactory;
import org.portaplus.wire.jsv.JsvMapper;
import org.portaplus.wire.support.Orders.Order;
import org.portaplus.wire.xml.DataContractFactory;
import org.portaplus.wire.xml.DataContractMapper;

/** What factories and mappers tell about themselves. */
class FactoriesTest {
    static List<JsonFactory> factories() {
        return List.of(new WireJsonFactory(), new JsvFactory(), new CsvFactory(), new DataContractFactory());
    }

    @ParameterizedTest
    @MethodSource("factories")
    void aCopyIsAFactoryOfTheSameFormatAndLimits(JsonFactory factory) {
        JsonFactory copy = factory.copy();
        assertThat(copy).isNotSameAs(factory).hasSameClassAs(factory);
        assertThat(copy.getFormatName()).isEqualTo(factory.getFormatName());
        assertThat(copy.streamReadConstraints().getMaxNestingDepth()).isEqualTo(64);
    }

    @ParameterizedTest
    @MethodSource("mappers")
    void aMapperSaysThatItIsNotCopied(WireMapper mapper) {
        assertThatThrownBy(mapper::copy)
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("is not copied");
        assertThatThrownBy(() -> mapper.copyWith(new JsonFactory())).isInstanceOf(UnsupportedOperationException.class);
    }

    static List<WireMapper> mappers() {
        return List.of(new WireJsonMapper(), new JsvMapper(), new CsvMapper(), new DataContractMapper());
    }

    @Test
    void formatsHaveNames() {
        assertThat(factories())
                .extracting(JsonFactory::getFormatName)
                .containsExactly("JSON", "JSV", "CSV", "DataContract XML");
    }

    @ParameterizedTest
    @MethodSource("factories")
    void bytesAreUtf8InEveryFormat(JsonFactory factory) throws IOException {
        if (factory instanceof DataContractFactory) {
            assertThat(factory.canUseSchema(new DataContractMapper().schema(Order.class)))
                    .isTrue();
            assertThat(factory.canUseSchema(() -> "other")).isFalse();
            return;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator g = factory.createGenerator(bytes, JsonEncoding.UTF16_BE)) {
            g.writeNumber(1);
        }
        assertThat(bytes.size()).isPositive();
        assertThat(factory.canUseSchema(() -> "other")).isFalse();
    }

    @ParameterizedTest
    @MethodSource("factories")
    void dataInputIsOfJsonOnly(JsonFactory factory) {
        DataInput data = new DataInputStream(new ByteArrayInputStream(new byte[] {'5'}));
        if (!(factory instanceof WireJsonFactory)) {
            assertThatThrownBy(() -> factory.createParser(data)).isInstanceOf(UnsupportedOperationException.class);
            assertThat(factory.canHandleBinaryNatively()).isFalse();
            assertThat(factory.requiresPropertyOrdering()).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(WireFormat.class)
    void formatsHaveMediaTypesAndSuffixes(WireFormat format) {
        assertThat(format.mediaType() + " " + format.suffix())
                .isEqualTo(Map.of(
                                WireFormat.JSON, "application/json json",
                                WireFormat.JSV, "text/jsv jsv",
                                WireFormat.CSV, "text/csv csv",
                                WireFormat.XML, "application/xml xml",
                                WireFormat.SOAP11, "text/xml soap11",
                                WireFormat.SOAP12, "application/soap+xml soap12")
                        .get(format));
        assertThat(format.isSoap()).isEqualTo(format.name().startsWith("SOAP"));
    }

    @Test
    void formatsWithOneLayoutHaveThePageLayoutToo() throws IOException {
        for (WireMapper mapper : List.of(new WireJsonMapper(), new CsvMapper())) {
            Map<String, Integer> value = Map.of("a", 1);
            assertThat(mapper.pageWriter().writeValueAsString(value)).isEqualTo(mapper.writeValueAsString(value));
        }
    }

    @Test
    void schemasSayWhatTheyAre() {
        DataContractMapper xml = new DataContractMapper();
        assertThat(xml.schema(Order.class).getSchemaType()).isEqualTo("DataContract");
        assertThat(xml.schema(Order.class).rootName()).isEqualTo("Order");
        assertThat(xml.schema(String.class).rootNamespace())
                .isEqualTo("http://schemas.microsoft.com/2003/10/Serialization/");
        assertThat(new DataContractMapper("urn:mine")
                        .schema(FactoriesTest.class)
                        .rootNamespace())
                .isEqualTo("urn:mine");
        assertThat(xml.schema(FactoriesTest.class).rootNamespace())
                .isEqualTo("http://schemas.datacontract.org/2004/07/");
    }

    /** A JSON factory for bytes drops the mark by itself, the one for strings must be told. */
    @Test
    void aByteOrderMarkIsDropped() throws IOException {
        for (WireMapper mapper : List.of(new WireJsonMapper(), new JsvMapper())) {
            byte[] bytes = "\uFEFF{\"Count\":1}".getBytes(java.nio.charset.StandardCharsets.UTF_8);
            assertThat(mapper.readValue("\uFEFF{\"Count\":1}", Order.class).count)
                    .isEqualTo(1);
            assertThat(mapper.readValue(bytes, Order.class).count).isEqualTo(1);
        }
        assertThat(new CsvMapper().readValue("\uFEFFCount\n1", Order.class).count)
                .isEqualTo(1);
    }
}
