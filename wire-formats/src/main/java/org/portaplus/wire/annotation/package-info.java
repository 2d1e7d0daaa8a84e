/**
 * What a class says of itself where XML needs more than Jackson's annotations.
 *
 * @since 0.1.0
 */
@API(status = Status.MAINTAINED, since = "0.1.0")
@NullMarked
package org.portaplus.wire.annotation;

import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.NullMarked;
