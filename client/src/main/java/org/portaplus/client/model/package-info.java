/**
 * The types of the contract, as they are in JSON. Generated. The mark of the package holds for all its
 * classes, which are made anew from the contract with each build.
 *
 * @since 0.1.0
 */
@API(status = Status.MAINTAINED, since = "0.1.0")
package org.portaplus.client.model;

import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
