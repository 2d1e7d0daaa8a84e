package org.portaplus.server.metadata;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Requests that work at once on a server in demo mode, for a shell. Immutable. */
@Singleton
public class DemoRequests {
    private final boolean demo;

    /** @param catalogue {@code porta.catalogue}; unset is demo mode */
    DemoRequests(@ConfigProperty(name = "porta.catalogue") Optional<String> catalogue) {
        demo = catalogue.isEmpty();
    }

    /** The License of the demo; none when a catalogue is configured. */
    public Optional<String> license() {
        return demo ? Optional.of("demo") : Optional.empty();
    }

    /**
     * What to try first: read the products, make a customer with an account.
     *
     * @param base where the server answers, without a slash at the end
     * @return none when a catalogue is configured, since the License {@code demo} means nothing there
     */
    public List<String> at(String base) {
        return demo ? List.of(readProducts(base), createCustomer(base)) : List.of();
    }

    private static String readProducts(String base) {
        return "curl " + base + "/GetProducts/demo/USD.json";
    }

    private static String createCustomer(String base) {
        return "curl -H 'X-License: demo' -H 'Content-Type: application/json' " + base
                + "/BatchCreateCustomers -d '{\"CustData\":[{"
                + "\"Customer\":{\"Customer\":{\"CustomerStatus\":{\"ISO4217\":\"USD\"},"
                + "\"PersonalInformation\":{\"Company\":\"Acme\"}}},"
                + "\"Account\":{\"AccountRequest\":{\"AccountPrefix\":\"1555\",\"AccountRandomDigitLength\":7}}"
                + "}],\"ProductID\":1}'";
    }
}
