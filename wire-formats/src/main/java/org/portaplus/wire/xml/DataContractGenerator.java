package org.portaplus.wire.xml;

import com.fasterxml.jackson.core.FormatFeature;
import com.fasterxml.jackson.core.FormatSchema;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;
import org.portaplus.wire.internal.contract.BeanType;
import org.portaplus.wire.internal.contract.ContractType;
import org.portaplus.wire.internal.contract.Namespaces;
import org.portaplus.wire.internal.io.Utf8Output;
import org.portaplus.wire.internal.io.XmlOutput;
import org.portaplus.wire.internal.stream.TextGenerator;
import org.portaplus.wire.internal.text.NumberText;
import org.portaplus.wire.internal.xml.ElementWriter;
import org.portaplus.wire.internal.xml.Enclosure;
import org.portaplus.wire.soap.SoapGenerator;

/**
 * Writes DataContract XML. The schema says the name, namespace and place of each element; members that are left out or
 * null become nil where .NET knows null. Needs a {@link DataContractSchema} before the first token and the members of a
 * class in the order of the contract. Not thread-safe; obtained from {@link DataContractFactory}.
 *
 * <p>Longer than 300 lines because every token of a Jackson generator is a method that must meet the same frames.
 *
 * <p>Sources: {@code docs/wire-formats.md#xml-prefixes}, {@code docs/wire-formats.md#xml-lists},
 * {@code docs/wire-formats.md#xml-dictionaries} and {@code docs/wire-formats.md#xml-text}.
 *
 * @since 0.1.0
 */
@API(status = Status.EXPERIMENTAL, since = "0.1.0")
@SuppressWarnings("exports") // what all formats share is internal; nobody else can extend this class
public sealed class DataContractGenerator extends TextGenerator permits SoapGenerator {
    /** What can be switched on and off. */
    public enum Feature implements FormatFeature {
        /** The layout of the metadata pages: indented, no declaration, {@code <X />} for empty texts. */
        PAGE_LAYOUT;

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

    private static final ContractType KEY = new ContractType.Scalar("string", Namespaces.SCHEMA, true);
    private static final SerializedString KEY_NAME = new SerializedString("Key");

    private final XmlOutput out;
    /** Tags and what stands around them. */
    protected final ElementWriter elements;

    private int formatFeatures;
    private @Nullable DataContractSchema schema;
    private @Nullable Frame frame;

    /** Either {@code stream} or {@code writer} is the target; {@code around} stands around the message. */
    protected DataContractGenerator(
            IOContext io,
            int features,
            @Nullable ObjectCodec codec,
            byte[] pooled,
            @Nullable OutputStream stream,
            @Nullable Writer writer,
            Enclosure around) {
        super(io, features, codec, pooled);
        out = new XmlOutput(pooled, stream, writer);
        elements = new ElementWriter(out, around);
    }

    @Override
    protected Utf8Output target() {
        return out;
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
    public int getFormatFeatures() {
        return formatFeatures;
    }

    @Override
    public JsonGenerator overrideFormatFeatures(int values, int mask) {
        formatFeatures = (formatFeatures & ~mask) | (values & mask);
        elements.page(Feature.PAGE_LAYOUT.enabledIn(formatFeatures));
        return this;
    }

    @Override
    public void writeStartObject() throws IOException {
        ContractType type = push();
        if (!(type instanceof BeanType) && !(type instanceof ContractType.Entries)) {
            throw unwritable("the contract has no object here");
        }
    }

    @Override
    public void writeStartObject(Object forValue) throws IOException {
        writeStartObject();
    }

    @Override
    public void writeStartArray() throws IOException {
        if (!(push() instanceof ContractType.Items)) {
            throw unwritable("the contract has no list here");
        }
    }

    private ContractType push() throws IOException {
        BeanType.Member next = next();
        ContractType type = next.type();
        elements.open(next.element(), nextNamespace());
        if (frame == null) {
            elements.declareRoot(contract().rootNamespace(), true);
        } else if (type.declares()) {
            elements.declare(type.namespace());
        }
        elements.content();
        frame = new Frame(frame, type);
        streamWriteConstraints().validateNestingDepth(frame.depth);
        return type;
    }

    private DataContractSchema contract() throws IOException {
        if (schema == null) {
            throw unwritable("DataContract XML needs the type of the message");
        }
        return schema;
    }

    /** The object, list or dictionary that is being written. */
    private Frame around() throws IOException {
        if (frame == null) {
            throw unwritable("no object and no list has begun");
        }
        return frame;
    }

    /** The element that is written next. */
    private BeanType.Member next() throws IOException {
        if (frame == null) {
            return contract().element();
        }
        if (frame.member == null) {
            throw unwritable("a member needs a name");
        }
        return frame.member;
    }

    private String nextNamespace() throws IOException {
        return frame == null ? contract().rootNamespace() : frame.type.namespace();
    }

    @Override
    public void writeEndObject() throws IOException {
        Frame object = around();
        if (object.type instanceof BeanType bean) {
            fillUpTo(object, bean, bean.members().size());
        }
        pop();
    }

    @Override
    public void writeEndArray() throws IOException {
        pop();
    }

    private void pop() throws IOException {
        frame = around().parent;
        elements.close(next().element());
        afterValue();
    }

    private void afterValue() throws IOException {
        if (frame == null) {
            return;
        }
        if (frame.type instanceof ContractType.Entries entries) {
            elements.close(entries.entryName());
        } else if (frame.type instanceof BeanType) {
            frame.member = null;
        }
    }

    @Override
    public void writeFieldName(String name) throws IOException {
        Frame object = around();
        if (object.type instanceof ContractType.Entries entries) {
            elements.open(entries.entryName(), entries.namespace());
            elements.content();
            elements.open(KEY_NAME, entries.namespace());
            elements.leaf(KEY_NAME, name, KEY, false);
            return;
        }
        BeanType bean = (BeanType) object.type;
        int position = bean.position(name, object.next);
        if (position < object.next) {
            throw unwritable("the member " + name + (position < 0 ? " is not in the contract" : " comes too late"));
        }
        fillUpTo(object, bean, position);
        object.member = bean.members().get(position);
        object.next = position + 1;
    }

    /** Writes nil for the members before {@code position} that were left out. */
    private void fillUpTo(Frame object, BeanType bean, int position) throws IOException {
        for (; object.next < position; object.next++) {
            object.member = bean.members().get(object.next);
            nil();
        }
        object.member = null;
    }

    @Override
    public void writeNull() throws IOException {
        nil();
        afterValue();
    }

    private void nil() throws IOException {
        BeanType.Member next = next();
        ContractType type = next.type();
        if (frame != null && frame.type instanceof BeanType && leftOut(type, next)) {
            return;
        }
        elements.open(next.element(), nextNamespace());
        if (frame == null) {
            elements.declareRoot(contract().rootNamespace(), !(type instanceof ContractType.Scalar));
        } else if (type.declares()) {
            elements.declareOnNil(type.namespace());
        }
        elements.nil();
    }

    private static boolean leftOut(ContractType type, BeanType.Member member) {
        // .NET refuses nil for a value type; a member that is not there keeps its default.
        boolean value = type instanceof ContractType.Scalar scalar && !scalar.nullable();
        return value || member.optional();
    }

    @Override
    public void writeString(@Nullable String text) throws IOException {
        if (text == null) {
            writeNull();
            return;
        }
        scalar(text, false);
    }

    @Override
    protected void writeBare(String text) throws IOException {
        scalar(text, true);
    }

    private void scalar(String text, boolean bare) throws IOException {
        BeanType.Member next = next();
        ContractType type = next.type();
        if (!(type instanceof ContractType.Scalar)) {
            throw unwritable("the contract has no text here");
        }
        elements.open(next.element(), nextNamespace());
        if (frame == null) {
            elements.declareRoot(contract().rootNamespace(), false);
        }
        elements.leaf(next.element(), text, type, bare);
        afterValue();
    }

    @Override
    public void writeNumber(int value) throws IOException {
        writeBare(Integer.toString(value));
    }

    @Override
    public void writeNumber(long value) throws IOException {
        writeBare(Long.toString(value));
    }

    @Override
    public void writeNumber(double value) throws IOException {
        writeBare(Double.isInfinite(value) ? (value > 0 ? "INF" : "-INF") : NumberText.ofDouble(value));
    }

    @Override
    public void writeNumber(float value) throws IOException {
        writeBare(Float.isInfinite(value) ? (value > 0 ? "INF" : "-INF") : NumberText.ofFloat(value));
    }

    @Override
    public void writeBoolean(boolean value) throws IOException {
        writeBare(value ? "true" : "false");
    }

    /** An object, list or dictionary that is being written. */
    private static final class Frame {
        private final @Nullable Frame parent;
        private final ContractType type;
        private final int depth;
        /** What comes next: of an object, once it was named. */
        private BeanType.@Nullable Member member;

        private int next;

        Frame(@Nullable Frame parent, ContractType type) {
            this.parent = parent;
            this.type = type;
            this.depth = parent == null ? 1 : parent.depth + 1;
            this.member = type instanceof ContractType.Items items
                    ? items.itemElement()
                    : type instanceof ContractType.Entries entries ? entries.valueElement() : null;
        }
    }
}
