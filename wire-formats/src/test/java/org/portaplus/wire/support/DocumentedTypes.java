package org.portaplus.wire.support;

import java.util.LinkedHashMap;
import java.util.Map;

/** The classes of the documented samples, from {@code documented-pages/types.txt}. */
public final class DocumentedTypes {
    private static final Map<String, Class<?>> CLASSES = load();

    private DocumentedTypes() {}

    /** The class with that contract name. */
    public static Class<?> get(String name) {
        return CLASSES.get(name);
    }

    private static Map<String, Class<?>> load() {
        Pojos pojos = new Pojos();
        for (String block : Samples.resource("documented-pages/types.txt").split("\n\n", -1)) {
            if (block.startsWith("#")) {
                continue;
            }
            String[] lines = block.strip().split("\n", -1);
            String[] head = lines[0].split(" ", -1);
            Map<String, String> members = new LinkedHashMap<>();
            for (int i = 1; i < lines.length; i++) {
                String[] member = lines[i].strip().split(" ", -1);
                members.put(member[0], member[1]);
            }
            pojos.add(head[0], contract(head[0], head[1].equals("D"), members), members);
        }
        return pojos.compile();
    }

    private static String contract(String name, boolean dto, Map<String, String> members) {
        String namespace = dto ? "PortaPlus2.API.Web.Dto" : "PortaPlus2.Common.Models";
        String text = "namespace = \"http://schemas.datacontract.org/2004/07/" + namespace + "\"";
        if (members.containsKey("FeatureName")) {
            text += ", inherited = {\"License\", \"ContentId\", \"FeatureName\"}";
        }
        return name.equals("BatchCustomerCreation") ? text + ", hidden = {\"License\"}" : text;
    }
}
