package org.portaplus.server.products;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.portaplus.server.store.StoreException;

/**
 * The catalogue as it is written: YAML, names with hyphens, everything optional but {@code id}, {@code name} and
 * {@code currency}. An unknown name is refused, so that a slip of the pen shows.
 *
 * @param plans by kind, see {@link PlanKind#key}
 * @param products main products
 */
record CatalogueFile(
        List<Reseller> resellers,
        List<Group> groups,
        List<Charge> subscriptions,
        Map<String, List<Plan>> plans,
        List<Entry> addOns,
        List<Entry> products) {

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    CatalogueFile {
        resellers = orEmpty(resellers);
        groups = orEmpty(groups);
        subscriptions = orEmpty(subscriptions);
        plans = plans == null ? Map.of() : plans;
        addOns = orEmpty(addOns);
        products = orEmpty(products);
    }

    record Reseller(Integer id, String name, String currency, Integer parent) {}

    record Group(Integer id, String name) {}

    /** A subscription; fees are per month and once, in its currency; {@code charge} is daily, end or advance. */
    record Charge(
            Integer id, String name, String currency, BigDecimal activationFee, BigDecimal monthlyFee, String charge) {}

    record Plan(Integer id, String name, String currency) {}

    /** A product or an add-on; {@code addOns} of a product lists the add-ons that suit it. */
    record Entry(
            Integer id,
            String name,
            String endUserName,
            String description,
            String currency,
            Integer role,
            Integer group,
            Integer subscription,
            BigDecimal maintenanceFee,
            Integer managedBy,
            Integer priority,
            boolean withAny,
            boolean hidden,
            List<Integer> addOns) {}

    /**
     * Reads a catalogue.
     *
     * @param origin named when something is wrong
     * @throws StoreException when the text is no catalogue
     */
    static CatalogueFile read(InputStream yaml, String origin) {
        try {
            return YAML.readValue(yaml, CatalogueFile.class);
        } catch (JsonProcessingException e) {
            throw new StoreException(
                    "porta.catalogue: " + origin + " is no catalogue: " + e.getOriginalMessage() + " (line "
                            + (e.getLocation() == null ? "?" : e.getLocation().getLineNr()) + ")",
                    e);
        } catch (IOException e) {
            throw new StoreException("porta.catalogue: " + origin + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static <T> List<T> orEmpty(List<T> list) {
        return list == null ? List.of() : list;
    }
}
