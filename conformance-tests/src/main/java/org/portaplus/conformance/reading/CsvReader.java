package org.portaplus.conformance.reading;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.portaplus.conformance.contract.Contract;

/** CSV by FastCSV: a line of names, a line of values for each object; objects and lists are JSV in their cell. */
final class CsvReader {
    private final Contract contract;

    CsvReader(Contract contract) {
        this.contract = contract;
    }

    Item read(String text, String type) throws Unreadable {
        List<CsvRecord> lines = lines(text);
        if (type.endsWith(Shape.LIST)) {
            return rows(lines, Shape.itemOf(type));
        }
        if (lines.size() != 2) {
            throw new Unreadable("CSV: a line of names and a line of values expected, got " + lines.size() + " lines");
        }
        return row(lines.get(0).getFields(), lines.get(1).getFields(), type);
    }

    /** A list: a line of names and a line for each item, or an empty line where there is none. */
    private Item rows(List<CsvRecord> lines, String type) throws Unreadable {
        List<Item> rows = new ArrayList<>();
        for (CsvRecord line : lines.subList(1, lines.size())) {
            rows.add(row(lines.get(0).getFields(), line.getFields(), type));
        }
        return new Item.Items(rows);
    }

    private Item row(List<String> names, List<String> cells, String type) throws Unreadable {
        if (names.size() != cells.size()) {
            throw new Unreadable("CSV: " + names.size() + " names, but " + cells.size() + " values");
        }
        Map<String, Contract.Kind> kinds = new HashMap<>();
        contract.members(type).forEach(member -> kinds.put(member.name(), member.kind()));
        List<Item.Entry> entries = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            entries.add(new Item.Entry(names.get(i), cell(cells.get(i), kinds.get(names.get(i)))));
        }
        return new Item.Members(entries);
    }

    private static List<CsvRecord> lines(String text) throws Unreadable {
        if (!text.endsWith("\r\n")) {
            throw new Unreadable("CSV: the last line does not end with CRLF");
        }
        if (text.replace("\r\n", "").contains("\n")) {
            throw new Unreadable("CSV: a line ends with LF alone");
        }
        try (var reader = de.siegmar.fastcsv.reader.CsvReader.builder()
                .skipEmptyLines(false)
                .ofCsvRecord(text)) {
            return reader.stream().toList();
        } catch (CsvParseException | java.io.IOException e) {
            throw new Unreadable("CSV: " + e.getMessage(), e);
        }
    }

    private static Item cell(String text, Contract.Kind kind) throws Unreadable {
        if (text.isEmpty()) {
            return new Item.Nothing();
        }
        boolean nested =
                kind == Contract.Kind.STRUCTURE || kind == Contract.Kind.LIST || kind == Contract.Kind.DICTIONARY;
        return nested ? JsvReader.read(text) : new Item.Scalar(text, Item.Form.UNTYPED);
    }
}
