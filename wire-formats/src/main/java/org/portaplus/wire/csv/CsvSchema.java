package org.portaplus.wire.csv;

import com.fasterxml.jackson.core.FormatSchema;
import com.fasterxml.jackson.core.TreeNode;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the rows and the cells of a CSV text mean, which only the type of the message tells. Immutable. */
final class CsvSchema implements FormatSchema {
    /** What a cell without quotes is that begins with a bracket or a brace. */
    enum Cell {
        /** A text like any other; RFC 4180 knows no brackets. */
        TEXT,
        /** An object or a list in JSV, up to its closing bracket. */
        NESTED,
        /** A column that no type is known of: the one where it can be, otherwise the other. */
        ANY
    }

    private final CsvShape shape;
    private final Map<String, Cell> columns;
    private final Cell others;
    private final boolean pairs;

    private CsvSchema(CsvShape shape, Map<String, Cell> columns, Cell others) {
        this(shape, columns, others, false);
    }

    private CsvSchema(CsvShape shape, Map<String, Cell> columns, Cell others, boolean pairs) {
        this.shape = shape;
        this.columns = columns;
        this.others = others;
        this.pairs = pairs;
    }

    /** Of a text whose columns may hold anything. */
    static CsvSchema of(CsvShape shape) {
        return new CsvSchema(shape, Map.of(), Cell.ANY);
    }

    /** Of a message. */
    static CsvSchema of(JavaType type, DeserializationConfig config) {
        CsvShape shape = CsvShape.of(type);
        return switch (shape) {
            case SCALAR -> of(shape);
            case ITEMS -> new CsvSchema(shape, Map.of(), Cell.TEXT);
            case LINES ->
                new CsvSchema(shape, Map.of(), cell(type.getContentType().getContentType()));
            case ROW -> ofRow(shape, type, config);
            case ROWS -> ofRow(shape, type.getContentType(), config);
        };
    }

    private static CsvSchema ofRow(CsvShape shape, JavaType row, DeserializationConfig config) {
        if (row.isMapLikeType()) {
            JavaType value = row.getContentType();
            boolean texts = isTextOrAny(row.getKeyType()) && isTextOrAny(value);
            return new CsvSchema(shape, Map.of(), cell(value), shape == CsvShape.ROW && !texts);
        }
        if (isOpen(row)) {
            return of(shape);
        }
        Map<String, Cell> columns = new HashMap<>();
        for (BeanPropertyDefinition property : config.introspect(row).findProperties()) {
            columns.putIfAbsent(folded(property.getName()), cell(property.getPrimaryType()));
        }
        return new CsvSchema(shape, columns, Cell.ANY);
    }

    private static boolean isTextOrAny(JavaType type) {
        return type.isJavaLangObject() || CharSequence.class.isAssignableFrom(type.getRawClass());
    }

    private static Cell cell(JavaType type) {
        return isOpen(type) ? Cell.ANY : CsvShape.isScalar(type) ? Cell.TEXT : Cell.NESTED;
    }

    private static boolean isOpen(JavaType type) {
        return type.isJavaLangObject() || type.isReferenceType() || TreeNode.class.isAssignableFrom(type.getRawClass());
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    CsvShape shape() {
        return shape;
    }

    /** What the cells of columns are; of lines without a header when there are no names. */
    Cell[] cells(List<String> names) {
        return names.stream()
                .map(name -> columns.getOrDefault(folded(name), others))
                .toArray(Cell[]::new);
    }

    /** What cells are that no header names. */
    Cell others() {
        return others;
    }

    /**
     * Whether the message is a dictionary of other keys or values than texts, which the library writes pair by pair ({@code
     * docs/wire-formats.md#csv-rows}; vector X21).
     */
    boolean pairs() {
        return pairs;
    }

    @Override
    public String getSchemaType() {
        return "CSV";
    }
}
