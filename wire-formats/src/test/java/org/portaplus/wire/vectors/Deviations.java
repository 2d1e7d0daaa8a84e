package org.portaplus.wire.vectors;

import static org.portaplus.wire.vectors.Deviation.Instead.READ_OTHERWISE;
import static org.portaplus.wire.vectors.Deviation.Instead.REFUSE;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.portaplus.wire.WireFormat;
import org.portaplus.wire.internal.text.XmlCharacters;

/**
 * Where we read otherwise than the library on purpose (nothing is written otherwise): it keeps defaults silently, drops what it
 * cannot read and takes broken texts. None of the rules names a row; the first that covers a row and its outcome explains it. A
 * rule looks at the text and its type, and at the library's value only to see that the library did what the rule says; what we
 * read instead is what the text tells ({@link Told}).
 *
 * <p>Longer than 300 lines because all rules stand in one list, each with its reason.
 */
final class Deviations {
    private static final Pattern TWO_MEMBERS = Pattern.compile("[{,]\"?V\"?:([^,]*),\"?V\"?:(?!\\1})");
    private static final Pattern QUOTED = Pattern.compile("\"(?:[^\"]|\"\")*\"");
    private static final Pattern LAYOUT = Pattern.compile("[\\[{]\\s*\n");
    private static final Pattern GROUPED = Pattern.compile("\"\\d{1,3}(,\\d{3})+(\\.\\d+)?\"");
    private static final Pattern QUOTED_NUMBER_OR_BLANK = Pattern.compile("\\[\"\\d|, |\\[ ");

    private static final Pattern BLANK_BEFORE_QUOTE = Pattern.compile("[\\[,]\\s+\"");
    private static final Pattern NO_COMMA = Pattern.compile("[}\\]\"][^,}\\]:]");
    private static final Pattern ESCAPED_NAME = Pattern.compile("\"[^\"]*\\\\u\\p{XDigit}{4}[^\"]*\"\\s*:");
    private static final Pattern PLUS = Pattern.compile("\"? *\\+\\d+ *\"?");

    private static final Pattern OPEN_BRACKET = Pattern.compile("(?m)\n(.*,)?[\\[{]");

    static final List<Deviation> RULES = List.of(
            new Deviation(
                    "D01",
                    "characters that XML 1.0 cannot carry",
                    "what one format takes must be writable in every other",
                    REFUSE,
                    row -> hasIllegalCharacter(row.value())),
            new Deviation(
                    "D02",
                    "no message",
                    "an empty text, or a header without its row, is a truncated text; whoever reads decides what an"
                            + " absent body means",
                    REFUSE,
                    row -> row.value().isNull()
                            && !row.expectsError()
                            && (row.wire().isBlank() || (row.format() == WireFormat.CSV && records(row) == 1))),
            new Deviation(
                    "D03",
                    "a text that is not JSON",
                    "a parser that guesses reads another message than the sender wrote",
                    REFUSE,
                    row -> row.format() == WireFormat.JSON
                            && !row.wire().isEmpty()
                            && Told.tree(row).isMissingNode()),
            new Deviation(
                    "D04",
                    "JSV without its closing bracket, or with an empty or a nameless member",
                    "the text is truncated or a member got lost",
                    REFUSE,
                    row -> row.format() == WireFormat.JSV && !row.expectsError() && isBrokenJsv(row)),
            new Deviation(
                    "D05",
                    "a member or a key given twice with different values",
                    "the library silently takes the last one",
                    REFUSE,
                    row -> TWO_MEMBERS.matcher(row.wire()).find() || Told.hasNameTwice(row)),
            new Deviation(
                    "D06",
                    "digit grouping",
                    "as grouping, 1,5 would silently be 15",
                    REFUSE,
                    row -> Set.of("double", "decimal").contains(row.kind())
                            && GROUPED.matcher(row.memberText()).matches()),
            new Deviation(
                    "D07",
                    "an object or list in the place of a text",
                    "the library keeps its raw text, in JSON without the quotes",
                    REFUSE,
                    row -> !row.expectsError()
                            && isStructured(row)
                            && Told.any(row.type(), Told.tree(row), Deviations::isRawText)),
            new Deviation(
                    "D08",
                    "a value that does not fit its type",
                    "the library silently keeps the default of the member",
                    REFUSE,
                    Deviations::keepsDefault),
            new Deviation(
                    "D09",
                    "more rows than the one that is expected",
                    "the library silently ignores them",
                    REFUSE,
                    row -> row.format() == WireFormat.CSV
                            && row.kind().equals("object")
                            && !row.expectsError()
                            && records(row) > 2),
            new Deviation(
                    "D10",
                    "no value for a value type",
                    "Java keeps the difference between absent and zero, so it is null",
                    READ_OTHERWISE,
                    row -> row.type().path("members").size() == 1
                            && Set.of("", "null").contains(row.memberText())
                            && isDefault(row.value().path("V"), row.type().at("/members/0/1"))),
            new Deviation(
                    "D11",
                    "the layout of the metadata pages",
                    "the documents show it as input, but the library takes line breaks and blanks for text",
                    READ_OTHERWISE,
                    row -> LAYOUT.matcher(row.wire()).find() && isCutOut(row.value(), row.wire())),
            new Deviation(
                    "D12",
                    "an empty item or a null item",
                    "it is null, as the library writes it; reading, the library drops it or makes it zero",
                    READ_OTHERWISE,
                    row -> row.kind().equals("list") && dropsNulls(row)),
            new Deviation(
                    "D13",
                    "a list that the library drops as a whole",
                    "quoted numbers and blanks between items do no harm",
                    READ_OTHERWISE,
                    row -> row.kind().equals("list")
                            && row.value().path("V").isNull()
                            && QUOTED_NUMBER_OR_BLANK.matcher(row.wire()).find()),
            new Deviation(
                    "D14",
                    "a cell that begins with a closing bracket",
                    "the library writes such cells without quotes, but cannot read them",
                    READ_OTHERWISE,
                    row -> row.format() == WireFormat.CSV && row.wire().contains(",}") && row.expectsError()),
            new Deviation(
                    "D15",
                    "quotes around texts in the objects of a cell",
                    "the library leaves them in the text",
                    READ_OTHERWISE,
                    row -> row.format() == WireFormat.CSV && keepsQuotes(row)),
            new Deviation(
                    "D16",
                    "the last moment of .NET in JSON",
                    "the library writes it as the moment after, which it cannot read",
                    READ_OTHERWISE,
                    row -> row.memberText().contains("Date(253402300800000)")
                            && isDefault(row.value().path("V"), row.type().at("/members/0/1"))),
            new Deviation(
                    "D17",
                    "white space around the whole of a JSV text",
                    "editors end the last line; the library takes it for text that it cannot read",
                    READ_OTHERWISE,
                    row -> row.format() == WireFormat.JSV
                            && row.expectsError()
                            && !row.wire().strip().equals(row.wire())),
            new Deviation(
                    "D18",
                    "a comma within the brackets of a text cell without quotes",
                    "RFC 4180 knows no brackets: a text without quotes ends at its comma, and the row has too many cells",
                    REFUSE,
                    row -> hasBracketOfText(row) && textCells(row) > columns(row)),
            new Deviation(
                    "D19",
                    "a text cell without quotes that begins with a bracket",
                    "RFC 4180 knows no brackets: the text ends at its comma; the library goes on to the closing bracket",
                    READ_OTHERWISE,
                    row -> hasBracketOfText(row) && textCells(row) <= columns(row)),
            new Deviation(
                    "D20",
                    "a JSON number with a point or an exponent in the place of a text",
                    "spreadsheets make such numbers of ids; the library takes it for the id",
                    REFUSE,
                    row -> row.format() == WireFormat.JSON
                            && Told.any(
                                    row.type(),
                                    Told.tree(row),
                                    (type, node) ->
                                            Vector.kindOf(type).equals("string") && node.isFloatingPointNumber())),
            new Deviation(
                    "D21",
                    "a plus in front of an integer",
                    "it says what is said without it; the library keeps the default, or reads it, by its version",
                    READ_OTHERWISE,
                    row -> PLUS.matcher(row.memberText()).matches()
                            && isDefault(row.value().path("V"), row.type().at("/members/0/1"))),
            new Deviation(
                    "D22",
                    "a blank before a quoted item",
                    "taken as a text it would end at its first comma, inside of the quotes",
                    REFUSE,
                    row -> row.format() == WireFormat.JSV
                            && row.kind().equals("list")
                            && Told.tree(row).isMissingNode()
                            && BLANK_BEFORE_QUOTE.matcher(row.wire()).find()),
            new Deviation(
                    "D23",
                    "items of JSV without a comma between them",
                    "a comma got lost, or what stood around it",
                    REFUSE,
                    row -> row.format() == WireFormat.JSV
                            && Told.tree(row).isMissingNode()
                            && NO_COMMA.matcher(QUOTED.matcher(row.wire()).replaceAll("\""))
                                    .find()),
            new Deviation(
                    "D24",
                    "doubled quotes in a key",
                    "two quotes stand for one, as in any text and as they are written; the library leaves both",
                    READ_OTHERWISE,
                    row -> row.kind().equals("map") && doublesQuotesOfKeys(row)),
            new Deviation(
                    "D25",
                    "an escaped character in the name of a JSON member",
                    "names are texts with the same escapes (RFC 8259); the library does not find the member",
                    READ_OTHERWISE,
                    row -> row.format() == WireFormat.JSON
                            && ESCAPED_NAME.matcher(row.wire()).find()
                            && missesMember(row)),
            new Deviation(
                    "D26",
                    "an empty cell for a number",
                    "no value is null for every type (D10); the library refuses the rows",
                    READ_OTHERWISE,
                    row -> row.format() == WireFormat.CSV && row.expectsError() && hasEmptyNumber(row)));

    private Deviations() {}

    static boolean hasIllegalCharacter(JsonNode value) {
        if (value.isTextual()) {
            return XmlCharacters.firstIllegal(value.asText()) >= 0;
        }
        for (JsonNode child : value) {
            if (hasIllegalCharacter(child)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isStructured(Vector row) {
        return row.format() != WireFormat.CSV && !Told.tree(row).isMissingNode();
    }

    /** Lines of CSV that are not empty, of which one may hold line ends in quotes. */
    private static long records(Vector row) {
        String unquoted = QUOTED.matcher(row.wire()).replaceAll("q");
        return Pattern.compile("\n")
                .splitAsStream(unquoted)
                .filter(line -> !line.isBlank())
                .count();
    }

    /** All columns are texts or numbers, and the cell of a text begins with a bracket without quotes. */
    private static boolean hasBracketOfText(Vector row) {
        return row.format() == WireFormat.CSV
                && Told.areCells(row.type())
                && OPEN_BRACKET.matcher(row.wire()).find();
    }

    private static int columns(Vector row) {
        return row.wire().lines().findFirst().orElse("").split(",", -1).length;
    }

    /** The most cells that a row has as RFC 4180 counts them. */
    private static int textCells(Vector row) {
        return QUOTED.matcher(row.wire())
                .replaceAll("q")
                .lines()
                .mapToInt(line -> line.split(",", -1).length)
                .max()
                .orElse(0);
    }

    /** The keys of the library are those of the text, but for quotes that are still doubled in one of them. */
    private static boolean doublesQuotesOfKeys(Vector row) {
        JsonNode told = Told.tree(row).path("V");
        List<String> keys = new ArrayList<>();
        (told.isTextual() ? Told.cell(told.asText()) : told).fieldNames().forEachRemaining(keys::add);
        List<String> library = new ArrayList<>();
        row.value().path("V").forEach(entry -> library.add(entry.get(0).asText()));
        List<String> doubled =
                keys.stream().map(key -> key.replace("\"", "\"\"")).toList();
        return !keys.equals(library) && library.equals(doubled);
    }

    /** The library has the default of every member that is told under an escaped name, and what is told of all others. */
    private static boolean missesMember(Vector row) {
        JsonNode told = Told.tree(row);
        for (JsonNode member : row.type().get("members")) {
            String name = member.get(0).asText();
            boolean plain = row.wire().contains("\"" + name + "\"");
            if (!plain && told.has(name) && !isDefault(row.value().path(name), member.get(1))) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasEmptyNumber(Vector row) {
        boolean list = Vector.kindOf(row.type()).equals("list");
        JsonNode object = list ? row.type().get("of") : row.type();
        if (!Told.areCells(row.type())) {
            return false;
        }
        JsonNode rows = Told.tree(row);
        return (list ? rows.valueStream() : Stream.of(rows)).anyMatch(cells -> object.get("members")
                .valueStream()
                .anyMatch(member -> !Vector.kindOf(member.get(1)).equals("string")
                        && cells.path(member.get(0).asText()).isNull()));
    }

    /** A bracket without its partner, counted outside of quotes, or nothing where a member must be. */
    private static boolean isBrokenJsv(Vector row) {
        String text = QUOTED.matcher(row.wire()).replaceAll("q");
        long open = text.chars().filter(c -> c == '{' || c == '[').count();
        long closed = text.chars().filter(c -> c == '}' || c == ']').count();
        return Told.tree(row).isMissingNode()
                && (open > closed
                        || text.contains("{,")
                        || text.contains(",}")
                        || text.contains("{:")
                        || text.contains(",:")
                        || (text.contains(",,") && !text.contains("[")));
    }

    private static boolean isRawText(JsonNode type, JsonNode node) {
        return Vector.kindOf(type).equals("string") && node.isContainerNode();
    }

    /** Some member has a text that does not fit, and its default in the value; the others have what is told. */
    private static boolean keepsDefault(Vector row) {
        if (!Vector.kindOf(row.type()).equals("object") || row.expectsError() || !isStructured(row)) {
            return false;
        }
        boolean kept = false;
        for (JsonNode member : row.type().get("members")) {
            String name = member.get(0).asText();
            JsonNode told = Told.tree(row).path(name);
            JsonNode value = row.value().path(name);
            if (told.isMissingNode()) {
                continue;
            }
            if (Told.any(member.get(1), told, (type, node) -> !Told.fits(type, node, row.format()))) {
                kept = true;
                if (!isDefault(value, member.get(1))) {
                    return false;
                }
            } else if (told.isValueNode()
                    && value.isValueNode()
                    && !told.asText().equals(value.asText())) {
                return false;
            }
        }
        return kept;
    }

    /** The texts of the value stand in the wire as they are, with all blanks and line breaks. */
    private static boolean isCutOut(JsonNode value, String wire) {
        if (value.isTextual()) {
            return wire.contains(value.asText());
        }
        for (JsonNode child : value) {
            if (!isCutOut(child, wire)) {
                return false;
            }
        }
        return true;
    }

    /** The library makes nothing of a list with a null, or leaves the null out, or makes it zero. */
    private static boolean dropsNulls(Vector row) {
        JsonNode type = row.type().at("/members/0/1");
        JsonNode told = Told.tree(row).path("V");
        JsonNode value = row.value().path("V");
        List<String> with = new ArrayList<>();
        told.forEach(item -> with.add(Told.describe(type.get("of"), item)));
        List<String> library = new ArrayList<>();
        value.forEach(item -> library.add(item.isNull() ? "null" : Told.describe(type.get("of"), item)));
        List<String> without =
                with.stream().filter(item -> !item.equals("null")).toList();
        List<String> zero =
                with.stream().map(item -> item.equals("null") ? "0" : item).toList();
        return with.contains("null") && (value.isNull() || library.equals(without) || library.equals(zero));
    }

    private static boolean keepsQuotes(Vector row) {
        JsonNode type = Vector.kindOf(row.type()).equals("list")
                ? row.type()
                : row.type().at("/members/0/1");
        JsonNode value = row.value().isArray() ? row.value() : row.value().path("V");
        String unquoted = Told.describe(type, value).replaceAll("\"\"([^\"]*)\"\"", "\"$1\"");
        JsonNode told = row.value().isArray() ? Told.tree(row) : Told.tree(row).path("V");
        return !unquoted.equals(Told.describe(type, value)) && unquoted.equals(Told.describe(type, told));
    }

    private static boolean isDefault(JsonNode value, JsonNode type) {
        return value.isNull()
                || (value.isNumber() && value.asInt() == 0)
                || (value.isBoolean() && !value.asBoolean())
                || value.asText().equals("0")
                || value.path("local").asText().startsWith("0001-01-01")
                || (type.has("values") && type.get("values").get(0).equals(value));
    }
}
