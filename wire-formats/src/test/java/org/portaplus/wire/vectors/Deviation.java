package org.portaplus.wire.vectors;

import java.util.function.Predicate;

/**
 * A rule by which we differ from the library on purpose.
 *
 * @param id its id, which the README explains
 * @param name what it is about
 * @param reason why we differ
 * @param instead what we do instead
 * @param covers the rows it is about
 */
record Deviation(String id, String name, String reason, Instead instead, Predicate<Vector> covers) {
    /** What we do in the place of what the library does. */
    enum Instead {
        /** The text is refused with its place. */
        REFUSE,
        /** The text is read, as another value or where the library fails. */
        READ_OTHERWISE
    }
}
