package org.portaplus.server.metadata;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Logs first requests to try when the demo starts. Logs nothing once a catalogue is configured. */
@Singleton
public class Welcome {
    private static final Logger LOG = Logger.getLogger(Welcome.class);

    void say(@Observes StartupEvent started, DemoRequests demo, @ConfigProperty(name = "quarkus.http.port") int port) {
        List<String> requests = demo.at("http://localhost:" + port);
        if (!requests.isEmpty()) {
            LOG.infof("Demo mode: the License is `demo`. Try%n%n  %s%n", String.join("\n\n  ", requests));
        }
    }
}
