package org.portaplus.spec;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * JAXB customizations for the members of a class, inside the schema. In the namespace of Jakarta alone: with the one of
 * Java EE beside it, CXF refuses the schema.
 */
final class JaxbProperties {
    /** The attributes of a schema that says any of it. */
    static final String DECLARATION = " xmlns:jaxb=\"https://jakarta.ee/xml/ns/jaxb\" jaxb:version=\"3.0\"";
    /** A member that may be absent or nil is a plain value, null in both cases. Holds for all schemas beside it. */
    static final String PLAIN_MEMBERS =
            annotated("  ", "<jaxb:globalBindings generateElementProperty=\"false\"/>") + "\n";

    private final Set<String> taken = new HashSet<>();

    /** The annotation of the next element: empty, unless its property would be the one of an element before it. */
    String annotation(String element) {
        String property = property(element);
        int number = 1;
        String free = property;
        while (!taken.add(free.toLowerCase(Locale.ROOT))) {
            number++;
            free = property + number;
        }
        return number == 1 ? "" : annotated("", "<jaxb:property name=\"" + free + "\"/>");
    }

    /** {@code i_product} is {@code IProduct}. */
    private static String property(String element) {
        return Pattern.compile("(?:^_*|_+)(.?)").matcher(element).replaceAll(start -> start.group(1)
                .toUpperCase(Locale.ROOT));
    }

    private static String annotated(String indentation, String binding) {
        return indentation + "<xs:annotation><xs:appinfo>" + binding + "</xs:appinfo></xs:annotation>";
    }
}
