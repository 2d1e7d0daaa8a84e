package org.portaplus.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.portaplus.conformance.http.Answer;
import org.portaplus.conformance.http.Exchange;
import org.portaplus.conformance.http.Request;

/**
 * The products of the server under test: keys and names that cases need, as it reports them. For each of USD, EUR and
 * GBP a main product; for USD the first one with two add-ons, and another one.
 *
 * <p>Variables: {@code usdProduct usdProductName usdWord usdOther usdOtherName usdAddon usdAddonName usdAddon2
 * usdAddon2Name eurProduct eurAddon gbpProduct}; {@code usdWord} is the first word of the product's name.
 */
final class Catalogue {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final Exchange exchange;
    private final String license;
    private final Map<String, String> variables = new LinkedHashMap<>();

    private Catalogue(Exchange exchange, String license) {
        this.exchange = exchange;
        this.license = license;
    }

    /** Asks the server. */
    static Map<String, String> of(Exchange exchange, String license) {
        Catalogue catalogue = new Catalogue(exchange, license);
        for (JsonNode product : catalogue.products("USD")) {
            catalogue.usd(product);
        }
        catalogue.keyOf("eurProduct", catalogue.products("EUR").path(0).path("IProduct"));
        catalogue.keyOf("gbpProduct", catalogue.products("GBP").path(0).path("IProduct"));
        for (JsonNode product : catalogue.products("EUR")) {
            JsonNode addon = catalogue.addons(product).path(0).path("IAddonProduct");
            if (!addon.isMissingNode()) {
                catalogue.variables.putIfAbsent("eurAddon", addon.asText());
            }
        }
        return catalogue.variables;
    }

    private void usd(JsonNode product) {
        JsonNode addons = addons(product);
        if (addons.size() < 2 || variables.containsKey("usdProduct")) {
            keyOf("usdOther", product.path("IProduct"));
            keyOf("usdOtherName", product.path("Name"));
            return;
        }
        keyOf("usdProduct", product.path("IProduct"));
        keyOf("usdProductName", product.path("Name"));
        variables.put("usdWord", product.path("Name").asText().split(" ", 2)[0]);
        keyOf("usdAddon", addons.path(0).path("IAddonProduct"));
        keyOf("usdAddonName", addons.path(0).path("ProductAddon"));
        keyOf("usdAddon2", addons.path(1).path("IAddonProduct"));
        keyOf("usdAddon2Name", addons.path(1).path("ProductAddon"));
    }

    private void keyOf(String variable, JsonNode value) {
        if (!value.isMissingNode()) {
            variables.putIfAbsent(variable, value.asText());
        }
    }

    private JsonNode products(String currency) {
        return get("/GetProducts/" + license + "/" + currency).path("PortaProducts");
    }

    private JsonNode addons(JsonNode product) {
        return get("/GetProductAddons/" + license + "/"
                        + product.path("IProduct").asText())
                .path("ProductAddonsInfo");
    }

    private JsonNode get(String path) {
        Answer answer = exchange.send(new Request("GET", path, Map.of("Accept", "application/json"), null));
        if (answer.status() != 200) {
            throw new AssertionError("the catalogue cannot be read: " + path + " gives " + answer);
        }
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new AssertionError("the catalogue cannot be read: " + path + " gives " + answer, e);
        }
    }
}
