package org.portaplus.wire.bind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.portaplus.wire.WireFormat;
import org.portaplus.wire.WireMapper;
import org.portaplus.wire.WireReadException;
import org.portaplus.wire.WireWriteException;
import org.portaplus.wire.csv.CsvMapper;
import org.portaplus.wire.json.WireJsonMapper;
import org.portaplus.wire.jsv.JsvMapper;
import org.portaplus.wire.xml.DataContractMapper;

/** Subclasses by {@code __type} (page JSV, sections 1.3 and 3.3; vector N17): only where the class is not the declared one. */
class SubclassTest {
    private final JsvMapper jsv = new JsvMapper();

    /** A base class. */
    @JsonSubTypes(@JsonSubTypes.Type(value = Dog.class, name = "Dog, Zoo"))
    public static class Animal {
        public String name;
    }

    /** Its only subclass. */
    @JsonPropertyOrder({"legs", "name"})
    public static class Dog extends Animal {
        public Integer legs;
    }

    /** Every kind of place for an animal. */
    @JsonPropertyOrder({"one", "list", "map"})
    public static class Zoo {
        public Animal one;
        public List<Animal> list;
        public Map<String, Animal> map;
    }

    private static Animal animal() {
        Animal animal = new Animal();
        animal.name = "a";
        return animal;
    }

    private static Dog dog() {
        Dog dog = new Dog();
        dog.name = "d";
        dog.legs = 4;
        return dog;
    }

    @Test
    void aSubclassIsNamedInEveryPlace() throws IOException {
        Zoo zoo = new Zoo();
        zoo.one = dog();
        zoo.list = Arrays.asList(animal(), dog(), null);
        zoo.map = Map.of("x", dog());
        String d = "{__type:\"Dog, Zoo\",legs:4,name:d}";
        assertThat(jsv.writeValueAsString(zoo))
                .isEqualTo("{one:" + d + ",list:[{name:a}," + d + ",{}],map:{x:" + d + "}}");
        for (WireMapper mapper : List.of(jsv, new WireJsonMapper(), new CsvMapper())) {
            Zoo read = mapper.readValue(mapper.writeValueAsBytes(zoo), Zoo.class);
            // An object that is a cell of CSV has no name (docs/wire-formats.md#csv-cells), so it is read as the
            // declared class.
            assertThat(read.one).isExactlyInstanceOf(mapper instanceof CsvMapper ? Animal.class : Dog.class);
            assertThat(read.one.name).isEqualTo("d");
            assertThat(read.list.get(0)).isExactlyInstanceOf(Animal.class);
            assertThat(read.list.get(1)).isInstanceOf(Dog.class);
            assertThat(read.list.get(2)).isExactlyInstanceOf(Animal.class);
            assertThat(read.map.get("x")).isInstanceOf(Dog.class);
        }
    }

    @Test
    void rowsHaveTheColumnsOfTheDeclaredClass() throws IOException {
        TypeReference<List<Animal>> animals = new TypeReference<>() {};
        assertThat(new CsvMapper().writerFor(animals).writeValueAsString(List.of(dog(), animal())))
                .isEqualTo("name\r\nd\r\na\r\n");
        assertThat(jsv.writerFor(animals).writeValueAsString(List.of(dog())))
                .isEqualTo("[{__type:\"Dog, Zoo\",legs:4,name:d}]");
        Zoo zoo = new Zoo();
        zoo.one = dog();
        zoo.list = List.of(dog());
        assertThat(new CsvMapper().writeValueAsString(zoo))
                .isEqualTo("one,list,map\r\n\"{legs:4,name:d}\",\"[{__type:\"\"Dog, Zoo\"\",legs:4,name:d}]\",\r\n");
    }

    /** A base class with an order. */
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Middle.class, name = "Middle, Zoo"),
        @JsonSubTypes.Type(value = Leaf.class, name = "Leaf, Zoo")
    })
    @JsonPropertyOrder({"b2", "b1"})
    public static class Root {
        public String b1 = "1";
        public String b2 = "2";
    }

    /** No order of its own. */
    public static class Middle extends Root {
        public String m = "m";
    }

    /** The third level. */
    public static class Leaf extends Middle {
        public String l = "l";
    }

    /** Says its order. */
    @JsonPropertyOrder({"b1", "o", "b2"})
    public static class Ordered extends Root {
        public String o = "o";
    }

    @Test
    void ownMembersComeFirstOnEveryLevel() throws IOException {
        assertThat(jsv.writeValueAsString(new Middle())).isEqualTo("{m:m,b2:2,b1:1}");
        assertThat(jsv.writeValueAsString(new Leaf())).isEqualTo("{l:l,m:m,b2:2,b1:1}");
        assertThat(jsv.writeValueAsString(new Root())).isEqualTo("{b2:2,b1:1}");
        assertThat(jsv.writeValueAsString(new Ordered())).isEqualTo("{b1:1,o:o,b2:2}");
        assertThat(new WireJsonMapper().writeValueAsString(new Leaf()))
                .isEqualTo("{\"l\":\"l\",\"m\":\"m\",\"b2\":\"2\",\"b1\":\"1\"}");
        assertThat(new CsvMapper().writeValueAsString(new Leaf())).isEqualTo("l,m,b2,b1\r\nl,m,2,1\r\n");
        assertThat(new CsvMapper()
                        .addMixIn(Leaf.class, Ordered.class)
                        .writerFor(Leaf.class)
                        .writeValueAsString(new Leaf()))
                .startsWith("b1,b2,");
    }

    @Test
    void dictionariesInListsNameASubclass() throws IOException {
        TypeReference<List<Map<String, Root>>> type = new TypeReference<>() {};
        List<Map<String, Root>> value = List.of(Map.of("k", new Middle()));
        assertThat(jsv.writerFor(type).writeValueAsString(value))
                .isEqualTo("[{k:{__type:\"Middle, Zoo\",m:m,b2:2,b1:1}}]");
        for (WireMapper mapper : List.of(jsv, new WireJsonMapper())) {
            String written = mapper.writerFor(type).writeValueAsString(value);
            assertThat(mapper.readValue(written, type).get(0).get("k")).isExactlyInstanceOf(Middle.class);
        }
    }

    @Test
    void theRootIsNeverNamed() throws IOException {
        assertThat(jsv.writeValueAsString(dog())).isEqualTo("{legs:4,name:d}");
        assertThat(jsv.writeValueAsString(animal())).isEqualTo("{name:a}");
    }

    @ParameterizedTest
    @CsvSource({
        "'{one:{name:a}}',Animal",
        "'{one:{}}',Animal",
        "'{one:{__type:\"Dog, Zoo\"}}',Dog",
        "'{one:{__type:\"Dog, Zoo\",legs:4}}',Dog",
        "'{one:{__type:\"java.io.File, Zoo\",name:a}}',Animal",
        "'{one:{name:a,__type:\"Dog, Zoo\"}}',Animal"
    })
    void onlyAKnownNameInTheFirstPlaceCounts(String text, String type) throws IOException {
        assertThat(jsv.readValue(text, Zoo.class).one.getClass().getSimpleName())
                .isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource({"'{\"one\":[]}'", "'{\"one\":5}'", "'{\"one\":\"x\"}'"})
    void whatIsNoObjectIsRefused(String json) {
        assertThatThrownBy(() -> new WireJsonMapper().readValue(json, Zoo.class))
                .isInstanceOf(WireReadException.class)
                .hasMessageStartingWith("one: an object is expected");
    }

    @Test
    void xmlHasNoWordForASubclass() {
        Zoo zoo = new Zoo();
        zoo.one = dog();
        assertThatThrownBy(() -> new DataContractMapper().writeValueAsString(zoo))
                .isInstanceOf(WireWriteException.class)
                .hasMessageContaining("the member legs is not in the contract");
    }

    /** Read as something else, one animal would become two. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "JSON|{\"list\":[{\"__type\":{\"name\":\"a\"}}]}|list[0].__type",
                "JSON|{\"one\":{\"__type\":[\"Dog, Zoo\"]}}|one.__type",
                "JSON|{\"one\":{\"__type\":5}}|one.__type",
                "JSV|{list:[{__type:{name:a}}]}|list[0].__type",
                "JSV|{map:{k:{__type:[a]}}}|map.k.__type"
            })
    void aNameOfAClassIsAText(WireFormat format, String text, String path) {
        WireMapper mapper = format == WireFormat.JSON ? new WireJsonMapper() : jsv;
        assertThatThrownBy(() -> mapper.readValue(text, Zoo.class))
                .isInstanceOfSatisfying(WireReadException.class, refusal -> {
                    assertThat(refusal.memberPath()).isEqualTo(path);
                    assertThat(refusal.problem()).isEqualTo("the name of a class must be a text");
                });
    }
}
