package org.portaplus.wire.bind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.RuntimeJsonMappingException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.portaplus.wire.WireFormat;
import org.portaplus.wire.WireMapper;
import org.portaplus.wire.WireReadException;
import org.portaplus.wire.csv.CsvMapper;
import org.portaplus.wire.json.WireJsonMapper;
import org.portaplus.wire.jsv.JsvMapper;
import org.portaplus.wire.support.Orders;
import org.portaplus.wire.support.Orders.Line;
import org.portaplus.wire.xml.DataContractMapper;

/** The items of a list one by one, which fail as a whole message does. */
class IteratorTest {
    static Stream<WireMapper> mappers() {
        return Stream.of(new WireJsonMapper(), new JsvMapper(), new CsvMapper(), new DataContractMapper());
    }

    private static WireMapper mapper(WireFormat format) {
        return mappers().filter(mapper -> mapper.format() == format).findFirst().orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("mappers")
    void everyItemComes(WireMapper mapper) throws Exception {
        List<Line> lines = List.of(Orders.line(1, 2, "a"), Orders.line(3, 4, "b"));
        String text = mapper.writerFor(mapper.getTypeFactory().constructCollectionType(List.class, Line.class))
                .writeValueAsString(lines);
        try (MappingIterator<Line> read = mapper.readerFor(Line.class).readValues(text)) {
            assertThat(read.readAll()).usingRecursiveComparison().isEqualTo(lines);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "JSON|[{\"IProduct\":1},{\"IProduct\":\"hunter2\"}]",
                "JSV|[{IProduct:1},{IProduct:hunter2}]",
                "CSV|'IProduct\n1\nhunter2'",
                "XML|<ArrayOfLine xmlns='" + Orders.MODEL + "'><Line><IProduct>1</IProduct></Line><Line>"
                        + "<IProduct>hunter2</IProduct></Line></ArrayOfLine>"
            })
    void aBadItemIsRefusedWhenItComes(WireFormat format, String text) throws Exception {
        MappingIterator<Line> read = mapper(format).readerFor(Line.class).readValues(text.replace("\\n", "\n"));
        assertThat(read.next().bigProduct).isEqualTo(1);
        assertThatThrownBy(read::nextValue).isInstanceOfSatisfying(WireReadException.class, refusal -> {
            assertThat(refusal.memberPath()).isEqualTo("IProduct");
            assertThat(refusal.problem()).isEqualTo("not a 32-bit integer");
            assertThat(refusal.line()).isPositive();
        });
        MappingIterator<Line> unchecked = mapper(format).readerFor(Line.class).readValues(text);
        unchecked.next();
        assertThatThrownBy(unchecked::next)
                .isInstanceOf(RuntimeJsonMappingException.class)
                .hasCauseInstanceOf(WireReadException.class)
                .hasMessageNotContainingAny("hunter2", "org.portaplus");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "JSON|[{},tru]",
                "JSON|[{},",
                "JSON|tru",
                "JSON|[{}] {}",
                "JSV|[{}]x",
                "JSON|[{}]tru",
                "JSV|[{},{a}]",
                "XML|<ArrayOfLine/>"
            })
    void brokenTextsAreRefusedAsEverywhere(WireFormat format, String text) {
        assertThatThrownBy(() -> {
                    try (MappingIterator<Line> read =
                            mapper(format).readerFor(Line.class).readValues(text)) {
                        while (read.hasNextValue()) {
                            read.nextValue();
                        }
                    }
                })
                .isInstanceOf(WireReadException.class);
    }

    @Test
    void aParserThatHasBegunGoesOn() throws Exception {
        WireMapper jsv = mapper(WireFormat.JSV);
        try (JsonParser parser = jsv.createParser("[{IProduct:1},{IProduct:2}]")) {
            parser.nextToken();
            parser.nextToken();
            List<Integer> read = new ArrayList<>();
            MappingIterator<Line> lines = jsv.readValues(parser, Line.class);
            while (lines.hasNext()) {
                read.add(lines.next().bigProduct);
            }
            assertThat(read).containsExactly(1, 2);
        }
    }
}
