package org.portaplus.server.products;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue as it is written: YAML, names with hyphens, everything optional but {@code id}, {@code name} and {@code
 * currency}. An unknown name is refused, so that typing errors are found; {@link CatalogueRules} has the rules for the
 * values.
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
        List<Entry> products,
        Features serviceFeatures) {

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    CatalogueFile {
        resellers = orEmpty(resellers);
        groups = orEmpty(groups);
        subscriptions = orEmpty(subscriptions);
        plans = plans == null ? Map.of() : filled(plans);
        addOns = orEmpty(addOns);
        products = orEmpty(products);
        serviceFeatures = serviceFeatures == null ? new Features(false, null) : serviceFeatures;
    }

    record Reseller(
            Integer id,
            String name,
            String currency,
            @Nullable Integer parent) {}

    record Group(Integer id, String name) {}

    /** A subscription; fees are per month and once, in its currency; {@code charge} is daily, end or advance. */
    record Charge(
            Integer id,
            String name,
            String currency,
            @Nullable BigDecimal activationFee,
            @Nullable BigDecimal monthlyFee,
            @Nullable String charge) {}

    record Plan(Integer id, String name, @Nullable String currency) {}

    /** A product or an add-on; {@code addOns} of a product lists the add-ons that suit it. */
    record Entry(
            Integer id,
            String name,
            @Nullable String endUserName,
            @Nullable String description,
            String currency,
            @Nullable Integer role,
            @Nullable Integer group,
            @Nullable Integer subscription,
            @Nullable BigDecimal maintenanceFee,
            @Nullable Integer managedBy,
            @Nullable Integer priority,
            boolean withAny,
            boolean hidden,
            @Nullable List<Integer> addOns) {}

    /**
     * The service features that requests may set.
     *
     * @param complete whether others are refused
     * @param names null for {@link FeatureNames#USUAL}
     */
    record Features(boolean complete, @Nullable List<String> names) {}

    /**
     * Reads a catalogue.
     *
     * @throws CatalogueFault when the text is no catalogue, with the line
     * @throws IOException when it cannot be read, or is no text of UTF-8
     */
    static CatalogueFile read(InputStream yaml) throws IOException {
        try {
            CatalogueFile file = YAML.readValue(yaml, CatalogueFile.class);
            CatalogueFault.require(file != null, "it is empty");
            return file;
        } catch (JsonProcessingException e) {
            for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
                if (cause instanceof IOException unreadable && !(cause instanceof JsonProcessingException)) {
                    throw unreadable;
                }
            }
            throw new CatalogueFault(CatalogueSlips.words(e, CatalogueFile.class)
                    + (e.getLocation() == null
                            ? ""
                            : " (line " + e.getLocation().getLineNr() + ")"));
        }
    }

    private static Map<String, List<Plan>> filled(Map<String, List<Plan>> plans) {
        plans.replaceAll((kind, list) -> orEmpty(list));
        return Collections.unmodifiableMap(plans);
    }

    private static <T> List<T> orEmpty(List<T> list) {
        return list == null ? List.of() : list;
    }
}
