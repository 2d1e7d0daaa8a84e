package org.portaplus.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.core.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.portaplus.wire.csv.CsvMapper;
import org.portaplus.wire.json.WireJsonMapper;
import org.portaplus.wire.jsv.JsvMapper;
import org.portaplus.wire.support.Orders;
import org.portaplus.wire.xml.DataContractMapper;

/** A message that is refused may hold a password: it stands in no error text, nor in that of a cause, nor in the log. */
class SecretsTest {
    private static final String SECRET = "hunter2";
    private static final Map<WireFormat, WireMapper> MAPPERS = Map.of(
            WireFormat.JSON, new WireJsonMapper(),
            WireFormat.JSV, new JsvMapper(),
            WireFormat.CSV, new CsvMapper(),
            WireFormat.XML, new DataContractMapper());

    /** Types of every kind that can refuse a text. */
    @org.portaplus.wire.annotation.DataContract(namespace = Orders.API, name = "Order")
    public static class Guarded {
        public String text;
        public Integer number;
        public byte[] bytes;
        public UUID id;
    }

    @ParameterizedTest
    @CsvSource({
        "JSON,'{\"text\":\"hunter2\",\"number\":\"hunter2\"}'",
        "JSON,'{\"text\":\"hunter2\",\"number\":hunter2}'",
        "JSON,'{\"bytes\":\"hunter2-\"}'",
        "JSON,'{\"id\":\"hunter2\"}'",
        "JSV,'{text:hunter2,number:hunter2}'",
        "JSV,'{text:hunter2,bytes:hunter2-}'",
        "JSV,'{text:hunter2,id:hunter2}'",
        "JSV,'{text:hunter2'",
        "CSV,'text,number\nhunter2,hunter2\n'",
        "CSV,'text,bytes\nhunter2,hunter2-\n'",
        "CSV,'text,id\nhunter2,hunter2\n'",
        "CSV,'text\n\"hunter2'",
        "XML,<text>hunter2</text><number>hunter2</number>",
        "XML,<bytes>hunter2-</bytes>",
        "XML,<text>hunter2&hunter2;</text>"
    })
    void noFailureHoldsWhatWasSent(WireFormat format, String given) {
        String text = format == WireFormat.XML ? "<Order xmlns='" + Orders.API + "'>" + given + "</Order>" : given;
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        WireMapper mapper = MAPPERS.get(format);
        silent(() -> mapper.readValue(text, Guarded.class));
        silent(() -> mapper.readValue(bytes, Guarded.class));
        silent(() -> mapper.readValue(new ByteArrayInputStream(bytes), Guarded.class));
        silent(() -> mapper.readerFor(Guarded.class).readValue(text));
    }

    @ParameterizedTest
    @CsvSource({"JSON,'{\"a\":\"hunter2\",hunter2}'", "JSV,'{a:hunter2,{}}'", "CSV,'a\nhunter2,b\n'"})
    void norDoesThatOfAParser(WireFormat format, String text) {
        silent(() -> {
            try (JsonParser parser = MAPPERS.get(format).createParser(text)) {
                while (parser.nextToken() != null) {
                    assertThat(parser.currentTokenLocation().toString()).doesNotContain(SECRET);
                }
            }
        });
    }

    @ParameterizedTest
    @CsvSource({"JSON,\"hunter2-\"", "JSV,hunter2-"})
    void norDoesThatOfBytesThatAParserIsAskedFor(WireFormat format, String text) {
        silent(() -> {
            try (JsonParser parser = MAPPERS.get(format).createParser(text)) {
                parser.nextToken();
                parser.getBinaryValue();
            }
        });
    }

    private static void silent(ThrowingCallable read) {
        Throwable failure = catchThrowable(read);
        assertThat(failure).isNotNull();
        StringWriter log = new StringWriter();
        failure.printStackTrace(new PrintWriter(log));
        assertThat(log.toString()).doesNotContain(SECRET);
    }
}
