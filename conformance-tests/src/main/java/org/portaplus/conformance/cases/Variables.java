package org.portaplus.conformance.cases;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The values that a run of a case knows by name; {@code ${name}} in a case stands for one.
 *
 * <p>{@code ${unique}} is a number of twelve digits that no other run has, so that cases do not collide; {@code
 * ${secretWeb}} and {@code ${secretVoice}} are passwords made of it; {@code ${long}} is a text longer than a URL may be, {@code ${x41}} one of 41 letters. {@code ${soap11}} and {@code ${soap12}} are the
 * namespaces of envelopes.
 */
public final class Variables {
    private static final Pattern NAME = Pattern.compile("\\$\\{([A-Za-z0-9]+)}");
    private static final Pattern LETTERS = Pattern.compile("x(\\d{1,4})");
    private static final AtomicLong LAST = new AtomicLong(System.currentTimeMillis() % 10_000_000_000L * 100);

    private static final int LONG = 9_000;

    private final Map<String, String> values = new LinkedHashMap<>();

    public Variables(String license) {
        values.put("license", license);
        values.put("soap11", "http://schemas.xmlsoap.org/soap/envelope/");
        values.put("soap12", "http://www.w3.org/2003/05/soap-envelope");
        String unique = "%012d".formatted(LAST.incrementAndGet());
        values.put("unique", unique);
        values.put("secretWeb", "Web7" + unique + "q");
        values.put("long", "a".repeat(LONG));
        values.put("secretVoice", "Sip4" + unique + "z");
    }

    public void put(String name, String value) {
        values.put(name, value);
    }

    /**
     * The text with every {@code ${name}} replaced.
     *
     * @throws IllegalArgumentException when a name has no value
     */
    public String in(String text) {
        Matcher matcher = NAME.matcher(text);
        StringBuilder out = new StringBuilder();
        while (matcher.find()) {
            Matcher letters = LETTERS.matcher(matcher.group(1));
            String value =
                    letters.matches() ? "x".repeat(Integer.parseInt(letters.group(1))) : values.get(matcher.group(1));
            if (value == null) {
                throw new IllegalArgumentException("no value for " + matcher.group() + "; known: " + values.keySet());
            }
            matcher.appendReplacement(out, Matcher.quoteReplacement(value));
        }
        return matcher.appendTail(out).toString();
    }

    /** Values whose name begins with {@code secret}: no error may repeat them. */
    public List<String> secrets() {
        return values.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("secret"))
                .map(Map.Entry::getValue)
                .toList();
    }
}
