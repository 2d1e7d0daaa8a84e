package org.portaplus.server.http.bodies;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.portaplus.server.contract.ContractOperations;
import org.portaplus.server.model.ErrorResponse;
import org.portaplus.wire.WireFormat;
import org.portaplus.wire.WireLimits;
import org.portaplus.wire.WireMapper;
import org.portaplus.wire.soap.SoapFault;
import org.portaplus.wire.soap.SoapMapper;

/**
 * The codecs against the samples of the contract, which are written by code that shares nothing with them and are proven
 * against the documented pages: whatever is read is written again byte for byte, and every format says the same.
 */
class ContractSamplesTest {
    private final Codecs codecs = new Codecs(WireLimits.STANDARD);

    record Sample(String name, Class<?> type) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Sample> samples() {
        List<Sample> samples = new ArrayList<>();
        ContractOperations.messages().forEach(operation -> {
            samples.add(new Sample(operation.name() + "/request", operation.request()));
            samples.add(new Sample(operation.name() + "/response", operation.answer()));
        });
        samples.add(new Sample("error/response", ErrorResponse.class));
        return samples;
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyFormatIsReadAndWrittenByteForByte(Sample sample) throws IOException {
        for (WireFormat format : WireFormat.values()) {
            WireMapper mapper = codecs.mapper(format);
            String wire = wire(sample, format);
            String page = text(sample.name() + "." + format.suffix());

            assertThat(mapper.writeValueAsString(message(mapper, wire, sample)))
                    .as("%s on the wire", format)
                    .isEqualTo(wire);
            assertThat(mapper.writeValueAsBytes(message(mapper, wire, sample)))
                    .as("bytes of %s on the wire", format)
                    .isEqualTo(wire.getBytes(StandardCharsets.UTF_8));
            assertThat(mapper.pageWriter().writeValueAsString(message(mapper, page, sample)))
                    .as("%s on a page", format)
                    .isEqualTo(page);
        }
    }

    @Test
    void noOperationIsMissing() throws IOException {
        try (InputStream contract = ContractSamplesTest.class.getResourceAsStream("/openapi/openapi.json")) {
            assertThat(new JsonMapper().readTree(contract).findValuesAsText("x-operation"))
                    .isNotEmpty()
                    .allSatisfy(operation -> assertThat(samples())
                            .extracting(Sample::name)
                            .contains(operation + "/request", operation + "/response"));
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void allFormatsSayTheSame(Sample sample) {
        Object inJson = read(sample, WireFormat.JSON);

        assertThat(Stream.of(WireFormat.values()).map(format -> read(sample, format)))
                .allSatisfy(value -> assertThat(value).isEqualTo(inJson));
    }

    /** The lists of auto-batches; a page of theirs is not shown anywhere. */
    static Stream<Sample> lists() {
        return samples().stream()
                .filter(sample -> !sample.name().startsWith("error/"))
                .map(sample -> new Sample(sample.name() + "s", sample.type()));
    }

    @ParameterizedTest
    @MethodSource("lists")
    void listsAreReadAndWrittenByteForByte(Sample list) throws IOException {
        for (WireFormat format : WireFormat.values()) {
            if (format.isSoap()) {
                continue; // an envelope holds one message
            }
            WireMapper mapper = codecs.mapper(format);
            JavaType type = mapper.getTypeFactory().constructCollectionType(List.class, list.type());
            String wire = wire(list, format);

            assertThat(mapper.writerFor(type).writeValueAsString(mapper.readValue(wire, type)))
                    .as("%s on the wire", format)
                    .isEqualTo(wire);
        }
    }

    private Object read(Sample sample, WireFormat format) {
        try {
            Object message = message(codecs.mapper(format), wire(sample, format), sample);
            return message instanceof SoapFault fault ? fault.detail() : message;
        } catch (IOException e) {
            throw new AssertionError(sample + " in " + format, e);
        }
    }

    /** A message, or the SOAP fault of an error. */
    private static Object message(WireMapper mapper, String text, Sample sample) throws IOException {
        return mapper instanceof SoapMapper soap && sample.type() == ErrorResponse.class
                ? soap.readFault(soap.createParser(text), sample.type())
                : mapper.readValue(text, sample.type());
    }

    private static String wire(Sample sample, WireFormat format) {
        boolean twoLayouts = format == WireFormat.XML || format == WireFormat.JSV || format.isSoap();
        return text(sample.name() + (twoLayouts ? ".wire." : ".") + format.suffix());
    }

    private static String text(String name) {
        try (InputStream sample = ContractSamplesTest.class.getResourceAsStream("/samples/" + name)) {
            return new String(sample.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(name, e);
        }
    }
}
