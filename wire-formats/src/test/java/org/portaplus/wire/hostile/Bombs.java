package org.portaplus.wire.hostile;

import static org.portaplus.wire.hostile.Bomb.DICTIONARY;
import static org.portaplus.wire.hostile.Bomb.OBJECT;
import static org.portaplus.wire.hostile.Bomb.ROWS;
import static org.portaplus.wire.hostile.Bomb.TEXTS;
import static org.portaplus.wire.hostile.Bomb.TREE;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.portaplus.wire.WireFormat;
import org.portaplus.wire.soap.SoapVersion;

/** The known ways to make a reader of these formats work or keep much for little. */
final class Bombs {
    private static final int MANY = 500_000;
    private static final int COLLIDING = 100_000;
    private static final String DEPTH = "the nesting depth is more than 64";
    private static final String TEXT = "the text is longer than 262144 characters";
    private static final String NAME = "the name is longer than 1000 characters";
    private static final String NUMBER = "the number is longer than 1000 characters";
    private static final String ITEMS = "the list has more than 5000 items";
    private static final String MEMBERS = "the object has more than 4096 members";
    private static final String DTD = "a document type is not allowed";
    private static final String ROOT = "<Everything xmlns=\"http://schemas.datacontract.org/2004/07/Q.Api\">";
    private static final String ARRAYS = "http://schemas.microsoft.com/2003/10/Serialization/Arrays";
    private static final Map<String, String> NUMBERS = Map.of(
            "Byte", "not an 8-bit integer",
            "Short", "not a 16-bit integer",
            "Int", "not a 32-bit integer",
            "Long", "not a 64-bit integer",
            "Float", "not a float",
            "Double", "not a double",
            "Decimal", "not a decimal",
            "When", "not a date",
            "Instant", "not a date",
            "Offset", "not a date");

    private final List<Bomb> all = new ArrayList<>();
    private final WireFormat format;

    private Bombs(WireFormat format) {
        this.format = format;
    }

    static List<Bomb> all() {
        List<Bomb> all = new ArrayList<>();
        for (WireFormat format : WireFormat.values()) {
            Bombs bombs = new Bombs(format);
            switch (format) {
                case JSON -> bombs.json();
                case JSV -> bombs.jsv();
                case CSV -> bombs.csv();
                case XML -> bombs.xml();
                case SOAP11, SOAP12 -> bombs.soap();
            }
            all.addAll(bombs.all);
        }
        return all;
    }

    private void add(String name, TypeReference<?> type, Text text, String refusal, String path) {
        all.add(new Bomb(name, format, type, text, refusal, path));
    }

    private void add(String name, String start, String unit, String refusal, String path) {
        add(name, format == WireFormat.CSV ? ROWS : OBJECT, Text.of(start, unit, MANY, ""), refusal, path);
    }

    /** Every kind of number and date with a text that would be big as a number. */
    private void numbers(String before, String after, boolean quoted) {
        NUMBERS.forEach((member, refusal) -> {
            String start = before.replace("@", member);
            String end = after.replace("@", member);
            TypeReference<?> type = format == WireFormat.CSV ? ROWS : OBJECT;
            String path = format == WireFormat.CSV ? "[0]." + member : member;
            // Jackson limits what has no quotes as a number, whatever it is for.
            boolean date = refusal.endsWith("date") && (quoted || format != WireFormat.JSON);
            String kind = quoted ? " in quotes" : "";
            add("1e999999999 as " + member + kind, type, Text.of(start + "1e999999999" + end), refusal, path);
            add("long number as " + member + kind, type, Text.of(start, "9", 5000, end), date ? refusal : NUMBER, path);
            add("endless number as " + member + kind, type, Text.of(start, "9", MANY, end), "longer than", "");
            add("long fraction as " + member + kind, type, Text.of(start + "0.", "9", MANY, end), "longer than", "");
        });
    }

    private void json() {
        add("lists in an unknown member", "{\"Nope\":", "[", DEPTH, "Nope");
        add("objects in a member", "", "{\"Inner\":", DEPTH, "Inner.Inner");
        add("types in types", "", "{\"__type\":", DEPTH, "__type");
        add("lists without a type", TREE, Text.of("", "[", MANY, ""), DEPTH, "[0][0]");
        numbers("{\"@\":", "}", false);
        numbers("{\"@\":\"", "\"}", true);
        add("endless name", "{\"", "a", "longer than", "");
        add("endless text", "{\"Text\":\"", "a", TEXT, "Text");
        add("endless wide text", "{\"Text\":\"", "\u20AC", TEXT, "Text");
        add("halves of surrogate pairs", "{\"Text\":\"", "\\ud83d", TEXT, "Text");
        add("escapes", "{\"Text\":\"", "\\n", TEXT, "Text");
        add("few halves of surrogate pairs", OBJECT, Text.of("{\"Text\":\"", "\\ud83d", 9, "\"}"), "U+D83D", "Text");
        add("items", "{\"Texts\":[", "\"\",", ITEMS, "Texts");
        add("numbers as items", "{\"Ints\":[", "1,", ITEMS, "Ints");
        add("objects as items", "{\"Items\":[", "{},", ITEMS, "Items");
        add("lists as items", "{\"Table\":[", "[],", ITEMS, "Table");
        add("items in a text", "{\"Texts\":\"", ",", TEXT, "Texts");
        add("few items in a text", OBJECT, Text.of("{\"Texts\":\"", ",", 9000, "\"}"), ITEMS, "Texts");
        add("items without a type", TREE, Text.of("[", "1,", MANY, ""), ITEMS, "[5000]");
        add("tokens", "{\"Nope\":[", "[1,1],", "the message has more than 1000000 tokens", "Nope");
        add("the same member", "{\"Int\":1", ",\"Int\":1", MEMBERS, "");
        for (boolean symbols : new boolean[] {false, true}) {
            String pairs = (symbols ? Collisions.ofSymbols(COLLIDING) : Collisions.ofString(COLLIDING))
                    .map(name -> '"' + name + "\":1")
                    .collect(Collectors.joining(",", "{", "}"));
            add("colliding members " + symbols, OBJECT, Text.of(pairs), MEMBERS, "");
            add("colliding keys " + symbols, DICTIONARY, Text.of(pairs), MEMBERS, "");
            add("colliding names without a type " + symbols, TREE, Text.of(pairs), MEMBERS, "");
        }
    }

    private void jsv() {
        add("lists in an unknown member", "{Nope:", "[", DEPTH, "Nope");
        add("objects in a member", "", "{Inner:", DEPTH, "Inner.Inner");
        add("types in types", "", "{__type:", DEPTH, "__type");
        add("lists without a type", TREE, Text.of("", "[", MANY, ""), DEPTH, "[0][0]");
        numbers("{@:", "}", false);
        numbers("{@:\"", "\"}", true);
        add("endless name", "{", "a", NAME, "");
        add("endless name in quotes", "{\"", "a", TEXT, "");
        add("long name in quotes", OBJECT, Text.of("{\"", "a", 5000, "\":1}"), NAME, "");
        add("blanks before a name", "{", " ", NAME, "");
        add("blanks after a bracket", "{Texts:[", " ", NAME, "Texts");
        add("blanks before a value", "{Nope:", " ", TEXT, "Nope");
        add("line breaks", "{", "\n", "the text ends before", "");
        add("unclosed quote", "{Text:\"", "a", TEXT, "Text");
        add("doubled quotes", "{Text:\"", "\"\"", TEXT, "Text");
        add("doubled quotes in an unknown member", "{Nope:\"", "\"\"", TEXT, "Nope");
        add("endless text", "{Text:", "a", TEXT, "Text");
        add("endless item", "{Texts:[", "a", TEXT, "Texts");
        add("endless root", TEXTS, Text.of("", "a", MANY, ""), TEXT, "");
        add("items without text", "{Texts:[", ",", ITEMS, "Texts");
        add("numbers as items", "{Ints:[", "1,", ITEMS, "Ints");
        add("objects as items", "{Items:[", "{},", ITEMS, "Items");
        add("items without brackets", TEXTS, Text.of("", ",", 9000, ""), ITEMS, "");
        add("items without a type", TREE, Text.of("[", "1,", MANY, ""), ITEMS, "[5000]");
        add("the same member", "{Int:1", ",Int:1", MEMBERS, "");
        for (boolean symbols : new boolean[] {false, true}) {
            String pairs = (symbols ? Collisions.ofSymbols(COLLIDING) : Collisions.ofString(COLLIDING))
                    .map(name -> name + ":1")
                    .collect(Collectors.joining(",", "{", "}"));
            add("colliding members " + symbols, OBJECT, Text.of(pairs), MEMBERS, "");
            add("colliding keys " + symbols, DICTIONARY, Text.of(pairs), MEMBERS, "");
        }
    }

    private void csv() {
        add("lists in a cell", "Nope\n", "[", DEPTH, "");
        add("lists in a quoted cell", "Items\n\"", "[", DEPTH, "");
        add("objects in a quoted cell", "Inner\n\"", "{Inner:", DEPTH, "");
        add("types in a quoted cell", "Inner\n\"", "{__type:", DEPTH, "");
        add("few lists in a quoted cell", ROWS, Text.of("Table\n\"", "[", 65, "\""), DEPTH, "");
        numbers("@\n", "\n", false);
        numbers("@\n\"", "\"\n", true);
        add("unclosed quote", "Text\n\"", "a", TEXT, "");
        add("doubled quotes", "Text\n\"", "\"\"", TEXT, "");
        add("doubled quotes in a list", "Texts\n\"[", "\"\"\"\"", TEXT, "");
        add("quotes in quotes in a list", "Texts\n\"[\"\"", "\"\"\"\"", TEXT, "");
        add("endless cell", "Text\n", "a", TEXT, "");
        add("endless item in a cell", "Texts\n\"[", "a", TEXT, "");
        add("brackets in a cell", "Texts\n\"[", "]", TEXT, "");
        add("colons in a cell", "Map\n\"{a", ":", TEXT, "");
        add("endless header", "", "a", TEXT, "");
        add("long column name", ROWS, Text.of("", "a", 5000, "\n1\n"), NAME, "");
        add("columns", "", "a,", MEMBERS, "");
        add("cells", "Text\n", ",", MEMBERS, "");
        add("rows", "Text\n", "a\n", ITEMS, "");
        add("items in a cell", "Texts\n[", ",", ITEMS, "");
        add("items in a quoted cell", "Texts\n\"[", ",", ITEMS, "");
        add("objects in a quoted cell as items", "Items\n\"[", "{},", ITEMS, "");
        add("cells as items", TEXTS, Text.of("", ",", MANY, ""), ITEMS, "");
        add("lines as items", TEXTS, Text.of("", "a\n", MANY, ""), ITEMS, "");
        String header = Collisions.ofString(COLLIDING).collect(Collectors.joining(","));
        add("colliding columns", ROWS, Text.of(header), MEMBERS, "");
        String cell = Collisions.ofString(COLLIDING).map(name -> name + ":1").collect(Collectors.joining(","));
        add("colliding keys", ROWS, Text.of("Map\n\"{" + cell + "}\"\n"), ITEMS, "");
    }

    private void xml() {
        add("unknown elements", ROOT, "<Nope>", DEPTH, "Nope");
        add("objects in a member", ROOT, "<Inner>", DEPTH, "Inner.Inner");
        String laughs = "<!DOCTYPE lolz [<!ENTITY lol \"lol\"><!ENTITY a \"&lol;&lol;&lol;&lol;\">"
                + "<!ENTITY b \"&a;&a;&a;&a;\">]>" + ROOT + "<Text>&b;</Text></Everything>";
        add("billion laughs", OBJECT, Text.of(laughs), DTD, "");
        add("entities without end", "<!DOCTYPE a [", "<!ENTITY a \"b\">", DTD, "");
        add("name of a document type", "<!DOCTYPE ", "a", DTD, "");
        String outside =
                "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" + ROOT + "<Text>&x;</Text></Everything>";
        add("external entity", OBJECT, Text.of(outside), DTD, "");
        add("external subset", OBJECT, Text.of("<!DOCTYPE a SYSTEM \"http://127.0.0.1:9/a.dtd\">" + ROOT), DTD, "");
        add("parameter entity", OBJECT, Text.of("<!DOCTYPE a [<!ENTITY % x \"y\"> %x;]>" + ROOT), DTD, "");
        add("undeclared entity", OBJECT, Text.of(ROOT + "<Text>&lol;</Text></Everything>"), "ndeclared", "Text");
        add("endless reference", ROOT + "<Text>&", "a", NAME, "Text");
        add("references", ROOT + "<Text>", "&#65;", TEXT, "Text");
        add("predefined references", ROOT + "<Nope>", "&lt;", TEXT, "Nope");
        numbers(ROOT + "<@>", "</@></Everything>", false);
        add("endless text", ROOT + "<Text>", "a", TEXT, "Text");
        add("endless section", ROOT + "<Text><![CDATA[", "a", TEXT, "Text");
        add("sections", ROOT + "<Text>", "<![CDATA[a]]>", TEXT, "Text");
        add("comments", ROOT + "<Text>", "<!--a-->b", TEXT, "Text");
        add("endless comment", ROOT + "<!--", "a", "", "");
        add("endless instruction", ROOT + "<?a ", "b", "", "");
        add("endless declaration", "<?xml version=\"1.0\" ", " ", "", "");
        add("blanks between elements", ROOT, " ", TEXT, "");
        add("endless name", ROOT + "<", "a", NAME, "");
        add("endless prefix", ROOT + "<a:", "a", NAME, "");
        add("endless end", ROOT + "<Text></", "a", NAME, "Text");
        add("endless root", "<", "a", NAME, "");
        add("attributes", ROOT + "<Text", " a=\"\"", "the element has more than 50 attributes", "");
        String namespaces = Collisions.ofString(COLLIDING)
                .map(name -> " xmlns:" + name + "=\"b\"")
                .collect(Collectors.joining());
        add("namespaces", OBJECT, Text.of(ROOT + "<Text" + namespaces), "more than 50 namespace declarations", "");
        add("endless attribute", ROOT + "<Text a=\"", "a", "the attribute is longer than 2000 characters", "");
        add("endless attribute name", ROOT + "<Text ", "a", NAME, "");
        add("endless namespace", ROOT + "<Text xmlns:a=\"", "a", "the attribute is longer than 2000", "");
        add("blanks in a tag", ROOT + "<Text", " ", "", "");
        String arrays = " xmlns:a=\"" + ARRAYS + "\">";
        add("items", ROOT + "<Texts" + arrays, "<a:string/>", ITEMS, "Texts");
        add("numbers as items", ROOT + "<Ints" + arrays, "<a:int>1</a:int>", ITEMS, "Ints");
        add("objects as items", ROOT + "<Items>", "<Everything/>", ITEMS, "Items");
        String lists = "KeyValueOfstringArrayOfstringty7Ep6D1";
        add(
                "items before their key",
                ROOT + "<Lists" + arrays + "<a:" + lists + "><a:Value>",
                "<a:string/>",
                ITEMS,
                "Lists");
        add("tokens", ROOT + "<Nope>", "<a/><a/>", "the message has more than 1000000 tokens", "Nope");
        add("the same member", ROOT, "<Int>1</Int>", MEMBERS, "");
        String members =
                Collisions.ofString(COLLIDING).map(name -> "<" + name + "/>").collect(Collectors.joining());
        add("colliding members", OBJECT, Text.of(ROOT + members), "too many names with the same hash", "");
        String entry = "KeyValueOfstringstring";
        String entries = Collisions.ofString(COLLIDING)
                .map(key -> "<" + entry + "><Key>" + key + "</Key><Value>1</Value></" + entry + ">")
                .collect(Collectors.joining());
        add(
                "colliding keys",
                DICTIONARY,
                Text.of("<ArrayOf" + entry + " xmlns=\"" + ARRAYS + "\">" + entries),
                MEMBERS,
                "");
    }

    /** What stands around a message; inside of it is the XML above. */
    private void soap() {
        String envelope = "<e:Envelope xmlns:e=\"" + SoapVersion.of(format).namespace() + "\">";
        String body = envelope + "<e:Body>" + ROOT;
        add(
                "document type",
                OBJECT,
                Text.of("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" + envelope),
                DTD,
                "");
        add("headers in headers", envelope + "<e:Header>", "<a>", DEPTH, "");
        add("headers", envelope + "<e:Header>", "<a/><b/>", "the message has more than 1000000 tokens", "");
        add("endless header", envelope + "<e:Header><a>", "a", TEXT, "");
        add("elements in the message", body, "<Nope>", DEPTH, "Nope");
        add("endless text in the message", body + "<Text>", "a", TEXT, "Text");
        add("items in the message", body + "<Items>", "<Everything/>", ITEMS, "Items");
    }
}
