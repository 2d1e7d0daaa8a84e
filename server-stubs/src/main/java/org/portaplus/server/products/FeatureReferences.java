package org.portaplus.server.products;

import static org.portaplus.server.faults.FieldFault.item;

import java.util.List;
import java.util.Optional;
import org.portaplus.server.faults.Checks;
import org.portaplus.server.store.Tx;

/**
 * What the service features of a request need to be there: a feature of the name, and what they name by number, as what
 * members name. Sources: DOM-024, DOM-030.
 */
public final class FeatureReferences {
    private static final List<Reference> REFERENCES = List.of(
            new Reference("individual_routing_plan", "i_routing_plan", PlanKind.ROUTING_PLAN),
            new Reference("music_on_hold", "i_moh", PlanKind.MUSIC_ON_HOLD));

    private record Reference(String feature, String attribute, PlanKind kind) {
        /** What a feature names; empty where it is another one, or does not say. */
        Optional<List<String>> in(ServiceFeature other) {
            return Optional.ofNullable(other.attributes().get(attribute))
                    .filter(values -> feature.equals(other.name()));
        }
    }

    private final FeatureNames names = new FeatureNames();
    private final Plans plans = new Plans();

    /**
     * Notes what does not exist. What is no number is the matter of {@link ServiceFeatures#check}.
     *
     * @param list the path of the list in the request
     */
    public void check(Tx tx, int iEnv, List<ServiceFeature> requested, String list, Checks checks) {
        names.check(tx, iEnv, requested, list, checks);
        for (Reference reference : REFERENCES) {
            // The last one is what is kept.
            for (int i = requested.size() - 1; i >= 0; i--) {
                Optional<List<String>> named = reference.in(requested.get(i));
                if (named.isPresent()) {
                    checks.part(item(list, i), part -> named.get().stream()
                            .filter(FeatureValues::isKey)
                            .limit(1)
                            .forEach(key -> plans.of(tx, iEnv, part)
                                    .any(
                                            reference.kind(),
                                            Integer.valueOf(key),
                                            "ServiceAttributes." + reference.attribute())));
                    break;
                }
            }
        }
    }
}
