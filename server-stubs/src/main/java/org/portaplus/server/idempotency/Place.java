package org.portaplus.server.idempotency;

import org.portaplus.server.licensing.License;

/**
 * The key of the first answer to a request, or to a part of it. Immutable.
 *
 * @param iEnv the environment
 * @param iLicense the License of the request: keys of different Licenses never collide
 * @param keyHash a keyed hash of the Idempotency-Key
 * @param part empty for the request as a whole; else which part, such as {@code 17}, or {@code 3/17} in a list of
 *     requests
 */
public record Place(int iEnv, int iLicense, String keyHash, String part) {

    static Place of(License license, String keyHash, String part) {
        return new Place(license.iEnv(), license.iLicense(), keyHash, part);
    }

    boolean isWhole() {
        return part.isEmpty();
    }

    /** The associated data of the encrypted answer. */
    String associatedData() {
        return "first_answer/" + iEnv + "/" + iLicense + "/" + keyHash + "/" + part;
    }
}
