package org.portaplus.server.http;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Tells who starts the demo what to try first. Says nothing once a catalogue is configured. */
@Singleton
public class Welcome {
    private static final Logger LOG = Logger.getLogger(Welcome.class);

    void say(
            @Observes StartupEvent started,
            @ConfigProperty(name = "quarkus.http.port") int port,
            @ConfigProperty(name = "porta.catalogue") Optional<String> catalogue) {
        if (catalogue.isEmpty()) {
            LOG.infof(
                    "Demo mode: the License is `demo`. Try%n%n"
                            + "  curl http://localhost:%1$d/GetProducts/demo/USD.json%n%n"
                            + "  curl -H 'X-License: demo' -H 'Content-Type: application/json'"
                            + " http://localhost:%1$d/BatchCreateCustomers -d '{\"CustData\":[{"
                            + "\"Customer\":{\"Customer\":{\"CustomerStatus\":{\"ISO4217\":\"USD\"},"
                            + "\"PersonalInformation\":{\"Company\":\"Acme\"}}},"
                            + "\"Account\":{\"AccountRequest\":{\"AccountPrefix\":\"1555\",\"AccountRandomDigitLength\":7}}"
                            + "}],\"ProductID\":1}'%n",
                    port);
        }
    }
}
