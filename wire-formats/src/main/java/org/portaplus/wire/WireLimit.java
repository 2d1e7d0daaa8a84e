package org.portaplus.wire;

import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * What is limited in a message that is read, with its default. No limit changes what an ordinary message may hold; each
 * bounds what a hostile one can cost. {@link WireLimits} sets other values.
 *
 * @since 0.1.0
 */
@API(status = Status.MAINTAINED, since = "0.1.0")
public enum WireLimit {
    /** Bytes of the whole message, or characters where it is read as characters. */
    MESSAGE_LENGTH(1L << 26, "the message is longer than %d bytes"),
    /** Objects and lists around a value. */
    NESTING_DEPTH(64, "the nesting depth is more than %d"),
    /** Characters of one text. */
    TEXT_LENGTH(1L << 18, "the text is longer than %d characters"),
    /** Characters of one record of CSV, whose cells may hold whole objects: a message of the longest list is one record. */
    RECORD_LENGTH(1L << 24, "the record is longer than %d characters"),
    /** Characters of one member name or dictionary key. */
    NAME_LENGTH(1000, "the name is longer than %d characters"),
    /** Characters of one number. */
    NUMBER_LENGTH(1000, "the number is longer than %d characters"),
    /** Values, names, and begins and ends of objects and lists in the whole message. */
    TOKENS(1_000_000, "the message has more than %d tokens"),
    /** Items of one list; also rows of CSV. */
    LIST_ITEMS(5000, "the list has more than %d items"),
    /** Members of one object, known or not, entries of one dictionary, and columns of CSV. */
    MEMBERS(4096, "the object has more than %d members"),
    /** Different names of elements and attributes in one XML message. */
    XML_NAMES(1000, "the message has more than %d different names"),
    /** Attributes of one XML element. */
    XML_ATTRIBUTES(50, "the element has more than %d attributes"),
    /** Namespace declarations of one XML element. */
    XML_NAMESPACES(50, "the element has more than %d namespace declarations"),
    /** Characters of one attribute or namespace in XML. */
    XML_ATTRIBUTE_LENGTH(2000, "the attribute is longer than %d characters");

    private final long standard;
    private final String refusal;

    WireLimit(long standard, String refusal) {
        this.standard = standard;
        this.refusal = refusal;
    }

    /** The limit that holds where no other is set. */
    public long standard() {
        return standard;
    }

    /** What is told to the sender of a message that is over a limit of {@code max}. */
    String refusal(long max) {
        return refusal.formatted(max);
    }
}
