package org.portaplus.server.customers;

import java.util.Currency;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The codes that exist, as the JDK knows them. Sources: DOM-009, DOM-034. */
public final class IsoCodes {
    /** Kosovo has no code of ISO 3166; this one is in common use. */
    private static final String KOSOVO = "XK";

    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());
    private static final Set<String> COUNTRIES = Stream.concat(Stream.of(Locale.getISOCountries()), Stream.of(KOSOVO))
            .collect(Collectors.toUnmodifiableSet());
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

    private IsoCodes() {}

    /** Whether this is a currency of ISO 4217, in capital letters. */
    public static boolean isCurrency(String code) {
        return CURRENCIES.contains(code);
    }

    /** Whether this is a country of ISO 3166, two letters in any case. */
    public static boolean isCountry(String code) {
        return COUNTRIES.contains(code.toUpperCase(Locale.ROOT));
    }

    /** Whether this is a language of ISO 639, two letters in any case. */
    public static boolean isLanguage(String code) {
        return code.length() == 2 && LANGUAGES.contains(code.toLowerCase(Locale.ROOT));
    }
}
