package org.portaplus.server.http.bodies;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.portaplus.server.contract.BaseMembers;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.http.BodyLimit;
import org.portaplus.server.http.RefusedBody;
import org.portaplus.server.http.WorkingMemory;

/**
 * The reading of one body, which knows what the message takes by now. That is an estimate by what has been read, a value or a
 * name being worth more than its characters, less what a {@link CompactList} saves. From {@link BodyLimit#ORDINARY} bytes on,
 * unpacked, the body is large: its License is looked at as soon as there is one, its memory is counted, and it is bound in
 * turns with other large ones. Ordinary bodies cost nothing but the count of their bytes. For one thread.
 */
public final class Reading implements AutoCloseable {
    /** Bytes of heap for a value or a name: an entry of a dictionary takes about two of these, beside its characters. */
    private static final int TOKEN = 72;

    /** Bytes of heap for a form's byte, while the text is made of what was read; its members are few. */
    private static final int BYTE_OF_FORM = 2;

    /** Bytes of heap that an object takes when none of its members is set: its values and names are counted elsewhere. */
    private static final int OBJECT = 512;

    /** As long as a message takes no more than this, its lists keep their items as they are, which is faster. */
    private static final long LIGHT = 4 << 20;

    private final Supplier<WorkingMemory.Share> memory;
    private final Turns turns;
    private final LicenseCheck licenses;
    private final String license;
    private final boolean announcedLarge;

    private @Nullable JsonParser parser;
    private long bytes;
    private long objects;
    private long saved;
    private boolean large;
    private long number;
    private boolean licenseSeen;
    private boolean itsTurn;

    /**
     * @param memory the share of the request, when it needs one
     * @param turns of the large bodies that are bound at the same time
     * @param license that came outside of the body; empty for none
     * @param announcedLarge whether the body is said to be large
     */
    Reading(
            Supplier<WorkingMemory.Share> memory,
            Turns turns,
            LicenseCheck licenses,
            String license,
            boolean announcedLarge) {
        this.memory = memory;
        this.turns = turns;
        this.licenses = licenses;
        this.license = license;
        this.announcedLarge = announcedLarge;
    }

    /** A reading that nothing limits. */
    static Reading unlimited() {
        WorkingMemory.Share enough = new WorkingMemory(Long.MAX_VALUE).share();
        return new Reading(() -> enough, new Turns(1), known -> {}, "", false);
    }

    /** The body, which ends with a refusal where there is no memory for it, or its License is not known. */
    public InputStream watch(InputStream body) {
        if (announcedLarge) {
            becomesLarge();
        }
        return new Watched(body);
    }

    /** Says who makes values of the bytes; a form has no parser. */
    void parsedBy(JsonParser tokens) {
        parser = tokens;
    }

    /** Bytes of heap that the message takes by now. */
    long held() {
        long read = parser == null ? bytes * BYTE_OF_FORM : bytes + TOKEN * Math.max(0, parser.currentTokenCount());
        return read + objects * OBJECT - saved;
    }

    /** Whether a list may keep another item as it is. */
    boolean isLight() {
        return held() < LIGHT;
    }

    /** A list keeps another object. */
    void keeps() {
        objects++;
    }

    /**
     * What has been read since a moment is now held otherwise.
     *
     * @param since what was held at that moment
     * @param size bytes that it takes now
     */
    void compacted(long since, long size) {
        saved += Math.max(0, held() - since - size);
    }

    /** Lets others have their turn: the body has been read, or will not be. */
    @Override
    public void close() {
        pass();
    }

    private void pass() {
        if (itsTurn) {
            itsTurn = false;
            turns.giveBack();
        }
    }

    private void becomesLarge() {
        large = true;
        number = turns.number();
        if (!license.isEmpty()) {
            licenseSeen = true;
            licenses.requireKnown(license);
        }
    }

    private void read(int count) throws RefusedBody {
        bytes += Math.max(0, count);
        try {
            if (!large && bytes > BodyLimit.ORDINARY) {
                becomesLarge();
            }
            if (large) {
                if (!licenseSeen) {
                    lookForLicense();
                }
                memory.get().hold(held());
            }
        } catch (Fault refusal) {
            throw new RefusedBody(refusal, null);
        }
        if (large && count > 0) {
            turns.take(number);
            itsTurn = true;
        }
    }

    /** Clients write it first, in the order of the contract, so most often it has been bound by now. */
    private void lookForLicense() {
        JsonStreamContext place = parser == null ? null : parser.getParsingContext();
        String ofBody = null;
        for (; place != null; place = place.getParent()) {
            if (place.getCurrentValue() instanceof BaseMembers message) {
                ofBody = message.getLicense();
            }
        }
        if (ofBody != null && !ofBody.isEmpty()) {
            licenseSeen = true;
            licenses.requireKnown(ofBody);
        }
    }

    private final class Watched extends FilterInputStream {
        Watched(InputStream body) {
            super(body);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            pass(); // nobody keeps the turn while it waits for its client
            int count = in.read(target, offset, length);
            Reading.this.read(count);
            return count;
        }

        @Override
        public long skip(long count) throws IOException {
            // Through read, so that what is skipped counts, too.
            return readNBytes((int) Math.min(count, 8192)).length;
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
