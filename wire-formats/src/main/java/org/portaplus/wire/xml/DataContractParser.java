package org.portaplus.wire.xml;

import com.ctc.wstx.exc.WstxLazyException;
import com.fasterxml.jackson.core.FormatSchema;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.IOContext;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamException;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;
import org.portaplus.wire.internal.contract.BeanType;
import org.portaplus.wire.internal.contract.ContractType;
import org.portaplus.wire.internal.contract.Namespaces;
import org.portaplus.wire.internal.stream.ScalarParser;
import org.portaplus.wire.internal.xml.ElementReader;
import org.portaplus.wire.internal.xml.MarkupWatch;
import org.portaplus.wire.soap.SoapParser;

/**
 * Reads DataContract XML by a {@link DataContractSchema}. Name and namespace of the root must match; members, and the
 * {@code Key} and {@code Value} of an entry, come in any order, in any case and in any namespace; elements the contract does
 * not know are reported as members with null. A hidden member given as nil is left out. Not thread-safe; obtained from
 * {@link DataContractFactory}.
 *
 * <p>Longer than 300 lines because each shape of a contract (object, list, dictionary, scalar) is entered, read and left here.
 *
 * <p>Sources: {@code docs/wire-formats.md#xml-reading} and {@code docs/wire-formats.md#xml-hidden-members}.
 *
 * @since 0.1.0
 */
@API(status = Status.EXPERIMENTAL, since = "0.1.0")
@SuppressWarnings("exports") // what all formats share is internal; nobody else can extend this class
public sealed class DataContractParser extends ScalarParser permits SoapParser {
    private static final ContractType KEY = new ContractType.Scalar("string", Namespaces.SCHEMA, true);

    private final ElementReader xml;
    private final MarkupWatch watch;
    private @Nullable DataContractSchema schema;
    private @Nullable Frame frame;
    private boolean started;
    private boolean ended;
    private @Nullable ContractType valueType;
    private boolean unknownValue;
    private @Nullable String text;
    /** The value of an entry that had it before its key; null where none is to be told. */
    private @Nullable Deque<Passed> passed;
    /** Where the current token was, when it was passed before it was told. */
    private @Nullable JsonLocation place;

    /** For messages of which {@code xml} knows what stands around them. */
    protected DataContractParser(
            IOContext io, int features, @Nullable ObjectCodec codec, ElementReader xml, MarkupWatch watch) {
        super(io, features, codec);
        this.xml = xml;
        this.watch = watch;
    }

    /** As a syntax error with its place. */
    protected final JsonProcessingException syntaxError(XMLStreamException problem) {
        return syntaxError(problem, watch);
    }

    /** As a syntax error with its place: of text that StAX had passed over before it looked at it. */
    protected final JsonProcessingException syntaxError(WstxLazyException late) {
        return syntaxError(late.getCause() instanceof XMLStreamException cause ? cause : new XMLStreamException(late));
    }

    /** A syntax error with the place that StAX tells, or the watch where StAX was not reached. */
    static JsonProcessingException syntaxError(XMLStreamException problem, MarkupWatch watch) {
        if (problem.getCause() instanceof JsonProcessingException refused) {
            return refused;
        }
        boolean badBytes = problem.getCause() instanceof CharacterCodingException;
        String message = badBytes ? "the text is not " + watch.encoding().name() : String.valueOf(problem.getMessage());
        // What StAX takes for the name of an entity may be a part of a text, such as a password with an ampersand in
        // it.
        boolean entity = message.startsWith("Undeclared general entity");
        message = entity ? "Undeclared general entity; a text has &amp; for its ampersand" : message;
        int place = message.indexOf("\n at [");
        Location told = problem.getLocation();
        return new JsonParseException(
                null,
                place < 0 ? message : message.substring(0, place),
                badBytes || told == null || told.getLineNumber() < 1 ? watch.location() : ElementReader.location(told),
                entity ? null : problem);
    }

    @Override
    public boolean canUseSchema(FormatSchema candidate) {
        return candidate instanceof DataContractSchema;
    }

    @Override
    public void setSchema(@Nullable FormatSchema candidate) {
        schema = (DataContractSchema) candidate;
    }

    @Override
    public @Nullable FormatSchema getSchema() {
        return schema;
    }

    @Override
    public JsonToken nextToken() throws IOException {
        try {
            text = null;
            _currToken = next();
            return _currToken;
        } catch (StreamConstraintsException tooMuch) {
            throw located(tooMuch);
        } catch (XMLStreamException problem) {
            throw syntaxError(problem);
        } catch (WstxLazyException late) {
            throw syntaxError(late);
        }
    }

    private @Nullable JsonToken next() throws IOException, XMLStreamException {
        place = null;
        Deque<Passed> tokens = passed;
        return tokens == null ? counted(read()) : again(tokens);
    }

    private @Nullable JsonToken read() throws IOException, XMLStreamException {
        if (!started) {
            return root();
        }
        if (unknownValue) {
            unknownValue = false;
            xml.skip();
            return JsonToken.VALUE_NULL;
        }
        ContractType type = valueType;
        if (type != null) {
            valueType = null;
            return value(type);
        }
        Frame around = frame;
        if (around == null) {
            if (!ended) {
                ended = true;
                xml.end();
            }
            return null;
        }
        if (around.type instanceof BeanType bean) {
            return member(bean, around);
        }
        return around.type instanceof ContractType.Items items
                ? item(items, around)
                : entry((ContractType.Entries) around.type, around);
    }

    private JsonToken root() throws IOException, XMLStreamException {
        if (schema == null) {
            throw malformed("DataContract XML needs the type of the message");
        }
        started = true;
        xml.root(schema.rootName(), schema.rootNamespace());
        return value(schema.root());
    }

    private JsonToken value(ContractType type) throws IOException, XMLStreamException {
        if (xml.isNil(type)) {
            xml.nil();
            return JsonToken.VALUE_NULL;
        }
        if (type instanceof ContractType.Scalar) {
            text = xml.text();
            return JsonToken.VALUE_STRING;
        }
        frame = new Frame(frame, type);
        return open(type instanceof ContractType.Items);
    }

    private JsonToken member(BeanType bean, Frame object) throws IOException, XMLStreamException {
        while (xml.nextChild()) {
            String name = xml.name();
            int position = bean.find(name, object.next);
            BeanType.Member member = position < 0 ? null : bean.members().get(position);
            object.next = position + 1;
            if (member != null && bean.hides(member.name()) && xml.isNil(member.type())) {
                xml.nil();
                continue;
            }
            unknownValue = member == null;
            valueType = member == null ? null : member.type();
            context.setCurrentName(member == null ? name : member.name());
            return JsonToken.FIELD_NAME;
        }
        return pop(object);
    }

    private JsonToken item(ContractType.Items items, Frame list) throws IOException, XMLStreamException {
        if (!xml.nextChild()) {
            return pop(list);
        }
        xml.expect(items.item().name());
        return value(items.item());
    }

    private JsonToken entry(ContractType.Entries entries, Frame dictionary) throws IOException, XMLStreamException {
        if (dictionary.inEntry) {
            dictionary.inEntry = false;
            if (xml.nextChild()) {
                throw xml.problem("an entry has one Key and one Value, not " + xml.name());
            }
        }
        if (!xml.nextChild()) {
            return pop(dictionary);
        }
        xml.expect(entries.entryName().getValue());
        dictionary.inEntry = true;
        if (!xml.nextChild()) {
            throw xml.problem("Key expected");
        }
        if (xml.isNamed("Value")) {
            passed = pass(entries.value());
            xml.expectChild("Key");
            key();
        } else {
            xml.expect("Key");
            key();
            xml.expectChild("Value");
            valueType = entries.value();
        }
        return JsonToken.FIELD_NAME;
    }

    private void key() throws IOException, XMLStreamException {
        if (xml.isNil(KEY)) {
            throw xml.problem("a key cannot be nil");
        }
        context.setCurrentName(xml.text());
    }

    /** Reads a value whose key comes behind it, and is told before it. What is over a limit is refused at once. */
    private Deque<Passed> pass(ContractType type) throws IOException, XMLStreamException {
        Deque<Passed> tokens = new ArrayDeque<>();
        Frame around = frame;
        context.setCurrentName(null);
        valueType = type;
        do {
            JsonToken token = next();
            if (token == null) {
                throw malformed("the document ends too early");
            }
            _currToken = token;
            tokens.add(new Passed(token, getText(), currentTokenLocation()));
        } while (frame != around);
        place = null;
        return tokens;
    }

    /** The next of the tokens that were passed; they count as tokens only once. */
    private JsonToken again(Deque<Passed> tokens) throws IOException {
        Passed next = tokens.remove();
        place = next.place;
        switch (next.token) {
            case START_OBJECT, START_ARRAY -> open(next.token == JsonToken.START_ARRAY);
            case END_OBJECT, END_ARRAY -> shut();
            case FIELD_NAME -> context.setCurrentName(next.text);
            default -> text = next.text;
        }
        if (tokens.isEmpty()) {
            passed = null;
        }
        return placed(next.token);
    }

    private JsonToken pop(Frame ended) {
        frame = ended.parent;
        return shut();
    }

    @Override
    public @Nullable String getText() {
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
        return place == null ? xml.location() : place;
    }

    @Override
    public JsonLocation currentTokenLocation() {
        if (place != null) {
            return place;
        }
        return _currToken == JsonToken.VALUE_STRING ? xml.textLocation() : xml.location();
    }

    @Override
    protected void closeSource() throws IOException {
        watch.close();
    }

    @Override
    public void close() throws IOException {
        if (!isClosed()) {
            xml.close();
        }
        super.close();
    }

    /** A token that was read before its turn. */
    private record Passed(JsonToken token, @Nullable String text, JsonLocation place) {}

    /** An object, list or dictionary that is being read. */
    private static final class Frame {
        private final @Nullable Frame parent;
        private final ContractType type;
        private boolean inEntry;
        /** The place of the member that is likely to come next. */
        private int next;

        Frame(@Nullable Frame parent, ContractType type) {
            this.parent = parent;
            this.type = type;
        }
    }
}
