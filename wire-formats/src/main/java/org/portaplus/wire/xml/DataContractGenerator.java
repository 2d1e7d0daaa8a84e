package org.portaplus.wire.xml;

import com.fasterxml.jackson.core.FormatFeature;
import com.fasterxml.jackson.core.FormatSchema;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.core.io.IOContext;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.util.List;
import org.portaplus.wire.internal.contract.BeanType;
import org.portaplus.wire.internal.contract.ContractType;
import org.portaplus.wire.internal.contract.Namespaces;
import org.portaplus.wire.internal.io.Utf8Output;
import org.portaplus.wire.internal.io.XmlOutput;
import org.portaplus.wire.internal.stream.TextGenerator;
import org.portaplus.wire.internal.text.NumberText;
import org.portaplus.wire.internal.xml.ElementWriter;
import org.portaplus.wire.internal.xml.Enclosure;

/**
 * Writes DataContract XML. The schema says the name, namespace and place of each element; members that are left out or
 * null become nil where .NET knows null. Needs a {@link DataContractSchema} before the first token and the members of a
 * class in the order of the contract. Not thread-safe; obtained from {@link DataContractFactory}.
 *
 * <p>Longer than 300 lines because every token of a Jackson generator is a method that must meet the same frames.
 *
 * <p>Sources: wire reference of XML, sections 3 (prefixes), 4 (lists), 6 (dictionaries) and 7 (text).
 */
public class DataContractGenerator extends TextGenerator {
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

    private final XmlOutput out;
    /** Tags and what stands around them. */
    protected final ElementWriter elements;

    private int formatFeatures;
    private DataContractSchema schema;
    private Frame frame;

    /** Either {@code stream} or {@code writer} is the target; {@code around} stands around the message. */
    protected DataContractGenerator(
            IOContext io,
            int features,
            ObjectCodec codec,
            byte[] pooled,
            OutputStream stream,
            Writer writer,
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
    public void setSchema(FormatSchema candidate) {
        schema = (DataContractSchema) candidate;
    }

    @Override
    public FormatSchema getSchema() {
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
        push();
        if (!(frame.type instanceof BeanType) && !(frame.type instanceof ContractType.Entries)) {
            throw unwritable("the contract has no object here");
        }
    }

    @Override
    public void writeStartObject(Object forValue) throws IOException {
        writeStartObject();
    }

    @Override
    public void writeStartArray() throws IOException {
        push();
        if (!(frame.type instanceof ContractType.Items)) {
            throw unwritable("the contract has no list here");
        }
    }

    private void push() throws IOException {
        ContractType type = nextType();
        elements.open(nextName(), nextNamespace());
        if (frame == null) {
            elements.declareRoot(schema.rootNamespace(), true);
        } else if (type.declares()) {
            elements.declare(type.namespace());
        }
        elements.content();
        frame = new Frame(frame, type);
        streamWriteConstraints().validateNestingDepth(frame.depth);
    }

    private ContractType nextType() throws IOException {
        if (frame == null) {
            if (schema == null) {
                throw unwritable("DataContract XML needs the type of the message");
            }
            return schema.root();
        }
        if (frame.type instanceof ContractType.Items items) {
            return items.item();
        }
        if (frame.type instanceof ContractType.Entries entries) {
            return entries.value();
        }
        if (frame.member == null) {
            throw unwritable("a member needs a name");
        }
        return frame.member.type();
    }

    private String nextName() {
        if (frame == null) {
            return schema.rootName();
        }
        if (frame.type instanceof ContractType.Items items) {
            return items.item().name();
        }
        return frame.type instanceof ContractType.Entries ? "Value" : frame.member.name();
    }

    private String nextNamespace() {
        return frame == null ? schema.rootNamespace() : frame.type.namespace();
    }

    @Override
    public void writeEndObject() throws IOException {
        if (frame.type instanceof BeanType bean) {
            fillUpTo(bean.members().size());
        }
        pop();
    }

    @Override
    public void writeEndArray() throws IOException {
        pop();
    }

    private void pop() throws IOException {
        frame = frame.parent;
        elements.close(nextName());
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
        if (frame.type instanceof ContractType.Entries entries) {
            elements.open(entries.entryName(), entries.namespace());
            elements.content();
            elements.open("Key", entries.namespace());
            elements.leaf("Key", name, KEY, false);
            return;
        }
        BeanType bean = (BeanType) frame.type;
        int position = bean.position(name);
        if (position < frame.next) {
            throw unwritable("the member " + name + (position < 0 ? " is not in the contract" : " comes too late"));
        }
        fillUpTo(position);
        frame.member = bean.members().get(position);
        frame.next = position + 1;
    }

    /** Writes nil for the members that were left out before {@code position}. */
    private void fillUpTo(int position) throws IOException {
        List<BeanType.Member> members = ((BeanType) frame.type).members();
        for (; frame.next < position; frame.next++) {
            frame.member = members.get(frame.next);
            nil();
        }
        frame.member = null;
    }

    @Override
    public void writeNull() throws IOException {
        nil();
        afterValue();
    }

    private void nil() throws IOException {
        ContractType type = nextType();
        boolean member = frame != null && frame.type instanceof BeanType;
        if (member && leftOut(type)) {
            return;
        }
        elements.open(nextName(), nextNamespace());
        if (frame == null) {
            elements.declareRoot(schema.rootNamespace(), !(type instanceof ContractType.Scalar));
        } else if (type.declares()) {
            elements.declareOnNil(type.namespace());
        }
        elements.nil();
    }

    private boolean leftOut(ContractType type) {
        // .NET refuses nil for a value type; a member that is not there keeps its default.
        boolean value = type instanceof ContractType.Scalar scalar && !scalar.nullable();
        return value || frame.member.optional();
    }

    @Override
    public void writeString(String text) throws IOException {
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
        ContractType type = nextType();
        if (!(type instanceof ContractType.Scalar)) {
            throw unwritable("the contract has no text here");
        }
        String name = nextName();
        elements.open(name, nextNamespace());
        if (frame == null) {
            elements.declareRoot(schema.rootNamespace(), false);
        }
        elements.leaf(name, text, type, bare);
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
        private final Frame parent;
        private final ContractType type;
        private final int depth;
        private BeanType.Member member;
        private int next;

        Frame(Frame parent, ContractType type) {
            this.parent = parent;
            this.type = type;
            this.depth = parent == null ? 1 : parent.depth + 1;
        }
    }
}
