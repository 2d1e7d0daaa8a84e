package org.portaplus.server.store;

/**
 * Whose turn a unit of work takes when more units wait than can be written at once: tenants take turns, one unit each,
 * however many each has waiting; the units of one tenant are written in their order. Immutable.
 *
 * @param iEnv the environment; 0 for work of the server itself
 * @param iLicense the License that the work is done for; 0 for work of the server itself
 * @param background whether nobody waits for it: such units let those go first that somebody waits for
 */
public record Turn(int iEnv, int iLicense, boolean background) {
    /** The turn of the server's own work, such as a start or a clean-up. */
    public static final Turn OF_THE_SERVER = new Turn(0, 0, false);

    /** The turn of a request of a License. */
    public static Turn of(int iEnv, int iLicense) {
        return new Turn(iEnv, iLicense, false);
    }

    /** The same tenant's turn, for work that nobody waits for. */
    public Turn inBackground() {
        return new Turn(iEnv, iLicense, true);
    }
}
