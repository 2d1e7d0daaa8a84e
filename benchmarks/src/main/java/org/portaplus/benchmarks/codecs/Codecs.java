package org.portaplus.benchmarks.codecs;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import com.fasterxml.jackson.dataformat.xml.XmlMapper;
import com.fasterxml.jackson.dataformat.xml.deser.FromXmlParser;
import com.fasterxml.jackson.dataformat.xml.ser.ToXmlGenerator;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.portaplus.server.model.PortaProductInfo;
import org.portaplus.wire.WireMapper;
import org.portaplus.wire.csv.CsvMapper;
import org.portaplus.wire.json.WireJsonMapper;
import org.portaplus.wire.jsv.JsvMapper;
import org.portaplus.wire.xml.DataContractMapper;

/**
 * Who is measured. Rivals are set up as anybody would set them up for the same messages, and where a rival cannot read
 * what we write, both read what it writes: JSON and CSV with ISO dates. XML is ours, which both read.
 */
final class Codecs {
    /** The rivals of each of our formats, the one to be compared with first. */
    static final Map<String, List<String>> RIVALS = Map.of(
            "json", List.of("jackson-json"),
            "jsv", List.of("jackson-json"),
            "xml", List.of("jackson-xml"),
            "csv", List.of("jackson-csv", "fastcsv"),
            "csv-message", List.of("jackson-json"));

    private Codecs() {}

    /** The name of our codec in a row of the table. */
    static String ours(String format) {
        return format.equals("csv-message") ? "wire-csv" : "wire-" + format;
    }

    /** A codec by its name. */
    static Codec named(String name, Messages message) throws IOException {
        return switch (name) {
            case "wire-json" -> wire(new WireJsonMapper(), message);
            case "wire-jsv" -> wire(new JsvMapper(), message);
            case "wire-csv" -> wire(new CsvMapper(), message);
            case "wire-xml" -> wire(new DataContractMapper(), message);
            case "jackson-json" -> jackson(plain(JsonMapper.builder().build()), message);
            case "jackson-xml" -> jackson(xml(), message);
            case "jackson-csv" -> csv(message);
            case "fastcsv" -> new FastCsvCodec(csv(message).write());
            default -> throw new IllegalArgumentException("no codec " + name);
        };
    }

    /** The bytes that a format is read from, the same for all. */
    static byte[] bytes(String codec, Messages message) throws IOException {
        return switch (codec) {
            case "wire-json", "jackson-json" -> named("jackson-json", message).write();
            case "wire-xml", "jackson-xml" -> named("wire-xml", message).write();
            case "wire-csv" ->
                named(message.rows() ? "jackson-csv" : "wire-csv", message).write();
            case "jackson-csv", "fastcsv" -> named("jackson-csv", message).write();
            default -> named(codec, message).write();
        };
    }

    private static Codec wire(WireMapper mapper, Messages message) {
        return jackson(mapper, message);
    }

    private static Codec jackson(ObjectMapper mapper, Messages message) {
        return new MapperCodec(mapper.writerFor(message.type()), mapper.readerFor(message.type()), message.create());
    }

    private static <M extends ObjectMapper> M plain(M mapper) {
        mapper.registerModule(new JavaTimeModule())
                .setDefaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        return mapper;
    }

    /** The same elements as ours: what is null is an empty one, unless .NET has no null there. */
    private static XmlMapper xml() {
        XmlMapper mapper = plain(new XmlMapper());
        mapper.setDefaultPropertyInclusion(
                JsonInclude.Value.construct(JsonInclude.Include.ALWAYS, JsonInclude.Include.ALWAYS));
        for (Class<?> value : List.of(Integer.class, Boolean.class, BigDecimal.class, LocalDateTime.class)) {
            mapper.configOverride(value)
                    .setInclude(
                            JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL));
        }
        mapper.configure(ToXmlGenerator.Feature.WRITE_NULLS_AS_XSI_NIL, false);
        mapper.configure(FromXmlParser.Feature.EMPTY_ELEMENT_AS_NULL, true);
        return mapper;
    }

    private static Codec csv(Messages message) {
        var mapper = plain(new com.fasterxml.jackson.dataformat.csv.CsvMapper());
        CsvSchema schema = mapper.schemaFor(PortaProductInfo.class).withHeader().withLineSeparator("\r\n");
        return new CsvCodec(
                mapper.writerFor(message.type()).with(schema),
                mapper.readerFor(PortaProductInfo.class).with(schema),
                message.create());
    }
}
