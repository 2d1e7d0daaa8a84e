package org.portaplus.server.products;

import static java.util.Map.entry;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.portaplus.server.faults.Checks;

/**
 * Legal flags and attributes of the features that a request member sets: what the member may be. Those of other
 * features are free. Stateless. Source: DOM-016.
 */
final class FeatureValues {
    /** From the product, from the customer, none of its own. */
    private static final Set<String> INHERITED = Set.of("~", "^", "/");

    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
    private static final int LONGEST_TIMEOUT = 300;
    private static final int HIGHEST_PORT = 65_535;

    private static final Form SWITCH = Form.of("[YN]", "Y or N is expected");
    private static final Form KEY =
            new Form(FeatureValues::isKey, "The number of one entry of the catalogue is expected; 0 is none");

    private static final Map<String, Form> FLAGS = Map.ofEntries(
            entry("unified_messaging", SWITCH),
            entry("individual_routing_plan", SWITCH),
            entry("music_on_hold", SWITCH),
            entry("voice_dialing", SWITCH),
            entry("distinctive_ring_vpn", SWITCH),
            entry("endpoint_redirect", SWITCH),
            entry("sip_static_contact", SWITCH),
            entry("cli", SWITCH),
            entry(
                    "default_action",
                    Form.of("[0-7]", "A sum of 1 ring, 2 forward and 4 voicemail is expected; 0 rejects")),
            entry("forward_mode", Form.of("[FNYCU]", "F, N, Y, C or U is expected")),
            entry("rtpp_level", Form.of("[0-3N]", "0 Direct, 1 Optimal, 2 OnNat, 3 Always or N none is expected")),
            entry(
                    "lan_name",
                    new Form(
                            text -> text.matches("[YN]") || LANGUAGES.contains(text.toLowerCase(Locale.ROOT)),
                            "Y, N or two letters of ISO 639, such as en, are expected")));

    private static final Map<String, Form> ATTRIBUTES = Map.of(
            "individual_routing_plan.i_routing_plan",
            KEY,
            "music_on_hold.i_moh",
            KEY,
            "voice_dialing.translate_cli_in",
            SWITCH,
            "default_action.timeout",
            Form.upTo(LONGEST_TIMEOUT, "0 to 300 seconds are expected"),
            "sip_static_contact.port",
            Form.upTo(HIGHEST_PORT, "A port is a number up to 65535"),
            "cli.display_number",
            Form.of("\\d{1,64}", "A number to display has 1 to 64 digits"));

    private record Form(Predicate<String> fits, String expected) {
        static Form of(String pattern, String expected) {
            return new Form(Pattern.compile(pattern).asMatchPredicate(), expected);
        }

        static Form upTo(int most, String expected) {
            return new Form(text -> text.matches("\\d{1,5}") && Integer.parseInt(text) <= most, expected);
        }
    }

    private FeatureValues() {}

    /** The features that a member of a request stands for. */
    static Set<String> ofMembers() {
        return FLAGS.keySet();
    }

    /** Whether a text is the number of an entry of the catalogue, or 0 for none. */
    static boolean isKey(String text) {
        return text.matches("\\d{1,9}");
    }

    /**
     * Notes what is wrong with the flag and the attributes of a feature. What is unset or inherited is right.
     *
     * @param checks of the feature
     */
    static void check(ServiceFeature feature, Checks checks) {
        Form form = FLAGS.get(feature.name());
        if (form != null && feature.flag() != null && !INHERITED.contains(feature.flag())) {
            require(form, feature.flag(), "FlagValue", checks);
        }
        feature.attributes().forEach((name, values) -> attribute(feature.name() + "." + name, values, checks));
    }

    private static void attribute(String name, List<String> values, Checks checks) {
        Form form = ATTRIBUTES.get(name);
        if (form != null) {
            String field = "ServiceAttributes" + name.substring(name.indexOf('.'));
            checks.require(values.size() <= 1, "Enum", field, "One value is expected");
            values.stream().limit(1).forEach(value -> require(form, value, field, checks));
        }
    }

    private static void require(Form form, String value, String field, Checks checks) {
        checks.require(value.isEmpty() || form.fits().test(value), "Enum", field, form.expected());
    }
}
