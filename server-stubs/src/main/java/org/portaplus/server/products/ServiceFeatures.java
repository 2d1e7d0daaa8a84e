package org.portaplus.server.products;

import static org.portaplus.server.faults.FieldFault.item;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.portaplus.server.faults.Checks;
import org.portaplus.server.store.Json;

/**
 * The service features set on a customer or an account, by name, in the order they were first set; what is not here is
 * inherited. Immutable. Source: docs/domain.md#service-features.
 */
public final class ServiceFeatures {
    /** No feature set: everything is inherited. */
    public static final ServiceFeatures NONE = new ServiceFeatures(Map.of());

    private static final String EMPTY = NONE.toJson();

    private static final int MOST_FLAG_CHARACTERS = 32;

    /** Characters of all names, flags and values together. */
    private static final int MOST_CHARACTERS = 65_536;

    private final Map<String, ServiceFeature> byName;

    private ServiceFeatures(Map<String, ServiceFeature> byName) {
        this.byName = byName;
    }

    /** These features after changes: each names what changes, and leaves the rest. */
    public ServiceFeatures with(Collection<ServiceFeature> changes) {
        if (changes.isEmpty()) {
            return this;
        }
        Map<String, ServiceFeature> merged = new LinkedHashMap<>(byName);
        changes.forEach(change -> merged.merge(change.name(), change, (earlier, later) -> later.over(earlier)));
        return new ServiceFeatures(Collections.unmodifiableMap(merged));
    }

    /** These features after one change. */
    public ServiceFeatures with(ServiceFeature change) {
        return with(List.of(change));
    }

    /** The flag of a feature; empty text when it is inherited. */
    public String flag(String name) {
        ServiceFeature feature = byName.get(name);
        return feature == null || feature.flag() == null ? "" : feature.flag();
    }

    /** Whether a feature is switched on. */
    public boolean isOn(String name) {
        return flag(name).equals("Y");
    }

    /** The first value of an attribute; empty text when there is none. */
    public String attribute(String name, String attribute) {
        ServiceFeature feature = byName.get(name);
        List<String> values = feature == null ? null : feature.attributes().get(attribute);
        return values == null || values.isEmpty() ? "" : values.get(0);
    }

    /** All features that are set. */
    public Collection<ServiceFeature> all() {
        return byName.values();
    }

    /** The document that is stored. */
    public String toJson() {
        return Json.write(byName.values());
    }

    /** Reads what {@link #toJson} wrote. */
    public static ServiceFeatures fromJson(String document) {
        return document.equals(EMPTY) ? NONE : NONE.with(Arrays.asList(Json.read(document, ServiceFeature[].class)));
    }

    /**
     * Notes what is wrong with features of a request: a missing name, an overlong flag, a value that the member
     * which stands for the feature could not have. Whether there is a feature of the name, {@link FeatureReferences} knows.
     *
     * @param list the path of the list in the request
     */
    public static void check(List<ServiceFeature> requested, String list, Checks checks) {
        for (int i = 0; i < requested.size(); i++) {
            ServiceFeature feature = requested.get(i);
            checks.part(item(list, i), part -> {
                part.require(!feature.name().isEmpty(), "NotEmpty", "Name", "A service feature needs a name")
                        .require(
                                feature.flag() == null || feature.flag().length() <= MOST_FLAG_CHARACTERS,
                                "Length",
                                "FlagValue",
                                "A flag is Y, N, a level or a letter; ~ inherits from the product, ^ from the customer, / is none of"
                                        + " its own");
                FeatureValues.check(feature, part);
            });
        }
    }

    /**
     * Notes when these features are too large together, as after changes that were each small enough. Source: DOM-039.
     *
     * @param list the path of the list in the request
     */
    public void checkSize(String list, Checks checks) {
        long characters = all().stream().mapToLong(ServiceFeature::characters).sum();
        checks.require(
                characters <= MOST_CHARACTERS,
                "Length",
                list,
                "All features of one account or customer together may have at most " + MOST_CHARACTERS
                        + " characters of names, flags and values, and not " + characters);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ServiceFeatures features && byName.equals(features.byName);
    }

    @Override
    public int hashCode() {
        return byName.hashCode();
    }

    @Override
    public String toString() {
        return "ServiceFeatures" + byName.keySet();
    }
}
