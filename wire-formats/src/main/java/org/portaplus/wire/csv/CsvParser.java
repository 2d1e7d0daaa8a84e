package org.portaplus.wire.csv;

import com.fasterxml.jackson.core.FormatSchema;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.core.sym.CharsToNameCanonicalizer;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;
import org.portaplus.wire.WireLimit;
import org.portaplus.wire.internal.io.CharInput;
import org.portaplus.wire.internal.stream.JsvScanner;
import org.portaplus.wire.internal.stream.ScalarParser;

/**
 * Reads CSV. Cells are text until the target asks for an object or a list, then they are JSV. Without a target type a
 * text is a list of objects. Not thread-safe; obtained from {@link CsvFactory}.
 *
 * <p>Longer than 300 lines because five shapes of rows and the JSV in cells share one token stream.
 *
 * <p>Sources: {@code docs/wire-formats.md#csv-reading}; rules D02, D09, D14 and D15 of the module's README.
 *
 * @since 0.1.0
 */
@API(status = Status.EXPERIMENTAL, since = "0.1.0")
@SuppressWarnings("exports") // what all formats share is internal; nobody else can extend this class
public final class CsvParser extends ScalarParser {
    private static final CsvSchema.Cell[] NO_COLUMNS = {};

    private final CharInput in;
    private final CharsToNameCanonicalizer names;
    private final RecordScanner records;
    private CsvSchema schema = CsvSchema.of(CsvShape.ROWS);
    private CsvShape shape = CsvShape.ROWS;
    private boolean started;
    private boolean ended;
    private boolean oneLine;
    private List<String> header = List.of();
    private @Nullable List<@Nullable String> row;
    private int column;
    private boolean nameGiven;
    private @Nullable String text;
    private @Nullable JsvScanner nested;
    /** Whether the row is that of a dictionary, written pair by pair. */
    private boolean pairs;
    /** The pair whose key was told, until its value has been. */
    private @Nullable JsvScanner pair;

    CsvParser(IOContext io, int features, @Nullable ObjectCodec codec, CharInput in, CharsToNameCanonicalizer names) {
        super(io, features, codec);
        this.in = in;
        this.names = names;
        this.records = new RecordScanner(in, limits);
    }

    @Override
    public boolean canUseSchema(FormatSchema candidate) {
        return candidate instanceof CsvSchema;
    }

    @Override
    public void setSchema(FormatSchema candidate) {
        schema = (CsvSchema) candidate;
        shape = schema.shape();
    }

    @Override
    public JsonToken nextToken() throws IOException {
        JsvScanner cell = nested;
        if (cell != null) {
            _currToken = endsPair(cell) ? null : nestedToken(cell);
            if (_currToken != null) {
                return _currToken;
            }
            nested = null;
            if (shape == CsvShape.SCALAR) {
                ended = true;
            }
        }
        try {
            _currToken = counted(next());
            return _currToken;
        } catch (StreamConstraintsException tooMuch) {
            throw located(tooMuch);
        } catch (RecordScanner.Malformed problem) {
            throw malformed(problem.problem());
        } catch (CharacterCodingException notUtf8) {
            throw malformed("the text is not UTF-8");
        }
    }

    @Override
    public boolean nextFieldName(SerializableString expected) throws IOException {
        JsvScanner cell = nested;
        if (cell == null) {
            return super.nextFieldName(expected);
        }
        try {
            countToken();
            if (cell.nextFieldName(expected)) {
                _currToken = JsonToken.FIELD_NAME;
                return true;
            }
        } catch (JsonProcessingException problem) {
            throw inCell(problem);
        }
        // The nested parser has moved on to another token, which may be its end.
        _currToken = cell.currentToken();
        if (_currToken != null) {
            return false;
        }
        nested = null;
        return super.nextFieldName(expected);
    }

    private @Nullable JsonToken nestedToken(JsvScanner cell) throws IOException {
        try {
            countToken();
            return cell.nextToken();
        } catch (JsonProcessingException problem) {
            throw inCell(problem);
        }
    }

    /** Places inside a cell mean nothing to the reader of the file. */
    private JsonParseException inCell(JsonProcessingException problem) {
        return new JsonParseException(this, problem.getOriginalMessage(), currentTokenLocation(), problem);
    }

    private @Nullable JsonToken next() throws IOException, RecordScanner.Malformed {
        if (!started) {
            started = true;
            return start();
        }
        if (context.inObject()) {
            return pairs ? pair() : member();
        }
        if (context.inArray()) {
            return switch (shape) {
                case ROWS -> nextRow();
                case LINES -> line();
                default -> item();
            };
        }
        if (!ended) {
            ended = true;
            if (records.next(WireLimit.MEMBERS) != null) {
                throw malformed("one row is expected, not more", 0);
            }
        }
        return null;
    }

    private @Nullable JsonToken start() throws IOException, RecordScanner.Malformed {
        in.skipByteOrderMark();
        if (!in.more()) {
            ended = true;
            return null;
        }
        boolean named = shape == CsvShape.ROW || shape == CsvShape.ROWS;
        records.columns(NO_COLUMNS, named ? CsvSchema.Cell.TEXT : schema.others());
        switch (shape) {
            case SCALAR -> {
                nested = JsvScanner.within(io, getCodec(), in, null);
                return nestedToken(nested);
            }
            case ITEMS -> {
                row = records.next(WireLimit.LIST_ITEMS);
                oneLine = !records.hasNext();
                return open(true);
            }
            case LINES -> {
                return open(true);
            }
            default -> {
                readHeader();
                return shape == CsvShape.ROWS ? open(true) : onlyRow();
            }
        }
    }

    private void readHeader() throws IOException, RecordScanner.Malformed {
        List<@Nullable String> first = records.next(WireLimit.MEMBERS);
        if (records.loneReturn() >= 0) {
            throw malformed("a line must end with LF or CR LF", records.loneReturn());
        }
        header = new ArrayList<>();
        for (String name : first == null ? List.<@Nullable String>of() : first) {
            if (name == null || name.isBlank()) {
                throw malformed("a column without a name", header.size());
            }
            limits.check(WireLimit.NAME_LENGTH, name.length());
            header.add(name.strip());
        }
        records.columns(schema.cells(header), CsvSchema.Cell.TEXT);
    }

    private JsonToken onlyRow() throws IOException, RecordScanner.Malformed {
        row = records.next(WireLimit.MEMBERS);
        pairs = schema.pairs() && header.equals(CsvGenerator.PAIR) && arePairs(row);
        if (pairs) {
            column = 0;
            return open(false);
        }
        if (row == null) {
            throw malformed("the row after the header is missing");
        }
        return openRow(row);
    }

    private static boolean arePairs(@Nullable List<@Nullable String> cells) {
        return cells == null || cells.stream().allMatch(cell -> cell != null && cell.startsWith("{"));
    }

    /** The key of the next pair, or what comes first of its value. */
    private @Nullable JsonToken pair() throws IOException {
        if (pair != null) {
            nested = pair;
            return nested.currentToken() == JsonToken.END_OBJECT ? JsonToken.VALUE_NULL : nestedToken(nested);
        }
        if (row == null || column == row.size()) {
            row = null;
            return shut();
        }
        String cell = row.get(column++);
        pair = JsvScanner.within(io, getCodec(), CharInput.of(cell.toCharArray(), 0, cell.length()), names);
        try {
            pair.nextToken();
            boolean key = "Key".equals(pair.nextFieldName()) && pair.nextToken() == JsonToken.VALUE_STRING;
            context.setCurrentName(key ? pair.getText() : null);
            if (key && (pair.nextToken() == JsonToken.END_OBJECT || "Value".equals(pair.currentName()))) {
                return JsonToken.FIELD_NAME;
            }
        } catch (JsonProcessingException problem) {
            throw malformed(problem.getOriginalMessage(), column - 1);
        }
        throw malformed("a pair has a Key and a Value", column - 1);
    }

    /** Whether the value of a pair has been told, and the pair is over. */
    private boolean endsPair(JsvScanner cell) throws IOException {
        if (pair == null || cell.getParsingContext().getNestingDepth() > 1) {
            return false;
        }
        if (cell.getParsingContext().inObject() && nestedToken(cell) != JsonToken.END_OBJECT) {
            throw malformed("a pair has a Key and a Value", column - 1);
        }
        nestedToken(cell);
        pair = null;
        return true;
    }

    private JsonToken nextRow() throws IOException, RecordScanner.Malformed {
        row = records.next(WireLimit.MEMBERS);
        if (row == null) {
            ended = true;
            return shut();
        }
        return openRow(row);
    }

    private JsonToken openRow(List<@Nullable String> cells) throws IOException {
        if (cells.size() > header.size()) {
            throw malformed("the row has more cells than the header", header.size());
        }
        column = 0;
        nameGiven = false;
        return open(false);
    }

    private JsonToken member() throws IOException {
        List<@Nullable String> cells = row;
        if (cells == null || (!nameGiven && column == cells.size())) {
            row = null;
            return shut();
        }
        if (nameGiven) {
            nameGiven = false;
            return cell(cells.get(column++));
        }
        nameGiven = true;
        context.setCurrentName(header.get(column));
        return JsonToken.FIELD_NAME;
    }

    private JsonToken cell(@Nullable String value) {
        text = value;
        return value == null ? JsonToken.VALUE_NULL : JsonToken.VALUE_STRING;
    }

    private JsonToken item() throws IOException, RecordScanner.Malformed {
        if (!oneLine && column > 0) {
            row = records.next(WireLimit.LIST_ITEMS);
            column = 0;
        }
        if (row == null || column == row.size()) {
            ended = true;
            return shut();
        }
        if (!oneLine && row.size() > 1) {
            throw malformed("one item a line is expected", 1);
        }
        return cell(row.get(column++));
    }

    private JsonToken line() throws IOException, RecordScanner.Malformed {
        if (row == null) {
            row = records.next(WireLimit.LIST_ITEMS);
            column = 0;
            if (row == null) {
                ended = true;
                return shut();
            }
            return open(true);
        }
        if (column == row.size()) {
            row = null;
            return shut();
        }
        return cell(row.get(column++));
    }

    /** A cell that begins like an object becomes one when its target is an object. */
    @Override
    public boolean isExpectedStartObjectToken() {
        return super.isExpectedStartObjectToken() || becomes('{');
    }

    /** A cell that begins like a list becomes one when its target is a list. */
    @Override
    public boolean isExpectedStartArrayToken() {
        return super.isExpectedStartArrayToken() || becomes('[');
    }

    private boolean becomes(char bracket) {
        String cell = _currToken == JsonToken.VALUE_STRING ? text : null;
        if (nested != null || cell == null || firstOf(cell) != bracket) {
            return false;
        }
        nested = JsvScanner.within(io, getCodec(), CharInput.of(cell.toCharArray(), 0, cell.length()), names);
        try {
            _currToken = nested.nextToken();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return true;
    }

    /** The first character of a text behind white space, which JSV may have around it; the last one when it has no other. */
    private static char firstOf(String text) {
        int i = 0;
        while (i < text.length() - 1 && JsvScanner.isWhitespace(text.charAt(i))) {
            i++;
        }
        return text.charAt(i);
    }

    @Override
    public JsonStreamContext getParsingContext() {
        return nested == null ? context : CellContext.of(nested.getParsingContext(), context);
    }

    @Override
    public String currentName() throws IOException {
        return nested == null ? super.currentName() : nested.currentName();
    }

    @Override
    public @Nullable String getText() throws IOException {
        if (nested != null) {
            return nested.getText();
        }
        if (_currToken == null) {
            return null;
        }
        return switch (_currToken) {
            case VALUE_STRING -> text;
            case FIELD_NAME -> context.getCurrentName();
            default -> _currToken.asString();
        };
    }

    @Override
    public JsonLocation currentLocation() {
        return in.location(in.offset(), io.contentReference());
    }

    /** The cell of a value, of the name of its column, or the first of a row that begins. */
    @Override
    public JsonLocation currentTokenLocation() {
        if (shape == CsvShape.SCALAR && nested != null) {
            return nested.currentTokenLocation();
        }
        boolean taken = nested != null || _currToken == JsonToken.VALUE_STRING || _currToken == JsonToken.VALUE_NULL;
        int cell = taken ? column - 1 : column;
        return row == null || cell == row.size() ? currentLocation() : place(cell);
    }

    private JsonLocation place(int cell) {
        return in.location(records.offset(cell), io.contentReference());
    }

    /** A refusal of the record that was read last, for one of its cells. */
    private JsonParseException malformed(String problem, int cell) {
        return new JsonParseException(this, problem, place(cell));
    }

    @Override
    protected void closeSource() throws IOException {
        in.close();
    }

    @Override
    public void close() throws IOException {
        if (!isClosed()) {
            names.release();
        }
        super.close();
    }
}
