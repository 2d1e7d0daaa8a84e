/**
 * The Java client. {@code api} and {@code model} are generated from the contract at build time; the hand-written
 * classes of this package say how a call is sent. Beside them, {@code ApiClient}, {@code ApiException}, {@code
 * ApiResponse} and a few others are generated too. So each hand-written class states nullness, not the package.
 *
 * @since 0.1.0
 */
@API(status = Status.MAINTAINED, since = "0.1.0")
package org.portaplus.client;

import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
