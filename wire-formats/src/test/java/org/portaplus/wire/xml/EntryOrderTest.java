package org.portaplus.wire.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.portaplus.wire.WireReadException;
import org.portaplus.wire.support.Everything;

/** Key and value of an entry come in either order, as the members of an object do; node's soap sends the value first. */
class EntryOrderTest {
    private static final String HEAD = "<Everything xmlns=\"http://schemas.datacontract.org/2004/07/Q.Api\""
            + " xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\""
            + " xmlns:a=\"http://schemas.microsoft.com/2003/10/Serialization/Arrays\">";

    private final DataContractMapper mapper = new DataContractMapper();

    private Everything read(String content) throws IOException {
        return mapper.readValue(HEAD + content + "</Everything>", Everything.class);
    }

    private String entryOf(String member) throws IOException {
        Everything written = new Everything();
        switch (member) {
            case "Map" -> written.map = Map.of("k", "v");
            case "Lists" -> written.lists = Map.of("k", List.of());
            default -> written.objects = Map.of("k", new Everything());
        }
        String text = mapper.writeValueAsString(written);
        int begin = text.indexOf("KeyValueOf");
        return "a:" + text.substring(begin, text.indexOf('>', begin));
    }

    private String dictionary(String member, String... entries) throws IOException {
        String name = entryOf(member);
        StringBuilder text = new StringBuilder("<" + member + ">");
        for (String entry : entries) {
            text.append('<')
                    .append(name)
                    .append(">\n ")
                    .append(entry.replace("K>", "a:Key>").replace("V>", "a:Value>"))
                    .append("</")
                    .append(name)
                    .append('>');
        }
        return text + "</" + member + ">";
    }

    @Test
    void textsWithTheirKeysBehindThem() throws IOException {
        Everything read = read(dictionary(
                "Map",
                "<V>1</V><K>a</K>",
                "<!-- x --><K>b</K><V>2</V>",
                "<V><![CDATA[<]]></V> <a:Key/>",
                "<a:Value i:nil='true'/><K>n</K>",
                "<a:value/><a:key>c</a:key>"));
        assertThat(read.map)
                .containsExactly(
                        Map.entry("a", "1"),
                        Map.entry("b", "2"),
                        Map.entry("", "<"),
                        new java.util.AbstractMap.SimpleEntry<>("n", null),
                        Map.entry("c", ""));
    }

    @Test
    void listsWithTheirKeysBehindThem() throws IOException {
        String texts = "<V><a:string>x</a:string><a:string i:nil='true'/><a:string/></V>";
        Everything read = read(
                dictionary("Lists", texts + "<K>a</K>", "<a:Value/><K>b</K>", "<K>c</K>" + texts) + "<Int>5</Int>");
        assertThat(read.lists.get("a")).containsExactly("x", null, "");
        assertThat(read.lists.get("b")).isEmpty();
        assertThat(read.lists.get("c")).isEqualTo(read.lists.get("a"));
        assertThat(read.number).isEqualTo(5);
    }

    @Test
    void objectsWithDictionariesInThem() throws IOException {
        String inner = dictionary("Map", "<V>1</V><K>m</K>", "<K>o</K><V>2</V>");
        String middle = dictionary("Objects", "<V>" + inner + "<Nope><x/></Nope><Flag>true</Flag></V><K>in</K>");
        Everything read = read(dictionary("Objects", "<V><Text>t</Text>" + middle + "<Int>7</Int></V><K>out</K>"));
        Everything out = read.objects.get("out");
        assertThat(out.text).isEqualTo("t");
        assertThat(out.number).isEqualTo(7);
        assertThat(out.objects.get("in").flag).isTrue();
        assertThat(out.objects.get("in").map).containsExactly(Map.entry("m", "1"), Map.entry("o", "2"));
    }

    /** What is wrong in a value is told at the value, under its key. */
    @Test
    void refusalsKeepTheirPlace() throws IOException {
        String text = dictionary("Objects", "<V>\n<Int>1</Int>\n<Text>\n</Text>  <Count>five</Count>\n</V>\n<K>k</K>");
        WireReadException refusal = catchThrowableOfType(WireReadException.class, () -> read(text));
        assertThat(refusal.memberPath()).isEqualTo("Objects.k.Count");
        assertThat(refusal.line()).isEqualTo(5);
        assertThat(refusal.problem()).isEqualTo("not a 32-bit integer");
    }

    @ParameterizedTest
    @CsvSource({
        "<V>1</V>,'Key expected'",
        "<V>1</V><V>1</V>,'Key expected, not Value'",
        "<V>1</V><K>k</K><K>k</K>,'an entry has one Key and one Value, not Key'",
        "<K>k</K><V>1</V><K>k</K>,'an entry has one Key and one Value, not Key'",
        "<V>1</V><a:Key i:nil='true'/>,'a key cannot be nil'",
        "<Other/><K>k</K>,'Key expected, not Other'",
        "'',Key expected"
    })
    void entriesThatLackOneOrHaveMore(String entry, String problem) throws IOException {
        String text = dictionary("Map", entry);
        assertThat(catchThrowableOfType(WireReadException.class, () -> read(text))
                        .problem())
                .isEqualTo(problem);
    }
}
