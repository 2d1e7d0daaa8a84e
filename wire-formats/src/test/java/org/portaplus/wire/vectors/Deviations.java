package org.portaplus.wire.vectors;

import static org.portaplus.wire.vectors.Deviation.Instead.READ_OTHERWISE;
import static org.portaplus.wire.vectors.Deviation.Instead.REFUSE;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.portaplus.wire.WireFormat;
import org.portaplus.wire.internal.text.XmlCharacters;

/**
 * Where we read otherwise than the library on purpose (nothing is written otherwise): it keeps defaults silently, drops what it cannot read and takes broken
 * texts. None of the rules names a row; the first that covers a row and its outcome explains it.
 */
final class Deviations {
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(com.fasterxml.jackson.core.json.JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();
    private static final Pattern TWO_MEMBERS = Pattern.compile("[{,]\"?V\"?:.*,\"?V\"?:");
    private static final Pattern EMPTY_ITEM = Pattern.compile("\\[.*,(,|]|null]).*");
    private static final Pattern LAYOUT = Pattern.compile("[\\[{]\\s*\n", Pattern.DOTALL);
    private static final Set<String> CONTAINERS = Set.of("list", "map", "object");

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
                    row -> row.value().isNull() && !row.expectsError()),
            new Deviation(
                    "D03",
                    "a text that is not JSON",
                    "a parser that guesses reads another message than the sender wrote",
                    REFUSE,
                    row -> row.format() == WireFormat.JSON && !isJson(row.wire())),
            new Deviation(
                    "D04",
                    "JSV without its closing bracket, or with an empty member",
                    "the text is truncated or a member got lost",
                    REFUSE,
                    row -> row.format() == WireFormat.JSV && isBrokenJsv(row.wire())),
            new Deviation(
                    "D05",
                    "a member given twice with different values",
                    "the library silently takes the last one",
                    REFUSE,
                    row -> TWO_MEMBERS.matcher(row.wire()).find()),
            new Deviation(
                    "D06",
                    "digit grouping",
                    "as grouping, 1,5 would silently be 15",
                    REFUSE,
                    row -> Set.of("double", "decimal").contains(row.kind())
                            && row.memberText().contains(",")),
            new Deviation(
                    "D07",
                    "an object or list in the place of a text",
                    "the library keeps its raw text, in JSON without the quotes",
                    REFUSE,
                    row -> hasRawText(row.value())),
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
                            && row.wire().lines().count() > 2),
            new Deviation(
                    "D10",
                    "no value for a value type",
                    "Java keeps the difference between absent and zero, so it is null",
                    READ_OTHERWISE,
                    row -> !CONTAINERS.contains(row.kind())
                            && Set.of("", "null").contains(row.memberText())),
            new Deviation(
                    "D11",
                    "the layout of the metadata pages",
                    "the documents show it as input, but the library takes line breaks and blanks for text",
                    READ_OTHERWISE,
                    row -> LAYOUT.matcher(row.wire()).find()),
            new Deviation(
                    "D12",
                    "an empty item or a null item",
                    "it is null, as the library writes it; reading, the library drops it or makes it zero",
                    READ_OTHERWISE,
                    row -> row.kind().equals("list")
                            && EMPTY_ITEM.matcher(row.wire()).find()),
            new Deviation(
                    "D13",
                    "a list that the library drops as a whole",
                    "quoted numbers and blanks between items do no harm",
                    READ_OTHERWISE,
                    row -> row.kind().equals("list") && row.value().path("V").isNull()),
            new Deviation(
                    "D14",
                    "a cell that begins with a closing bracket",
                    "the library writes such cells without quotes, but cannot read them",
                    READ_OTHERWISE,
                    row -> row.format() == WireFormat.CSV && row.wire().contains(",}")),
            new Deviation(
                    "D15",
                    "quotes around texts in the objects of a cell",
                    "the library leaves them in the text",
                    READ_OTHERWISE,
                    row -> row.format() == WireFormat.CSV
                            && row.value().toString().contains("\"\\\"")));

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

    private static boolean isJson(String text) {
        try {
            STRICT.readTree(text);
            return true;
        } catch (JsonProcessingException broken) {
            return false;
        }
    }

    private static boolean isBrokenJsv(String text) {
        long open = text.chars().filter(c -> c == '{' || c == '[').count();
        long closed = text.chars().filter(c -> c == '}' || c == ']').count();
        return open != closed
                || text.contains("{,")
                || text.contains(",}")
                || (text.contains(",,") && !text.contains("["));
    }

    private static boolean hasRawText(JsonNode value) {
        if (value.isTextual()) {
            return value.asText().startsWith("{") || value.asText().startsWith("[");
        }
        for (JsonNode child : value) {
            if (hasRawText(child)) {
                return true;
            }
        }
        return false;
    }

    /** Some member is in the text, yet has its default in the value. */
    private static boolean keepsDefault(Vector row) {
        if (!Vector.kindOf(row.type()).equals("object") || row.expectsError()) {
            return false;
        }
        for (JsonNode member : row.type().get("members")) {
            String name = member.get(0).asText();
            JsonNode value = row.value().path(name);
            boolean given = Pattern.compile("[{,]\"?" + name + "\"?:")
                    .matcher(row.wire())
                    .find();
            if (given && isDefault(value, member.get(1))) {
                return true;
            }
        }
        return false;
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
