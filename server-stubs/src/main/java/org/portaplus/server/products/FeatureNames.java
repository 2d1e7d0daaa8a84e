package org.portaplus.server.products;

import static org.portaplus.server.faults.FieldFault.item;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.portaplus.server.faults.Checks;
import org.portaplus.server.products.rows.FeatureRows;
import org.portaplus.server.store.Tx;

/**
 * Which service features there are. Each release of PortaBilling has others, so that names are only refused in an
 * environment whose catalogue says that it lists them all. Safe for use by many threads. Sources: DOM-030, decision 26.
 */
final class FeatureNames {
    /** Names that are known of PortaBilling: those of a catalogue that lists none. */
    static final List<String> USUAL =
            List.of(("unified_messaging default_action forward_mode rtpp_level individual_routing_plan cli"
                            + " clir clip cli_trust cli_verify sip_static_contact sip_dynamic_registration"
                            + " call_wait_limit sim_calls_limit cps_account_limit call_barring call_recording"
                            + " music_on_hold ringback_tone distinctive_ring_vpn voice_dialing phonebook"
                            + " favourite_numbers lan_name auto_attendant user_ivr_application conf_enabled"
                            + " voice_pass_through external_voicemail cnam_lookup line_sharing legal_intercept"
                            + " voice_authentication voice_location emergency associated_number endpoint_redirect"
                            + " call_processing voice_fup voice_roaming_protection voice_service_policy"
                            + " msg_service_policy sms_routing netaccess_policy netaccess_sessions"
                            + " netaccess_static_ip wifi_speed_limit iptv group_pickup call_parking paging"
                            + " call_supervision bundle_discount voice_quality permitted_sip_proxies"
                            + " first_login_greeting")
                    .split(" ", -1));

    private final FeatureRows rows = new FeatureRows();

    /** Makes the list of an environment that of its catalogue. What members of requests stand for is always in it. */
    void load(Tx tx, int iEnv, CatalogueFile.Features features) {
        Set<String> names = new LinkedHashSet<>();
        if (features.complete()) {
            names.addAll(features.names() == null ? USUAL : features.names());
            names.addAll(FeatureValues.ofMembers());
        }
        rows.replace(tx, iEnv, names);
    }

    /**
     * Notes names that the catalogue does not list, where it lists all.
     *
     * @param list the path of the list in the request
     */
    void check(Tx tx, int iEnv, List<ServiceFeature> requested, String list, Checks checks) {
        if (requested.isEmpty()) {
            return;
        }
        Set<String> complete = rows.names(tx, iEnv);
        for (int i = 0; i < requested.size(); i++) {
            String name = requested.get(i).name();
            checks.part(
                    item(list, i),
                    part -> part.require(
                            name.isEmpty() || complete.isEmpty() || complete.contains(name),
                            "Enum",
                            "Name",
                            "The catalogue has no service feature of this name, and says that it lists all; names are such as"
                                    + " `voice_dialing`"));
        }
    }
}
