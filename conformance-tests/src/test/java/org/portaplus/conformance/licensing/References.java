package org.portaplus.conformance.licensing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.portaplus.conformance.contract.Contract;
import org.portaplus.conformance.contract.Contract.Kind;
import org.portaplus.conformance.contract.Contract.Member;

/** Which members of requests name something that belongs to a reseller. */
final class References {
    /** Kinds of values by member name; a path decides where the same name means two things. */
    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("ICustomer", "ICustomer"),
            Map.entry("TenantID", "ICustomer"),
            Map.entry("IAccount", "IAccount"),
            Map.entry("i_account", "IAccount"),
            Map.entry("Id", "AccountId"),
            Map.entry("AccountID", "AccountId"),
            Map.entry("IProduct", "IProduct"),
            Map.entry("i_product", "IProduct"),
            Map.entry("ProductId", "IProduct"),
            Map.entry("ProductID", "IProduct"),
            Map.entry("MultipleProducts", "IProduct"),
            Map.entry("assigned_addons.IProduct", "IAddon"),
            Map.entry("assigned_addons.Name", "AddonName"),
            Map.entry("IParent", "IReseller"),
            Map.entry("ResellerID", "IReseller"),
            Map.entry("IDistributor", "IReseller"),
            Map.entry("BatchId", "BatchId"),
            Map.entry("CustomerLogin", "Login"),
            Map.entry("SearchString", "Text"),
            Map.entry("SearchTerm", "Text"));

    /** Numbers and names that belong to all, or to the request itself: places in lists, lengths, shared plans, new ids. */
    private static final Set<String> OF_NOBODY = Set.of(
            "PageNumber",
            "PageSize",
            "PageOffset",
            "ContentId",
            "Index",
            "Aliases",
            "IRoutingPlan",
            "IVDPlan",
            "IVDPaln",
            "ITariff",
            "IIncomingTariff",
            "ISubscription",
            "ITimeZone",
            "IUITimeZone",
            "IMoh",
            "i_moh",
            "ILang",
            "ICountry",
            "ITemplate",
            "IRep",
            "IAcl",
            "ICustomerClass",
            "IBillingPeriod",
            "ICustomerType",
            "i_spendingPlan",
            "IEnv",
            "ISubscriber",
            "IBatch",
            "ICustomerSite",
            "AcntId",
            "AccountId",
            "TaxId",
            "AccountRandomDigitLength",
            "LifeTime",
            "MaxAbbreviatedLength",
            "CustomerType",
            "CldTranslationRule",
            "countryCode",
            "IA",
            "NL",
            "CT",
            "CS",
            "CSDR",
            "CSS",
            "IVRLanguage");

    private static final Pattern SUSPECT = Pattern.compile("I[A-Z][a-z]\\w*|i_\\w+|\\w*(Id|ID)");

    private References() {}

    /** The kind of value that a member takes, by its name and the list it stands in; null where it names nothing. */
    static String kind(String parent, String name) {
        String special = KINDS.get(parent + "." + name);
        return special != null ? special : KINDS.get(name);
    }

    /**
     * The references in the requests of an operation, as paths such as {@code Accounts.assigned_addons.IProduct}.
     *
     * @throws AssertionError for a member that looks like a reference, or is a number, and that nobody has thought about
     */
    static List<String> in(Contract contract, String operation) {
        List<String> found = new ArrayList<>();
        walk(contract, operation, "", "", found);
        return found;
    }

    private static void walk(Contract contract, String type, String path, String parent, List<String> found) {
        for (Member member : contract.members(type)) {
            String here = path + member.name();
            if (member.type() != null) {
                walk(contract, member.type(), here + ".", member.name(), found);
            } else if (kind(parent, member.name()) != null) {
                found.add(here);
            } else {
                boolean suspect = member.kind() == Kind.INTEGER
                        || (member.kind() == Kind.TEXT
                                && SUSPECT.matcher(member.name()).matches());
                if (suspect && !OF_NOBODY.contains(member.name())) {
                    throw new AssertionError(
                            "Does " + type + "." + member.name()
                                    + " name something of a reseller? Then give it a value in References, else say that it is of nobody");
                }
            }
        }
    }
}
