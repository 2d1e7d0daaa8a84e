package org.portaplus.wire;

import java.util.List;

/**
 * Makes the lists that a mapper reads into, for programs that read lists too long for plain ones; see {@link
 * WireMapper#readListsInto}. Implementations are safe for use by many threads.
 */
@FunctionalInterface
public interface ListFactory {

    /** An empty list, to which items of a class will be appended. */
    List<Object> create(Class<?> item);
}
