package org.portaplus.conformance.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsvReaderTest {

    private static Item.Scalar text(String text) {
        return new Item.Scalar(text, Item.Form.UNTYPED);
    }

    private static Item.Entry member(String name, Item value) {
        return new Item.Entry(name, value);
    }

    @Test
    void objectsListsAndTextsAreRead() throws Unreadable {
        assertThat(JsvReader.read("{A:1,B:[x, y ],C:{D:\"a,b\",E:\"say \"\"hi\"\"\"},F:\"\",G:}"))
                .isEqualTo(new Item.Members(List.of(
                        member("A", text("1")),
                        member("B", new Item.Items(List.of(text("x"), text(" y ")))),
                        member(
                                "C",
                                new Item.Members(List.of(member("D", text("a,b")), member("E", text("say \"hi\""))))),
                        member("F", text("")),
                        member("G", new Item.Nothing()))));
    }

    @Test
    void emptyObjectsAndListsAreRead() throws Unreadable {
        assertThat(JsvReader.read("{A:[],B:{},\"c d:\":[,x]}"))
                .isEqualTo(new Item.Members(List.of(
                        member("A", new Item.Items(List.of())),
                        member("B", new Item.Members(List.of())),
                        member("c d:", new Item.Items(List.of(new Item.Nothing(), text("x")))))));
    }

    @Test
    void datesStandWithoutQuotes() throws Unreadable {
        assertThat(JsvReader.read("{A:2001-02-03T04:05:06+00:00,B:2001-02-03}"))
                .isEqualTo(new Item.Members(
                        List.of(member("A", text("2001-02-03T04:05:06+00:00")), member("B", text("2001-02-03")))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{A:1",
                "{A:1}}",
                "{A:1},",
                "{A}",
                "{A:1,}",
                "{A:1}\n",
                "[1,2",
                "{A:[1}",
                "{A:\"x}",
                "{A:b:c}",
                "{A:\"plain\"}",
                "{A:a\"b}",
                "{A: \"x,y\"}",
                "{A:2001-02-03T04:05}"
            })
    void whatAServerMustNotWriteIsRefused(String text) {
        assertThatThrownBy(() -> JsvReader.read(text)).isInstanceOf(Unreadable.class);
    }

    @Test
    void blanksBelongToTheText() throws Unreadable {
        assertThat(JsvReader.read("{ A : x }")).isEqualTo(new Item.Members(List.of(member(" A ", text(" x ")))));
    }
}
