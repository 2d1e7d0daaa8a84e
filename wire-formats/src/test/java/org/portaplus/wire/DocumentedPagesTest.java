package org.portaplus.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.portaplus.wire.csv.CsvMapper;
import org.portaplus.wire.json.WireJsonMapper;
import org.portaplus.wire.jsv.JsvMapper;
import org.portaplus.wire.support.DocumentedTypes;
import org.portaplus.wire.support.Samples;
import org.portaplus.wire.xml.DataContractMapper;

/** Every documented sample is read and written again, byte for byte. */
class DocumentedPagesTest {
    private static final String JSON = "000_5d19043d12170f6b.txt";
    private static final String XML = "001_6adf05620a8e9c5f.txt";
    private static final String CSV = "002_170d0e83fa8a13f2.txt";
    private static final String JSV = "003_f0a9044e9f0f6e91.txt";

    @Test
    void jsonRequestOfBatchCustomerCreation() throws Exception {
        String sample = Samples.body(JSON, 1);
        WireJsonMapper mapper = new WireJsonMapper();
        Object message = mapper.readValue(sample, DocumentedTypes.get("BatchCustomerCreation"));
        assertThat(mapper.writeValueAsString(message)).isEqualTo(sample);
        assertThat(mapper.pageWriter().writeValueAsString(message)).isEqualTo(sample);
    }

    @Test
    void xmlRequestOfCreateAccount() throws Exception {
        roundTripXml(Samples.body(XML, 1), "CreateAccount");
    }

    @Test
    void xmlResponseOfCreateAccount() throws Exception {
        roundTripXml(Samples.body(XML, 2), "CreateAccountResponse");
    }

    private static void roundTripXml(String sample, String type) throws Exception {
        DataContractMapper mapper = new DataContractMapper();
        Object message = mapper.readValue(sample, DocumentedTypes.get(type));
        assertThat(mapper.pageWriter().writeValueAsString(message)).isEqualTo(sample);
        String wire = mapper.writeValueAsString(message);
        String oneLine = sample.lines().map(String::strip).collect(Collectors.joining());
        assertThat(wire).isEqualTo("<?xml version=\"1.0\" encoding=\"utf-8\"?>" + oneLine);
        assertThat(mapper.writeValueAsString(mapper.readValue(wire, DocumentedTypes.get(type))))
                .isEqualTo(wire);
    }

    @Test
    void csvRequestOfUpdateAccount() throws Exception {
        roundTripCsv(Samples.body(CSV, 1), "UpdateAccount");
    }

    @Test
    void csvResponseOfUpdateAccount() throws Exception {
        roundTripCsv(Samples.body(CSV, 2), "UpdateAccountResponse");
    }

    private static void roundTripCsv(String sample, String type) throws Exception {
        CsvMapper mapper = new CsvMapper();
        Object message = mapper.readValue(sample, DocumentedTypes.get(type));
        assertThat(mapper.writeValueAsString(message)).isEqualTo(sample.replace("\n", "\r\n") + "\r\n");
    }

    @Test
    void jsvResponseOfProductWithoutItsIndentation() throws Exception {
        String sample = Samples.body(JSV, 1);
        JsvMapper mapper = new JsvMapper();
        Object message = mapper.readValue(sample, DocumentedTypes.get("ProductResponse"));
        String page = mapper.pageWriter().writeValueAsString(message);
        assertThat(page.lines().map(String::strip).collect(Collectors.joining("\n")))
                .isEqualTo(sample);
        assertThat(mapper.writeValueAsString(mapper.readValue(page, DocumentedTypes.get("ProductResponse"))))
                .isEqualTo(mapper.writeValueAsString(message));
    }
}
