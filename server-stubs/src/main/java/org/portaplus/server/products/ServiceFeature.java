package org.portaplus.server.products;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One service feature as set on a customer or an account. Immutable.
 *
 * @param name such as {@code voice_dialing}; empty: missing, which is refused
 * @param flag {@code Y}, {@code N}, a level or a letter; {@code ~} inherits from the product, {@code ^} from the customer,
 *     {@code /} is none of its own
 * @param attributes values by attribute name, in the order given
 */
public record ServiceFeature(String name, @Nullable String flag, Map<String, List<String>> attributes) {

    public ServiceFeature {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        if (attributes != null) {
            attributes.forEach((key, values) -> copy.put(key, values == null ? List.of() : withoutNulls(values)));
        }
        attributes = Collections.unmodifiableMap(copy);
    }

    /** A feature without attributes. */
    public static ServiceFeature of(String name, String flag) {
        return new ServiceFeature(name, flag, Map.of());
    }

    /** A feature with one attribute of one value. */
    public static ServiceFeature of(String name, String flag, String attribute, String value) {
        return new ServiceFeature(name, flag, Map.of(attribute, List.of(value)));
    }

    /** This feature laid over an earlier state: a flag that is unset and attributes that are not named stay. */
    ServiceFeature over(ServiceFeature earlier) {
        Map<String, List<String>> merged = new LinkedHashMap<>(earlier.attributes);
        merged.putAll(attributes);
        return new ServiceFeature(name, flag == null || flag.isEmpty() ? earlier.flag : flag, merged);
    }

    /** Characters of its name, its flag, and the names and values of its attributes. */
    long characters() {
        long sum = name.length() + (flag == null ? 0L : flag.length());
        for (Map.Entry<String, List<String>> attribute : attributes.entrySet()) {
            sum += attribute.getKey().length();
            for (String value : attribute.getValue()) {
                sum += value.length() + 1L;
            }
        }
        return sum;
    }

    private static List<String> withoutNulls(List<String> values) {
        return values.stream().map(value -> value == null ? "" : value).toList();
    }
}
