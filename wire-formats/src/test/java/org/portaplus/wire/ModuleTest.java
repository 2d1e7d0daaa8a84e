package org.portaplus.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portaplus.modules.ModuleProgram;

/** The library on the module path, where a program of another module can use what is exported and nothing else. */
class ModuleTest {
    private static final String USER = """
            package user;

            import java.util.Map;
            import org.portaplus.wire.csv.CsvMapper;
            import org.portaplus.wire.json.WireJsonMapper;
            import org.portaplus.wire.jsv.*;
            import org.portaplus.wire.soap.*;
            import org.portaplus.wire.xml.DataContractMapper;

            public class Main implements java.util.concurrent.Callable<String> {
                public static class Line {
                    public Integer Id;
                    public Double Price;
                }

                @Override
                public String call() throws Exception {
                    Line line = new JsvMapper().readValue("{Id:7,Price:1.5}", Line.class);
                    StringBuilder all = new StringBuilder();
                    try (JsvParser parser = (JsvParser) new JsvFactory().createParser("[a]")) {
                        parser.nextToken();
                        parser.nextToken();
                        all.append(parser.getText());
                    }
                    all.append(' ').append(new WireJsonMapper().writeValueAsString(line));
                    all.append(' ').append(new CsvMapper().writeValueAsString(line).strip().replace("\\r\\n", "|"));
                    DataContractMapper xml = new DataContractMapper();
                    all.append(' ').append(xml.readValue(xml.writeValueAsString(line), Line.class).Id);
                    SoapMapper soap = new SoapMapper(SoapVersion.V1_2);
                    try (SoapParser message = soap.createParser(soap.writeValueAsBytes(line))) {
                        all.append(' ').append(message.bodyElement().getLocalPart());
                    }
                    return all.toString();
                }
            }
            """;

    private static final String INTRUDER = """
            package user;

            public class Main {
                Object intrusion = org.portaplus.wire.internal.text.Base64Text.class;
            }
            """;

    @TempDir
    Path folder;

    private static final Set<String> TO_RUN =
            Set.of("jackson-core", "jackson-databind", "jackson-annotations", "woodstox-core", "stax2-api");
    /** Annotations, which are looked at by compilers only. */
    private static final Set<String> TO_COMPILE = Set.of("jspecify", "apiguardian-api");

    private ModuleProgram program() {
        return new ModuleProgram(folder, "org.portaplus.wire", TO_RUN, TO_COMPILE);
    }

    @Test
    void aProgramOfAnotherModuleReadsAndWritesEveryFormat() throws Exception {
        ModuleProgram program = program();

        assertThat(program.compile(USER)).isEmpty();
        assertThat(program.run()).isEqualTo("a {\"Id\":7,\"Price\":1.5} Id,Price|7,1.5 7 Line");
    }

    @Test
    void whatIsInternalCannotBeUsed() throws IOException {
        assertThat(program().compile(INTRUDER))
                .contains("package org.portaplus.wire.internal.text is not visible")
                .contains("does not export it");
    }
}
