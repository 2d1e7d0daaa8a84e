package org.portaplus.server.accounts;

/**
 * What is kept of an account besides keys, money and features: one document, never searched. Null members are unset.
 * Immutable.
 *
 * @param lifeTime days after use
 * @param iMoh music on hold
 */
public record AccountSettings(
        Integer iTariff,
        Integer lifeTime,
        Integer iTimeZone,
        Integer iRoutingPlan,
        Integer iVdPlan,
        Integer iMoh,
        Boolean ecommerce,
        String outDateTimeFormat,
        String serviceFlags,
        String teamsDomain,
        String label) {

    /** These settings with a label. */
    AccountSettings withLabel(String text) {
        return new AccountSettings(
                iTariff,
                lifeTime,
                iTimeZone,
                iRoutingPlan,
                iVdPlan,
                iMoh,
                ecommerce,
                outDateTimeFormat,
                serviceFlags,
                teamsDomain,
                text);
    }

    /** These settings after changes; null leaves a member as it is. */
    AccountSettings with(Integer routingPlan, Integer vdPlan, Integer moh, String teams) {
        return new AccountSettings(
                iTariff,
                lifeTime,
                iTimeZone,
                routingPlan == null ? iRoutingPlan : routingPlan,
                vdPlan == null ? iVdPlan : vdPlan,
                moh == null ? iMoh : moh,
                ecommerce,
                outDateTimeFormat,
                serviceFlags,
                teams == null ? teamsDomain : teams,
                label);
    }
}
