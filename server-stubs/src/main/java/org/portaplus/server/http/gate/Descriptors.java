package org.portaplus.server.http.gate;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** The file descriptors of this process: each connection needs one, and so does each file and database. */
final class Descriptors {
    /** Kept for the store, files that are opened later, and connections that are being closed. */
    private static final double SHARE_OF_CONNECTIONS = 0.75;

    private Descriptors() {}

    /** A number of connections, or as many as there are descriptors for at most. */
    static int bounded(int wanted) {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system) {
            long free = system.getMaxFileDescriptorCount() - system.getOpenFileDescriptorCount();
            return (int) Math.max(1, Math.min(wanted, (long) (free * SHARE_OF_CONNECTIONS)));
        }
        return wanted;
    }
}
