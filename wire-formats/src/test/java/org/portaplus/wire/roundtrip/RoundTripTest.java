package org.portaplus.wire.roundtrip;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.portaplus.wire.WireMapper;
import org.portaplus.wire.csv.CsvMapper;
import org.portaplus.wire.json.WireJsonMapper;
import org.portaplus.wire.jsv.JsvMapper;
import org.portaplus.wire.soap.SoapMapper;
import org.portaplus.wire.soap.SoapVersion;
import org.portaplus.wire.support.Orders;
import org.portaplus.wire.support.Pojos;
import org.portaplus.wire.xml.DataContractMapper;

/** Values of classes with every type that the formats know come back from each of them. */
@Tag("slow")
class RoundTripTest {
    private static final List<WireMapper> MAPPERS = List.of(
            new WireJsonMapper(),
            new JsvMapper(),
            new CsvMapper(),
            new DataContractMapper(),
            new SoapMapper(SoapVersion.V1_1),
            new SoapMapper(SoapVersion.V1_2));
    private static final Map<String, Class<?>> CLASSES = new Pojos()
            .addEnum("Color", List.of("Red", "green", "Blue_1"))
            .add("Scalars", "", scalars())
            .add("Lists", "namespace = \"urn:lists\"", listsOf(scalars()))
            .add("Dictionaries", "namespace = \"urn:dictionaries\"", dictionariesOf(scalars()))
            .add("One", "", Map.of("V", "String"))
            .compile();

    @ParameterizedTest
    @MethodSource("types")
    void everyValueComesBack(Class<?> type) {
        new RoundTrip(type, MAPPERS).run();
    }

    @ParameterizedTest
    @MethodSource("types")
    void charactersThatXmlCannotCarryAreRefusedWithTheirPlace(Class<?> type) {
        new Refusals(type, MAPPERS).run();
    }

    static List<Class<?>> types() {
        return Stream.concat(
                        Stream.of("Scalars", "Lists", "Dictionaries", "One").<Class<?>>map(CLASSES::get),
                        Stream.of(Orders.Order.class))
                .toList();
    }

    private static Map<String, String> scalars() {
        Map<String, String> members = new LinkedHashMap<>();
        for (String type : List.of(
                "String",
                "Boolean",
                "Byte",
                "Short",
                "Integer",
                "Long",
                "Float",
                "Double",
                "BigDecimal",
                "LocalDateTime",
                "Instant",
                "OffsetDateTime",
                "Color")) {
            members.put(type, type);
        }
        return members;
    }

    private static Map<String, String> listsOf(Map<String, String> scalars) {
        Map<String, String> members = new LinkedHashMap<>();
        scalars.forEach((name, type) -> members.put(name + "s", "List<" + type + ">"));
        members.put("Objects", "List<Scalars>");
        members.put("Nested", "List<List<String>>");
        members.put("Tables", "List<Map<String,Integer>>");
        members.put("Self", "List<Lists>");
        return members;
    }

    private static Map<String, String> dictionariesOf(Map<String, String> scalars) {
        Map<String, String> members = new LinkedHashMap<>();
        scalars.forEach((name, type) -> members.put("By" + name, "Map<String," + type + ">"));
        members.put("Lists", "Map<String,List<String>>");
        members.put("Objects", "Map<String,Scalars>");
        members.put("Nested", "Map<String,Map<String,List<Scalars>>>");
        return members;
    }
}
