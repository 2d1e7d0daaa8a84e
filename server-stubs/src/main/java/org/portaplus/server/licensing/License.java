package org.portaplus.server.licensing;

import java.util.Set;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;

/**
 * What a valid License text stands for. The text itself is not kept. Immutable.
 *
 * @param iEnv the environment it works in
 * @param iLicense its number there
 * @param iReseller the reseller whose customers it is limited to, or null for the operator
 * @param scopes what it allows
 */
public record License(int iEnv, int iLicense, Integer iReseller, Set<Scope> scopes) {

    public License {
        scopes = Set.copyOf(scopes);
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

    /** The scopes as they are stored: a comma list. */
    public String scopeList() {
        return Scope.join(scopes);
    }

    /** A License as it was when its message was accepted. */
    public static License restored(int iEnv, int iLicense, Integer iReseller, String scopeList) {
        return new License(iEnv, iLicense, iReseller, Scope.split(scopeList));
    }
}
