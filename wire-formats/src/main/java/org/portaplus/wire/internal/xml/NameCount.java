package org.portaplus.wire.internal.xml;

import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import org.portaplus.wire.WireLimit;
import org.portaplus.wire.WireLimits;

/**
 * The different names of a message. StAX keeps all of them in chains by the hash of {@link String}; too many, or too many
 * in one chain, are refused before they cost more than their length. Not thread-safe.
 */
final class NameCount {
    private static final int CHAINS = 128;
    private static final int LONGEST_CHAIN = 64;
    private static final long XMLNS = digest("xmlns");

    private final WireLimits limits;
    /** Digests of the names, zero for a free place; at least half of the places are free. */
    private long[] known = new long[256];

    private final byte[] chains = new byte[CHAINS];
    private int count;
    private long digest;
    private int hash;
    private boolean declares;

    NameCount(WireLimits limits) {
        this.limits = limits;
    }

    private static long digest(String name) {
        long digest = 1;
        for (int i = 0; i < name.length(); i++) {
            digest = digest(digest, name.charAt(i));
        }
        return digest;
    }

    private static long digest(long before, char c) {
        long mixed = (before ^ c) * 0x9E3779B97F4A7C15L;
        return mixed ^ (mixed >>> 29);
    }

    /** Begins a name. */
    void begin() {
        digest = 1;
        hash = 0;
        declares = false;
    }

    /** Takes its next character; a colon ends the prefix, which is a name of its own. */
    void next(char c) throws StreamConstraintsException {
        if (c == ':') {
            boolean prefix = digest == XMLNS;
            end();
            declares = prefix;
        } else {
            digest = digest(digest, c);
            hash = 31 * hash + c;
        }
    }

    /** Takes its next characters, none of which is a colon. */
    void next(char[] window, int from, int to) {
        long mixed = digest;
        int sum = hash;
        for (int i = from; i < to; i++) {
            mixed = digest(mixed, window[i]);
            sum = 31 * sum + window[i];
        }
        digest = mixed;
        hash = sum;
    }

    /** Ends it and begins another; true for a declaration of a namespace. */
    boolean end() throws StreamConstraintsException {
        boolean declaration = declares || digest == XMLNS;
        int place = place(digest);
        if (known[place] == 0) {
            known[place] = digest;
            limits.check(WireLimit.XML_NAMES, ++count);
            if (++chains[hash & (CHAINS - 1)] > LONGEST_CHAIN) {
                throw new StreamConstraintsException("the message has too many names with the same hash");
            }
            if (2 * count == known.length) {
                grow();
            }
        }
        begin();
        return declaration;
    }

    private int place(long name) {
        int place = (int) (name ^ (name >>> 32)) & (known.length - 1);
        while (known[place] != 0 && known[place] != name) {
            place = (place + 1) & (known.length - 1);
        }
        return place;
    }

    private void grow() {
        long[] smaller = known;
        known = new long[2 * smaller.length];
        for (long name : smaller) {
            if (name != 0) {
                known[place(name)] = name;
            }
        }
    }
}
