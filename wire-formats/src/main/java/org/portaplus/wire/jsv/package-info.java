/**
 * JSV, the compact text format, and its layout for people.
 *
 * @since 0.1.0
 */
@API(status = Status.MAINTAINED, since = "0.1.0")
@NullMarked
package org.portaplus.wire.jsv;

import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.NullMarked;
