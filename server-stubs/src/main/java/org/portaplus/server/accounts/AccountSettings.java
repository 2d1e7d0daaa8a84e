package org.portaplus.server.accounts;

import static org.portaplus.server.values.Unset.isSet;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of an account besides keys, money and features: one document, never searched. Null members are unset.
 * Immutable.
 *
 * @param lifeTime days after use
 * @param iMoh music on hold
 */
@RecordBuilder
public record AccountSettings(
        @Nullable Integer iTariff,
        @Nullable Integer lifeTime,
        @Nullable Integer iTimeZone,
        @Nullable Integer iRoutingPlan,
        @Nullable Integer iVdPlan,
        @Nullable Integer iMoh,
        @Nullable Boolean ecommerce,
        @Nullable String outDateTimeFormat,
        @Nullable String serviceFlags,
        @Nullable String teamsDomain,
        @Nullable String label) {

    /** Nothing said. */
    public static final AccountSettings UNSET = AccountSettingsBuilder.builder().build();

    /** These settings with a label. */
    AccountSettings withLabel(@Nullable String text) {
        return AccountSettingsBuilder.builder(this).label(text).build();
    }

    /** These settings after changes; what is unset in them stays as it is. */
    AccountSettings with(AccountChange.Terms terms) {
        AccountSettingsBuilder changed = AccountSettingsBuilder.builder(this);
        if (terms.iRoutingPlan() != 0) {
            changed.iRoutingPlan(terms.iRoutingPlan());
        }
        if (terms.iVdPlan() != 0) {
            changed.iVdPlan(terms.iVdPlan());
        }
        if (terms.iMoh() != 0) {
            changed.iMoh(terms.iMoh());
        }
        if (isSet(terms.teamsDomain())) {
            changed.teamsDomain(terms.teamsDomain());
        }
        return changed.build();
    }
}
