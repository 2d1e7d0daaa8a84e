package org.portaplus.server.products;

import static org.portaplus.server.products.CatalogueFault.require;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What can be said about a catalogue file without looking into the store. Places are named as they are written in the file. */
final class CatalogueRules {
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    private static final Pattern FEATURE = Pattern.compile("\\S{1,64}");

    /** As wide as the columns, and the members of the answers. */
    private static final int LONGEST_NAME = 64;

    private static final int LONGEST_DESCRIPTION = 255;

    private CatalogueRules() {}

    /** @throws CatalogueFault at the first rule that is broken */
    static void check(CatalogueFile file) {
        entries("resellers", file.resellers(), CatalogueFile.Reseller::id, CatalogueFile.Reseller::name);
        entries("groups", file.groups(), CatalogueFile.Group::id, CatalogueFile.Group::name);
        entries("subscriptions", file.subscriptions(), CatalogueFile.Charge::id, CatalogueFile.Charge::name);
        file.plans()
                .forEach((kind, plans) ->
                        entries("plans." + kind, plans, CatalogueFile.Plan::id, CatalogueFile.Plan::name));
        // Products and add-ons are numbered together.
        Map<Integer, String> places = new HashMap<>();
        entries("add-ons", file.addOns(), CatalogueFile.Entry::id, CatalogueFile.Entry::name, places);
        entries("products", file.products(), CatalogueFile.Entry::id, CatalogueFile.Entry::name, places);

        features(file.serviceFeatures());
        file.resellers().forEach(entry -> currency(named("reseller", entry.id(), entry.name()), entry.currency()));
        file.subscriptions().forEach(CatalogueRules::charge);
        file.addOns().forEach(entry -> product(named("add-on", entry.id(), entry.name()), entry));
        file.products().forEach(entry -> product(named("product", entry.id(), entry.name()), entry));
    }

    private static void features(CatalogueFile.Features features) {
        List<String> names = features.names() == null ? FeatureNames.USUAL : features.names();
        require(
                !names.isEmpty(),
                "service-features.names: a name is expected; without names, those that this program knows are meant");
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            String place = "service-features.names[" + i + "]";
            require(
                    name != null && FEATURE.matcher(name).matches(),
                    place + ": a name without blanks, of at most 64 characters, is expected");
            require(names.indexOf(name) == i, place + " (" + name + "): this name is there already");
        }
    }

    /** How messages call an entry. */
    static String named(String kind, Integer id, String name) {
        return kind + " " + id + " (" + name + ")";
    }

    static void currency(String what, @Nullable String currency) {
        require(
                currency != null && CURRENCY.matcher(currency).matches(),
                what + ": currency is three capital letters, such as EUR");
    }

    private static void charge(CatalogueFile.Charge charge) {
        String what = named("subscription", charge.id(), charge.name());
        currency(what, charge.currency());
        fee(what, "activation-fee", charge.activationFee());
        fee(what, "monthly-fee", charge.monthlyFee());
    }

    private static void product(String what, CatalogueFile.Entry entry) {
        currency(what, entry.currency());
        fee(what, "maintenance-fee", entry.maintenanceFee());
        text(what + ": end-user-name", entry.endUserName(), LONGEST_NAME);
        text(what + ": description", entry.description(), LONGEST_DESCRIPTION);
    }

    private static void fee(String what, String name, @Nullable BigDecimal fee) {
        require(fee == null || fee.signum() >= 0, what + ": " + name + " is not negative");
    }

    private static void text(String what, @Nullable String text, int most) {
        require(
                text == null || text.codePointCount(0, text.length()) <= most,
                what + " has at most " + most + " characters");
        require(
                text == null || text.codePoints().noneMatch(CatalogueRules::isUnprintable),
                what + " has a character that no answer can carry");
    }

    /** Control characters, and halves of a character. */
    private static boolean isUnprintable(int character) {
        return (Character.isISOControl(character) && character != '\n' && character != '\t')
                || (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE)
                || (character & 0xFFFE) == 0xFFFE;
    }

    private static <T> void entries(String list, List<T> entries, Function<T, Integer> id, Function<T, String> name) {
        entries(list, entries, id, name, new HashMap<>());
    }

    private static <T> void entries(
            String list,
            List<T> entries,
            Function<T, Integer> id,
            Function<T, String> name,
            Map<Integer, String> places) {
        for (int i = 0; i < entries.size(); i++) {
            T entry = entries.get(i);
            String place = list + "[" + i + "]";
            require(entry != null, place + ": nothing is written there");
            Integer number = id.apply(entry);
            String called = name.apply(entry);
            require(
                    number != null && number > 0 && called != null && !called.isBlank(),
                    place + ": id, from 1, and name are needed");
            text(place + ": name", called, LONGEST_NAME);
            String earlier = places.putIfAbsent(number, place);
            require(earlier == null, place + " (" + called + "): " + earlier + " has the id " + number + " already");
        }
    }
}
