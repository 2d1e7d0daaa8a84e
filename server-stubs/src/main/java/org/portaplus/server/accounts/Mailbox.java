package org.portaplus.server.accounts;

import java.util.List;
import java.util.Optional;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.products.ServiceFeature;
import org.portaplus.server.products.ServiceFeatures;

/** An answering mode with voicemail needs voicemail, whichever members say so. Source rule: domain §6; DOM-029. */
final class Mailbox {
    private static final String MODE = "default_action";
    private static final String VOICEMAIL = "unified_messaging";

    private Mailbox() {}

    /**
     * Makes sure that there is a mailbox, where one is needed.
     *
     * @throws Fault 400 at the field
     */
    static void require(ServiceFeatures features, String field) {
        String mode = features.flag(MODE);
        if (mode.matches("[0-7]") && Shortcuts.needsVoicemail(Integer.parseInt(mode)) && !features.isOn(VOICEMAIL)) {
            throw Fault.of(
                    FaultKind.INVALID,
                    "Server.Account.unified_messaging_disabled",
                    field,
                    "A mode with voicemail needs UMEnabled, or the feature unified_messaging with the flag Y");
        }
    }

    /**
     * Makes sure of the same after a change, which is asked only where it touches mode or voicemail.
     *
     * @param explicit the features that the request lists
     * @throws Fault 400 at the member that says so
     */
    static void require(ServiceFeatures before, ServiceFeatures after, List<ServiceFeature> explicit) {
        boolean mode = !before.flag(MODE).equals(after.flag(MODE));
        if (mode || !before.flag(VOICEMAIL).equals(after.flag(VOICEMAIL))) {
            String member = mode ? "AnsweringMode.AnswerMode" : "UMEnabled";
            require(after, blamed(explicit, ChangeRules.FEATURES).orElse(member));
        }
    }

    /** The member of an explicit list of features that a refusal names: the mode, else the voicemail. */
    static Optional<String> blamed(List<ServiceFeature> features, String list) {
        List<String> names = features.stream().map(ServiceFeature::name).toList();
        int index = names.contains(MODE) ? names.lastIndexOf(MODE) : names.lastIndexOf(VOICEMAIL);
        return index < 0 ? Optional.empty() : Optional.of(list + "[" + index + "].FlagValue");
    }
}
