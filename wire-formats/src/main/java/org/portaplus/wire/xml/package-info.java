/**
 * XML of the DataContractSerializer: names, namespaces, order and prefixes.
 *
 * @since 0.1.0
 */
@API(status = Status.MAINTAINED, since = "0.1.0")
@NullMarked
package org.portaplus.wire.xml;

import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.NullMarked;
