package org.portaplus.wire;

import java.util.List;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * Makes the lists that a mapper reads into, for programs that read lists too long for plain ones; see {@link
 * WireMapper#readListsInto}. Implementations are safe for use by many threads.
 *
 * @since 0.1.0
 */
@API(status = Status.MAINTAINED, since = "0.1.0")
@FunctionalInterface
public interface ListFactory {

    /** An empty list, to which items of a class will be appended. */
    List<Object> create(Class<?> item);
}
