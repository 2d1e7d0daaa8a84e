package org.portaplus.server.licensing;

import static org.portaplus.server.values.Unset.isSet;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.store.Turn;

/**
 * What a valid License text stands for. The text itself is not kept. Immutable.
 *
 * @param iEnv the environment it works in
 * @param iLicense its number there
 * @param iReseller the reseller whose customers it is limited to, or null for the operator
 * @param scopes what it allows
 * @param features the feature names that requests may carry; empty for all
 * @param perMinute the most requests in a minute; null for any number
 */
public record License(
        int iEnv,
        int iLicense,
        @Nullable Integer iReseller,
        Set<Scope> scopes,
        Set<String> features,
        @Nullable Integer perMinute) {

    public License {
        scopes = Set.copyOf(scopes);
        features = Set.copyOf(features);
    }

    /** A License for all features and any number of requests. */
    public License(int iEnv, int iLicense, @Nullable Integer iReseller, Set<Scope> scopes) {
        this(iEnv, iLicense, iReseller, scopes, Set.of(), null);
    }

    /**
     * Makes sure that the License has a scope.
     *
     * @throws Fault (403) otherwise
     */
    public void require(Scope scope) {
        if (!allows(scope)) {
            throw Fault.of(
                    FaultKind.FORBIDDEN,
                    "Forbidden",
                    "License",
                    "This License does not have the scope `" + scope.key() + "` that the request needs");
        }
    }

    /**
     * Makes sure that the License is for a feature.
     *
     * @param feature the FeatureName of the request; unset is for every License
     * @throws Fault (403) otherwise
     */
    public void requireFeature(@Nullable String feature) {
        if (isSet(feature) && !features.isEmpty() && !features.contains(feature)) {
            throw Fault.of(
                    FaultKind.FORBIDDEN,
                    "Forbidden",
                    "FeatureName",
                    "This License is not for the feature of the request");
        }
    }

    /** Whether the License has a scope. */
    public boolean allows(Scope scope) {
        return scopes.contains(scope);
    }

    /**
     * Whether a customer below these resellers is for this License to see.
     *
     * @param resellerPath the resellers above the customer, such as {@code /12/57/}; {@code /} for none
     */
    public boolean sees(String resellerPath) {
        return iReseller == null || resellerPath.contains("/" + iReseller + "/");
    }

    /** Its turn among those who write to the store. */
    public Turn turn() {
        return Turn.of(iEnv, iLicense);
    }

    /** The scopes as they are stored: a comma list. */
    public String scopeList() {
        return Scope.join(scopes);
    }

    /** The names of a comma list, which may be null. */
    static Set<String> names(@Nullable String list) {
        return isSet(list) ? Set.of(list.split(",", -1)) : Set.of();
    }

    /** A License as it was when its message was accepted. */
    public static License restored(int iEnv, int iLicense, @Nullable Integer iReseller, String scopeList) {
        return new License(iEnv, iLicense, iReseller, Scope.split(scopeList));
    }
}
