package org.portaplus.wire.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.portaplus.wire.WireFormat;
import org.portaplus.wire.WireMapper;
import org.portaplus.wire.WireReadException;
import org.portaplus.wire.csv.CsvMapper;
import org.portaplus.wire.json.WireJsonMapper;
import org.portaplus.wire.jsv.JsvMapper;
import org.portaplus.wire.support.Samples;
import org.portaplus.wire.xml.DataContractMapper;

/** Runs every row of the vector file ({@code -Dwire.vectors=path} for another one) in its directions. */
class WireVectorsTest {
    private static final Map<WireFormat, WireMapper> MAPPERS = Map.of(
            WireFormat.JSON, new WireJsonMapper(), WireFormat.JSV, new JsvMapper(), WireFormat.CSV, new CsvMapper());

    private static final String OTHER_FILE = System.getProperty("wire.vectors");

    private static final List<Vector> ROWS = rows();
    /** Once for all tests, because its classes are compiled. */
    private static final VectorModel MODEL = new VectorModel(ROWS);

    private final List<String> failures = new ArrayList<>();
    private final Set<Deviation> needed = new LinkedHashSet<>();
    private int passed;
    private int deviating;

    @Test
    void everyRowPassesOrDeviatesByARule() throws Exception {
        for (Vector row : ROWS) {
            try {
                run(row);
            } catch (Exception | AssertionError failure) {
                failures.add(row.id() + " " + failure);
            }
        }
        List<String> idle = Deviations.RULES.stream()
                .filter(rule -> !needed.contains(rule))
                .map(Deviation::name)
                .toList();
        System.out.printf("vectors: %d passed, %d failed, %d deviate on purpose%n", passed, failures.size(), deviating);
        assertThat(failures).isEmpty();
        if (OTHER_FILE == null) {
            assertThat(idle).as("rules that no row needs").isEmpty();
        }
    }

    /** A rule that would also excuse the refusal of these rows would hide that we refuse them one day. */
    @Test
    void noRuleExcusesTheRefusalOfWhatIsReadAsTheLibraryReadsIt() throws Exception {
        List<String> tooWide = new ArrayList<>();
        for (Vector row : ROWS) {
            if (row.reads() && !row.expectsError() && read(row, MODEL).asTheLibrary) {
                Deviations.RULES.stream()
                        .filter(rule -> rule.instead() == Deviation.Instead.REFUSE
                                && rule.covers().test(row))
                        .forEach(rule -> tooWide.add(rule.id() + " " + row.id() + " " + row.wire()));
            }
        }
        assertThat(tooWide).isEmpty();
    }

    /** Rows whose value is wrong: the library does not read them so, and no rule may say that it does. */
    @Test
    void noRuleExcusesAWrongValue() throws Exception {
        List<Vector> wrong = rows(Samples.resource("vectors/wrong-vectors.jsonl"));
        VectorModel model = new VectorModel(wrong);
        for (Vector row : wrong) {
            Outcome outcome = read(row, model);
            assertThat(outcome.asTheLibrary).as(row.id()).isEqualTo(row.id().startsWith("right"));
            assertThat(explains(row, outcome)).as(row.id()).isFalse();
        }
    }

    @Test
    void theReadmeNamesEveryRule() throws Exception {
        String readme = Files.readString(Path.of("README.md"));
        assertThat(Deviations.RULES).extracting(Deviation::id).doesNotHaveDuplicates();
        assertThat(Deviations.RULES).allSatisfy(rule -> assertThat(readme)
                .contains("| %s | %s | %s | %s |"
                        .formatted(
                                rule.id(),
                                rule.name(),
                                rule.instead() == Deviation.Instead.REFUSE ? "refused" : "read otherwise",
                                rule.reason())));
    }

    @Test
    void everyValueSurvivesXml() throws Exception {
        DataContractMapper xml = new DataContractMapper();
        List<Vector> rows = ROWS.stream()
                .filter(Vector::writes)
                .filter(row -> !Deviations.hasIllegalCharacter(row.value()))
                // XML knows one kind of line end only.
                .filter(row -> !row.value().toString().contains("\\r"))
                // Subclasses are told by __type, which XML has no word for here.
                .filter(row -> !row.note().contains("(assembly "))
                .toList();
        for (Vector row : rows) {
            JavaType type = MODEL.type(row.type(), row);
            Object value = MODEL.build(row.type(), row.value(), row);
            byte[] wire = xml.writerFor(type).writeValueAsBytes(value);
            String page = xml.pageWriter().forType(type).writeValueAsString(value);
            String expected = VectorModel.describe(value);
            assertThat(VectorModel.describe(xml.readValue(wire, type)))
                    .as(row.id())
                    .isEqualTo(expected);
            assertThat(VectorModel.describe(xml.readValue(page, type)))
                    .as(row.id())
                    .isEqualTo(expected);
        }
        assertThat(rows.size()).isGreaterThan(OTHER_FILE == null ? 400 : -1);
    }

    private static List<Vector> rows() {
        try {
            String text = OTHER_FILE == null
                    ? Samples.resource("vectors/wire-vectors.jsonl") + Samples.resource("vectors/more-vectors.jsonl")
                    : Files.readString(Path.of(OTHER_FILE));
            return rows(text);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<Vector> rows(String text) throws IOException {
        JsonMapper json = new JsonMapper();
        List<Vector> rows = new ArrayList<>();
        for (String line : text.lines().filter(line -> !line.isBlank()).toList()) {
            rows.add(new Vector(json.readTree(line)));
        }
        return rows;
    }

    private void run(Vector row) throws Exception {
        String written = row.writes() ? write(row) : row.wire();
        boolean explained = false;
        if (!written.equals(row.wire())) {
            failures.add(row.id() + " writes " + written + " instead of " + row.wire());
            return;
        }
        if (row.reads()) {
            Outcome outcome = read(row, MODEL);
            if (!outcome.asTheLibrary) {
                if (!explains(row, outcome)) {
                    failures.add(
                            row.id() + " " + row.wire() + " reads as " + outcome.text + " instead of " + row.note());
                    return;
                }
                explained = true;
            }
        }
        if (explained) {
            deviating++;
        } else {
            passed++;
        }
    }

    private boolean explains(Vector row, Outcome outcome) {
        Deviation.Instead instead = outcome.refused ? Deviation.Instead.REFUSE : Deviation.Instead.READ_OTHERWISE;
        if (!outcome.refused && !outcome.text.equals(Told.describe(row.type(), Told.tree(row)))) {
            return false;
        }
        for (Deviation rule : Deviations.RULES) {
            if (rule.instead() == instead && rule.covers().test(row)) {
                needed.add(rule);
                return true;
            }
        }
        return false;
    }

    private String write(Vector row) throws Exception {
        JavaType type = MODEL.type(row.type(), row);
        Object value = MODEL.build(row.type(), row.value(), row);
        ObjectWriter writer = MAPPERS.get(row.format()).writerFor(type);
        String text = writer.writeValueAsString(value);
        assertThat(writer.writeValueAsBytes(value)).as(row.id()).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
        return text;
    }

    private static Outcome read(Vector row, VectorModel model) throws Exception {
        String read;
        ObjectReader reader = MAPPERS.get(row.format()).readerFor(model.type(row.type(), row));
        try {
            read = VectorModel.describe(reader.readValue(row.wire()));
            assertThat(VectorModel.describe(reader.readValue(row.wire().getBytes(StandardCharsets.UTF_8))))
                    .as(row.id())
                    .isEqualTo(read);
        } catch (WireReadException refused) {
            return new Outcome(row.expectsError(), true, "error: " + refused.getMessage());
        }
        String expected = VectorModel.describe(model.build(row.type(), row.value(), row));
        return new Outcome(!row.expectsError() && read.equals(expected), false, read);
    }

    private record Outcome(boolean asTheLibrary, boolean refused, String text) {}
}
