package org.portaplus.server.accounts;

import static org.portaplus.server.values.Unset.orElse;
import static org.portaplus.server.values.Unset.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.portaplus.server.products.ServiceFeature;

/**
 * Members of requests that stand for a service feature. Each method gives the feature that the member means, or nothing
 * when the text means none. Sources: docs/domain.md#service-features, docs/domain.md#answering-and-forwarding.
 */
public final class Shortcuts {
    /** Bits of an answering mode. */
    private static final int RING = 1;

    private static final int FORWARD = 2;
    private static final int VOICEMAIL = 4;
    private static final int LONGEST_TIMEOUT = 300;

    private static final Pattern HOST_AND_PORT = Pattern.compile(
            "(?:sips?:)?(?:([^@\\s:]+)@)?([A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\\[[0-9A-Fa-f:]+])(?::(\\d{1,5}))?");
    private static final Pattern IDENTITY = Pattern.compile("[A-Za-z ]{1,64}");
    private static final List<String> RTP_PROXY = List.of("direct", "optimal", "onnat", "always");

    private Shortcuts() {}

    /** Voicemail on or off. */
    public static ServiceFeature voicemail(boolean on) {
        return ServiceFeature.of("unified_messaging", yesNo(on));
    }

    /** Y or N. */
    public static String yesNo(boolean on) {
        return on ? "Y" : "N";
    }

    /**
     * The number of an answering mode: a number from 0 to 7, or a name that is made of Ring, Forward and Voicemail, with
     * or without Only, Then and And ({@code RingThenVoicemail}), or Reject.
     */
    public static OptionalInt answeringMode(String text) {
        String bare = text.toLowerCase(Locale.ROOT).replaceAll("only|then|and|[^a-z0-9]", "");
        if (bare.matches("[0-7]")) {
            return OptionalInt.of(Integer.parseInt(bare));
        }
        if (bare.equals("reject")) {
            return OptionalInt.of(0);
        }
        Matcher words = Pattern.compile("(ring)?(forward)?(voicemail)?").matcher(bare);
        if (bare.isEmpty() || !words.matches()) {
            return OptionalInt.empty();
        }
        return OptionalInt.of((words.group(1) == null ? 0 : RING)
                + (words.group(2) == null ? 0 : FORWARD)
                + (words.group(3) == null ? 0 : VOICEMAIL));
    }

    /** What happens to a call; a timeout is given in seconds, or empty for none. */
    public static ServiceFeature answering(int mode, String timeout) {
        return timeout.isEmpty()
                ? ServiceFeature.of("default_action", Integer.toString(mode))
                : ServiceFeature.of("default_action", Integer.toString(mode), "timeout", timeout);
    }

    /** Whether a text is a ringing time: 0 to 300 seconds. */
    public static boolean isTimeout(String text) {
        return text.matches("\\d{1,3}") && Integer.parseInt(text) <= LONGEST_TIMEOUT;
    }

    /** The level of a media proxy setting: Direct, Optimal, OnNat, Always, or its number. */
    public static OptionalInt rtpProxy(String text) {
        String bare = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        int level = bare.matches("[0-3]") ? Integer.parseInt(bare) : RTP_PROXY.indexOf(bare);
        return level < 0 ? OptionalInt.empty() : OptionalInt.of(level);
    }

    /** A fixed SIP address, {@code [user@]host[:port]}. */
    public static Optional<ServiceFeature> sipContact(String text) {
        Matcher parts = HOST_AND_PORT.matcher(text.strip());
        if (!parts.matches() || (parts.group(3) != null && Integer.parseInt(parts.group(3)) > 65_535)) {
            return Optional.empty();
        }
        Map<String, List<String>> attributes = new LinkedHashMap<>();
        attributes.put("host", List.of(parts.group(2)));
        attributes.put("port", parts.group(3) == null ? List.of() : List.of(parts.group(3)));
        attributes.put("user", parts.group(1) == null ? List.of() : List.of(parts.group(1)));
        return Optional.of(new ServiceFeature("sip_static_contact", "Y", attributes));
    }

    /** Which caller identities the account may use; kept as it was said. */
    public static Optional<ServiceFeature> identity(String text) {
        return IDENTITY.matcher(text).matches()
                ? Optional.of(ServiceFeature.of("cli", "Y", "display_number_check", text))
                : Optional.empty();
    }

    /** Name and number shown to the called party; empty texts are left out. */
    public static Optional<ServiceFeature> display(String name, String number) {
        Map<String, List<String>> attributes = new LinkedHashMap<>();
        if (!name.isEmpty()) {
            attributes.put("display_name", List.of(name));
        }
        if (!number.isEmpty()) {
            attributes.put("display_number", List.of(number));
            attributes.put("centrex", List.of(number));
        }
        return attributes.isEmpty() ? Optional.empty() : Optional.of(new ServiceFeature("cli", "Y", attributes));
    }

    /** Voice dialling, with or without translation of incoming caller numbers. */
    public static ServiceFeature voiceDialing(boolean translateIncoming) {
        return ServiceFeature.of("voice_dialing", "Y", "translate_cli_in", yesNo(translateIncoming));
    }

    /** A routing plan of its own. */
    public static ServiceFeature routingPlan(int iRoutingPlan) {
        return ServiceFeature.of("individual_routing_plan", "Y", "i_routing_plan", Integer.toString(iRoutingPlan));
    }

    /** Music on hold. */
    public static ServiceFeature musicOnHold(int iMoh) {
        return ServiceFeature.of("music_on_hold", "Y", "i_moh", Integer.toString(iMoh));
    }

    /** The features that a new account has from the start, before the ones that are named explicitly. */
    static List<ServiceFeature> ofNewAccount(NewAccounts.Defaults defaults, @Nullable String sipContact) {
        List<ServiceFeature> features = new ArrayList<>();
        features.add(voicemail(defaults.voicemail()));
        features.add(ServiceFeature.of("forward_mode", yesNo(defaults.followMe())));
        features.add(
                answering(answeringMode(orElse(defaults.answeringMode(), "0")).orElse(0), ""));
        features.add(ServiceFeature.of(
                "rtpp_level",
                Integer.toString(rtpProxy(orElse(defaults.rtpProxy(), "0")).orElse(0))));
        features.add(ServiceFeature.of("lan_name", orElse(defaults.ivrLanguage(), "en")));
        if (defaults.iRoutingPlan() != 0) {
            features.add(routingPlan(defaults.iRoutingPlan()));
        }
        sipContact(text(sipContact)).ifPresent(features::add);
        features.addAll(defaults.features());
        return features;
    }
}
