package org.portaplus.server.operations;

import static org.portaplus.server.customers.SubscriberText.ADDRESS1;
import static org.portaplus.server.customers.SubscriberText.ADDRESS2;
import static org.portaplus.server.customers.SubscriberText.ADDRESS3;
import static org.portaplus.server.customers.SubscriberText.ADDRESS4;
import static org.portaplus.server.customers.SubscriberText.BCC;
import static org.portaplus.server.customers.SubscriberText.CITY;
import static org.portaplus.server.customers.SubscriberText.COMPANY;
import static org.portaplus.server.customers.SubscriberText.CONTACT1;
import static org.portaplus.server.customers.SubscriberText.CONTACT2;
import static org.portaplus.server.customers.SubscriberText.COUNTRY;
import static org.portaplus.server.customers.SubscriberText.EMAIL;
import static org.portaplus.server.customers.SubscriberText.FAX;
import static org.portaplus.server.customers.SubscriberText.FIRST_NAME;
import static org.portaplus.server.customers.SubscriberText.LAST_NAME;
import static org.portaplus.server.customers.SubscriberText.MIDDLE_INITIALS;
import static org.portaplus.server.customers.SubscriberText.NOTE;
import static org.portaplus.server.customers.SubscriberText.PHONE1;
import static org.portaplus.server.customers.SubscriberText.PHONE2;
import static org.portaplus.server.customers.SubscriberText.POSTCODE;
import static org.portaplus.server.customers.SubscriberText.REGION;
import static org.portaplus.server.customers.SubscriberText.SALUTATION;
import static org.portaplus.server.customers.SubscriberText.TOWN;
import static org.portaplus.server.operations.Members.list;
import static org.portaplus.server.operations.Members.orNew;
import static org.portaplus.server.values.Unset.first;
import static org.portaplus.server.values.Unset.flag;
import static org.portaplus.server.values.Unset.isSet;
import static org.portaplus.server.values.Unset.number;
import static org.portaplus.server.values.Unset.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.portaplus.server.accounts.AccountChange;
import org.portaplus.server.accounts.AccountChangeTermsBuilder;
import org.portaplus.server.accounts.AddonChoice;
import org.portaplus.server.accounts.Shortcuts;
import org.portaplus.server.customers.Subscriber;
import org.portaplus.server.faults.Checks;
import org.portaplus.server.model.AnsweringMode;
import org.portaplus.server.model.AssignedAddon;
import org.portaplus.server.model.PortaAccount;
import org.portaplus.server.model.UpdateAccount;
import org.portaplus.server.products.ServiceFeature;

/**
 * One account of an UpdateAccount as a change, with the switches of the request applied. Members of value types cannot
 * be left out in XML, so false and 0 are ignored where a switch exists. Sources: docs/domain.md#service-features,
 * docs/domain.md#updateaccount.
 */
final class ChangeMapping {
    private static final Set<String> FORWARDING = Set.of("F", "N", "Y", "C", "U");

    private final UpdateAccount request;
    private final PortaAccount account;
    private final Checks checks = new Checks();

    private ChangeMapping(UpdateAccount request, PortaAccount account) {
        this.request = request;
        this.account = account;
    }

    /**
     * The change that a request asks for on one of its accounts.
     *
     * @throws org.portaplus.server.faults.Fault with paths relative to the account
     */
    static AccountChange change(UpdateAccount request, PortaAccount account) {
        return new ChangeMapping(request, account).change();
    }

    /** The spelling of a member that was sent, where the contract has two. */
    static String asSent(String member, PortaAccount account) {
        return switch (member) {
            case "Login" -> isSet(account.getUiLogin()) ? "UILogin" : member;
            case "Password" -> isSet(account.getUiPassword()) ? "UIPassword" : member;
            case "IProduct" -> number(account.getIproduct()) == 0 ? "i_product" : member;
            default -> member;
        };
    }

    private AccountChange change() {
        boolean complete = flag(request.getUpdateServiceFeature()) && flag(request.getUpdateSFfromv2());
        AccountChange change = new AccountChange(
                which(),
                belief(),
                access(),
                terms(),
                subscriber(),
                shortcuts(),
                flag(request.getUpdateServiceFeature())
                        ? AccountMapping.features(account.getServicefeatures())
                        : List.of(),
                complete);
        checks.done();
        return change;
    }

    private AccountChange.Which which() {
        return new AccountChange.Which(
                number(account.getIaccount()), text(account.getId()), flag(request.getIsPortingAccount()));
    }

    private AccountChange.Belief belief() {
        return new AccountChange.Belief(
                number(account.getIcustomer()),
                number(account.getIparent()),
                number(account.getIenv()),
                number(account.getIbatch()),
                number(account.getIsubscriber()),
                account.getISO4217(),
                account.getBillingModel());
    }

    private AccountChange.Access access() {
        return new AccountChange.Access(
                first(account.getUiLogin(), account.getLogin()),
                first(account.getUiPassword(), account.getPassword()),
                account.getVoipPassword(),
                blocked());
    }

    /** The text member wins, since it can be left out. */
    private @Nullable Boolean blocked() {
        String letter = text(account.getMapBlocked());
        checks.require(Set.of("", "Y", "N").contains(letter), "Enum", "MapBlocked", "Y or N is expected");
        return letter.isEmpty() ? account.getBlocked() : Boolean.valueOf(letter.equals("Y"));
    }

    private AccountChange.Terms terms() {
        List<AssignedAddon> addons = account.getAssignedAddons();
        return AccountChangeTermsBuilder.builder()
                .billStatus(account.getBillStatus())
                .creditLimit(account.getCreditLimit())
                .iProduct(first(account.getIproduct(), account.getIProduct()))
                .addons(
                        addons == null
                                ? null
                                : list(addons, AssignedAddon::new).stream()
                                        .map(addon -> new AddonChoice(number(addon.getIproduct()), addon.getName()))
                                        .toList())
                .batchNamePrefix(account.getBatchNamePrefix())
                .iRoutingPlan(number(account.getIroutingPlan()))
                .iVdPlan(number(account.getIvDPlan()))
                .iMoh(number(account.getiMoh()))
                .iCustomerSite(number(account.getIcustomerSite()))
                .teamsDomain(account.getTeamsDomain())
                .activationDate(flag(request.getUpdateAccountActivation()) ? account.getActivationDate() : null)
                .build();
    }

    private Subscriber subscriber() {
        return name(Subscriber.builder())
                .with(MIDDLE_INITIALS, account.getMiddleInitials())
                .with(SALUTATION, account.getSalutation())
                .with(COMPANY, first(account.getCompany(), account.getCompanyName()))
                .with(ADDRESS1, first(account.getAddress1(), account.getAddress()))
                .with(ADDRESS2, account.getAddress2())
                .with(ADDRESS3, account.getAddress3())
                .with(ADDRESS4, account.getAddress4())
                .with(TOWN, account.getTown())
                .with(CITY, account.getCity())
                .with(REGION, first(account.getRegion(), account.getState()))
                .with(POSTCODE, account.getPostcode())
                .with(COUNTRY, account.getCountry())
                .with(EMAIL, account.getEmail())
                .with(BCC, account.getBCC())
                .with(PHONE1, first(account.getPhone1(), account.getPhoneNo()))
                .with(PHONE2, account.getPhone2())
                .with(CONTACT1, account.getContact1())
                .with(CONTACT2, account.getContact2())
                .with(FAX, account.getFax())
                .with(NOTE, account.getNote())
                .build();
    }

    /** Name stands for first and last name, where neither is said. */
    private Subscriber.Builder name(Subscriber.Builder person) {
        String firstName = account.getFirstName();
        String lastName = account.getLastName();
        if (!isSet(firstName) && !isSet(lastName) && isSet(account.getName())) {
            String whole = account.getName().strip();
            int blank = whole.lastIndexOf(' ');
            firstName = blank < 0 ? whole : whole.substring(0, blank);
            lastName = blank < 0 ? "" : whole.substring(blank + 1);
        }
        return person.with(FIRST_NAME, firstName).with(LAST_NAME, lastName);
    }

    private List<ServiceFeature> shortcuts() {
        List<ServiceFeature> features = new ArrayList<>();
        if (account.getUmEnabled() != null) {
            features.add(Shortcuts.voicemail(account.getUmEnabled()));
        }
        if (isSet(account.getFollowMeEnabled())) {
            checks.require(
                    FORWARDING.contains(account.getFollowMeEnabled()),
                    "Enum",
                    "FollowMeEnabled",
                    "F advanced list, N none, Y follow-me list, C simple or U SIP URI is expected");
            features.add(ServiceFeature.of("forward_mode", account.getFollowMeEnabled()));
        }
        if (isSet(account.getEnpointRedirection())) {
            checks.require(
                    Set.of("Y", "N").contains(account.getEnpointRedirection()),
                    "Enum",
                    "EnpointRedirection",
                    "Y or N is expected");
            features.add(ServiceFeature.of("endpoint_redirect", account.getEnpointRedirection()));
        }
        if (isSet(account.getSipContact())) {
            var contact = Shortcuts.sipContact(account.getSipContact());
            checks.require(
                    contact.isPresent(), "RegularExpression", "SipContact", "The form host or host:port is expected");
            contact.ifPresent(features::add);
        }
        answering(features);
        switches(features);
        return features;
    }

    private void answering(List<ServiceFeature> features) {
        if (!flag(account.getUpdateAnsweringMode())) {
            return;
        }
        AnsweringMode answering = orNew(account.getAnsweringMode(), AnsweringMode::new);
        var mode = Shortcuts.answeringMode(text(answering.getAnswerMode()));
        String timeout = text(answering.getTimeout());
        checks.require(
                        mode.isPresent(),
                        "Enum",
                        "AnsweringMode.AnswerMode",
                        "Reject, a number from 0 to 7, or what is done, made of Ring, Forward and Voicemail, is expected")
                .require(
                        timeout.isEmpty() || Shortcuts.isTimeout(timeout),
                        "InclusiveBetween",
                        "AnsweringMode.timeout",
                        "0 to 300 seconds are expected");
        mode.ifPresent(number -> features.add(Shortcuts.answering(number, timeout)));
    }

    private void switches(List<ServiceFeature> features) {
        if (flag(request.getIsDistinctiveRing())) {
            features.add(ServiceFeature.of("distinctive_ring_vpn", "Y"));
        }
        if (flag(request.getUpdateVoiceDialing())) {
            features.add(Shortcuts.voiceDialing(flag(request.getTranslateIncomingCLI())));
        }
        if (isSet(request.getIdentity())) {
            Shortcuts.identity(request.getIdentity()).ifPresent(features::add);
        }
    }
}
