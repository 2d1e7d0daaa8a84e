package org.portaplus.wire.csv;

import com.fasterxml.jackson.core.FormatFeature;
import com.fasterxml.jackson.core.FormatSchema;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;
import org.portaplus.wire.internal.io.JsvOutput;
import org.portaplus.wire.internal.stream.JsvTokens;

/**
 * Writes CSV with CRLF after every row. The first row is held back until its end, or until it is long and its columns are those of its type, because the header
 * before it is known only then; a list of dictionaries is held back as a whole, because its header is the union of all keys. Not
 * thread-safe; obtained from {@link CsvFactory}.
 *
 * <p>Longer than 300 lines because each token means another thing in a header, a row, a cell and a dictionary.
 *
 * <p>Sources: {@code docs/wire-formats.md#csv-rows}, {@code docs/wire-formats.md#csv-headers} and
 * {@code docs/wire-formats.md#csv-cells}.
 *
 * @since 0.1.0
 */
@API(status = Status.EXPERIMENTAL, since = "0.1.0")
@SuppressWarnings("exports") // what all formats share is internal; nobody else can extend this class
public final class CsvGenerator extends JsvTokens {
    /** What can be switched on and off. */
    public enum Feature implements FormatFeature {
        /**
         * An apostrophe in front of every text, and every name of a column, that a spreadsheet would take for a formula. Numbers
         * and dates stay as they are, and so do cells of nested values, which begin with a bracket. What was written so is not
         * read back as the same text: no reader takes the apostrophe away.
         */
        FORMULA_GUARD;

        @Override
        public boolean enabledByDefault() {
            return false;
        }

        @Override
        public int getMask() {
            return 1;
        }

        @Override
        public boolean enabledIn(int flags) {
            return (flags & getMask()) != 0;
        }
    }

    private static final SerializedString KEY = new SerializedString("Key");
    private static final SerializedString VALUE = new SerializedString("Value");
    /** The header of a dictionary that is written pair by pair. */
    static final List<String> PAIR = List.of(KEY.getValue(), VALUE.getValue());

    private static final byte[] LINE_END = {'\r', '\n'};

    private final JsvOutput target;
    private final FirstRow firstRow;
    private final JsvOutput firstOut;

    private int formatFeatures;
    private boolean guarded;
    private boolean list;
    private boolean inRow;
    private boolean anyRow;
    private int nested;
    private boolean headed;
    private final List<String> header = new ArrayList<>();
    private int column;
    private String columnName = "";
    private boolean anyItem;
    private final List<Map<String, String>> dictionaries = new ArrayList<>();
    private boolean inDictionary;
    private boolean pairs;
    private boolean inPairs;

    CsvGenerator(
            IOContext io,
            int features,
            @Nullable ObjectCodec codec,
            byte[] pooled,
            @Nullable OutputStream stream,
            @Nullable Writer writer) {
        super(io, features, codec, pooled, new JsvOutput(pooled, stream, writer));
        target = out;
        firstRow = new FirstRow(target, header, this::writeHeader);
        firstOut = new JsvOutput(new byte[8000], firstRow, null);
    }

    @Override
    public int getFormatFeatures() {
        return formatFeatures;
    }

    @Override
    public JsonGenerator overrideFormatFeatures(int values, int mask) {
        formatFeatures = (formatFeatures & ~mask) | (values & mask);
        guarded = Feature.FORMULA_GUARD.enabledIn(formatFeatures);
        return this;
    }

    @Override
    public boolean canUseSchema(FormatSchema schema) {
        return schema instanceof CsvSchema;
    }

    @Override
    public void setSchema(FormatSchema schema) {
        pairs = ((CsvSchema) schema).pairs();
    }

    /** Whether an object that begins now is a row of a list, whose columns are those of the class of the list. */
    public boolean atRow() {
        return list && !inRow && nested == 0;
    }

    /** Whether an object that begins now is a cell of its own. */
    public boolean atCell() {
        return inRow && nested == 0;
    }

    private String plain(String text) {
        return guarded ? FormulaGuard.plain(text) : text;
    }

    @Override
    protected JsvOutput target() {
        return target;
    }

    @Override
    public void writeStartArray() throws IOException {
        if (nested > 0 || inRow) {
            startCell();
            super.writeStartArray();
        } else if (list) {
            startRow();
        } else {
            list = true;
        }
    }

    /**
     * Says what columns the row of a document that is one object has, so that a long one need not wait for its end.
     *
     * @param names is asked once, if the row is long
     */
    public void expectColumns(ColumnNames names) {
        firstRow.expect(names);
    }

    /** The names of columns, in order, when they are asked for. */
    @FunctionalInterface
    public interface ColumnNames {
        List<String> names() throws IOException;
    }

    /**
     * Writes the header of a list without rows, which has no row to take it from; does nothing inside of a cell.
     *
     * @param names in order; when there are none, nothing is written
     */
    public void writeColumns(List<String> names) throws IOException {
        if (list && !inRow && nested == 0 && !names.isEmpty()) {
            writeHeader(names);
            anyRow = true;
        }
    }

    @Override
    public void writeEndArray() throws IOException {
        if (nested > 0) {
            super.writeEndArray();
            endCell();
        } else if (inRow) {
            inRow = false;
            out.bytes(LINE_END);
        } else {
            endList();
        }
    }

    private void endList() throws IOException {
        list = false;
        if (!dictionaries.isEmpty()) {
            writeDictionaries();
        } else if (!anyRow) {
            out.bytes(LINE_END);
        }
    }

    @Override
    public void writeStartObject() throws IOException {
        writeStartObject(null);
    }

    @Override
    public void writeStartObject(@Nullable Object forValue) throws IOException {
        if (nested > 0 || inRow) {
            startCell();
            super.writeStartObject();
            return;
        }
        if (list && forValue instanceof Map) {
            dictionaries.add(new LinkedHashMap<>());
            inDictionary = true;
            inRow = true;
            return;
        }
        startRow();
        if (pairs && forValue instanceof Map) {
            inPairs = true;
            headed = true;
            writeHeader(PAIR);
        } else if (!headed) {
            out = firstOut;
        }
    }

    /** Begins the cell of a pair, whose value comes next. */
    private void startPair(String key) throws IOException {
        endPair();
        startCell();
        super.writeStartObject();
        super.writeFieldName(KEY);
        super.writeString(key);
        super.writeFieldName(VALUE);
    }

    private void endPair() throws IOException {
        if (nested == 1) {
            super.writeEndObject();
            endCell();
        }
    }

    private void startRow() {
        inRow = true;
        anyRow = true;
        column = 0;
        headed = headed || !header.isEmpty();
    }

    @Override
    public void writeEndObject() throws IOException {
        if (inPairs && nested <= 1) {
            endPair();
            inPairs = false;
            inRow = false;
            out.bytes(LINE_END);
            return;
        }
        if (nested > 0) {
            super.writeEndObject();
            endCell();
            return;
        }
        inRow = false;
        if (inDictionary) {
            inDictionary = false;
            return;
        }
        if (!headed) {
            headed = true;
            out = target;
            endFirstRow();
        } else if (column != header.size()) {
            throw unwritable("the rows have different columns");
        }
        out.bytes(LINE_END);
    }

    private void endFirstRow() throws IOException {
        firstOut.flush(false);
        if (!firstRow.isUnderWay()) {
            writeHeader(header);
            firstRow.release();
        } else if (!firstRow.isWhole()) {
            throw unwritable("the row does not have all columns of its type");
        }
    }

    private void writeHeader(Iterable<String> names) throws IOException {
        boolean first = true;
        for (String name : names) {
            if (!first) {
                target.ascii(',');
            }
            first = false;
            if (guarded) {
                // A key of a dictionary may be any text, and must not begin a column of its own.
                target.cell(FormulaGuard.plain(name));
            } else {
                target.utf8(name, 0, name.length());
            }
        }
        if (!first) {
            target.bytes(LINE_END);
        }
    }

    private void writeDictionaries() throws IOException {
        TreeSet<String> keys = new TreeSet<>();
        dictionaries.forEach(row -> keys.addAll(row.keySet()));
        writeHeader(keys);
        for (Map<String, String> row : dictionaries) {
            boolean first = true;
            for (String key : keys) {
                if (!first) {
                    out.ascii(',');
                }
                first = false;
                out.cell(row.getOrDefault(key, ""));
            }
            out.bytes(LINE_END);
        }
        headed = true;
    }

    @Override
    public void writeFieldName(SerializableString name) throws IOException {
        if (inPairs && nested <= 1) {
            startPair(name.getValue());
        } else if (nested > 0) {
            super.writeFieldName(name);
        } else {
            column(name.getValue());
        }
    }

    @Override
    public void writeFieldName(String name) throws IOException {
        if (inPairs && nested <= 1) {
            startPair(name);
        } else if (nested > 0) {
            super.writeFieldName(name);
        } else {
            column(name);
        }
    }

    private void column(String name) throws IOException {
        columnName = name;
        if (inDictionary) {
            return;
        }
        if (!headed) {
            if (firstRow.isUnderWay() && !firstRow.isNext(name)) {
                throw unwritable("the row has other columns than its type");
            }
            header.add(name);
        } else if (column >= header.size() || !header.get(column).equals(name)) {
            throw unwritable("the rows have different columns");
        }
    }

    /** The comma before a cell or a top-level item. */
    private void separate() throws IOException {
        if (inRow) {
            if (column++ > 0) {
                out.ascii(',');
            }
        } else if (list) {
            if (anyItem) {
                out.ascii(',');
            }
            anyItem = true;
        }
    }

    private void startCell() throws IOException {
        if (nested++ == 0) {
            if (inDictionary) {
                throw unwritable("a dictionary of a list of dictionaries holds text only");
            }
            separate();
            out.ascii('"');
            out.inCell(true);
        }
    }

    private void endCell() throws IOException {
        if (--nested == 0) {
            out.inCell(false);
            out.ascii('"');
        }
    }

    @Override
    protected void beforeValue() throws IOException {
        // The JSV inside a cell begins like a message of its own.
        if (nested > 0 && !_writeContext.inRoot()) {
            super.beforeValue();
        } else if (nested == 0) {
            separate();
        }
    }

    @Override
    public void writeString(@Nullable String text) throws IOException {
        if (text == null) {
            writeNull();
        } else if (nested > 0) {
            super.writeString(text);
        } else if (inDictionary) {
            put(plain(text));
        } else if (inRow || list) {
            separate();
            out.cell(plain(text));
        } else {
            super.writeString(plain(text));
        }
    }

    private void put(String cell) {
        dictionaries.get(dictionaries.size() - 1).put(columnName, cell);
    }

    @Override
    protected void writeBare(String text) throws IOException {
        if (inDictionary && nested == 0) {
            put(text);
        } else {
            super.writeBare(text);
        }
    }

    /** Base64 may begin with a plus. */
    @Override
    protected void writeBase64(String text) throws IOException {
        writeBare(nested == 0 ? plain(text) : text);
    }

    @Override
    public void writeBoolean(boolean value) throws IOException {
        if (inDictionary) {
            writeBare(value ? "True" : "False");
        } else {
            super.writeBoolean(value);
        }
    }

    @Override
    public void writeNumber(int value) throws IOException {
        if (inDictionary) {
            writeBare(Integer.toString(value));
        } else {
            super.writeNumber(value);
        }
    }

    @Override
    public void writeNumber(long value) throws IOException {
        if (inDictionary) {
            writeBare(Long.toString(value));
        } else {
            super.writeNumber(value);
        }
    }

    @Override
    public void writeNullDictionary() throws IOException {
        if (nested == 0) {
            throw unwritable("null is no row");
        }
        super.writeNullDictionary();
    }

    @Override
    public void writeNull() throws IOException {
        if (nested > 0) {
            super.writeNull();
        } else if (!inDictionary) {
            if (list && !inRow && dictionaries.isEmpty() && headed) {
                throw unwritable("null is no row");
            }
            separate();
        }
    }
}
