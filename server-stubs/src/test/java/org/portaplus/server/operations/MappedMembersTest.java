package org.portaplus.server.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A member that the contract says is stored, and no mapping asks for, would be lost without a word. */
class MappedMembersTest {
    private static final String MODEL = "org.portaplus.server.model.";

    /** What a member of a request may do without being asked for: it is part of a group, or does nothing. */
    private static final Set<String> WITHOUT_EFFECT = Set.of("ignored", "group", "echoed", "switch");

    @Test
    void everyMemberThatARequestMayStoreIsAskedFor() throws IOException, ReflectiveOperationException {
        Set<String> called = called();
        List<String> forgotten = new ArrayList<>();
        for (Map.Entry<String, JsonNode> type :
                contract().path("components").path("schemas").properties()) {
            for (Map.Entry<String, JsonNode> member :
                    type.getValue().path("properties").properties()) {
                String behaviour = member.getValue().path("x-behaviour").asText();
                if (!behaviour.isEmpty() && !WITHOUT_EFFECT.contains(behaviour)) {
                    String getter = ".get" + getter(field(type.getKey(), member.getKey()));
                    boolean asked = called.contains(type.getKey() + getter) || called.contains("BaseMembers" + getter);
                    if (!asked && !isOtherSpelling(member.getKey(), type.getValue())) {
                        forgotten.add(type.getKey() + "." + member.getKey() + " (" + behaviour + ")");
                    }
                }
            }
        }
        assertThat(forgotten)
                .as("members of requests that no mapping in server/operations asks for, so that what is sent is lost")
                .isEmpty();
    }

    /** {@code i_product} is the same as {@code IProduct}, and becomes that before any mapping. */
    private static boolean isOtherSpelling(String member, JsonNode type) {
        return type.path("properties")
                .propertyStream()
                .map(Map.Entry::getKey)
                .anyMatch(other -> !other.equals(member)
                        && !other.contains("_")
                        && other.equalsIgnoreCase(member.replace("_", "")));
    }

    private static Set<String> called() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.portaplus.server").stream()
                        .filter(type -> !type.getPackageName().endsWith(".model"))
                        .flatMap(type -> type.getCodeUnitAccessesFromSelf().stream())
                        .map(call -> call.getTarget().getOwner().getSimpleName() + "."
                                + call.getTarget().getName())
                        .collect(Collectors.toSet());
    }

    private static JsonNode contract() throws IOException {
        try (InputStream json = MappedMembersTest.class.getResourceAsStream("/openapi/openapi.json")) {
            return new ObjectMapper().readTree(json);
        }
    }

    private static String field(String type, String member) throws ReflectiveOperationException {
        for (Class<?> model = Class.forName(MODEL + type); model != Object.class; model = model.getSuperclass()) {
            for (Field field : model.getDeclaredFields()) {
                JsonProperty name = field.getAnnotation(JsonProperty.class);
                if (name != null && name.value().equals(member)) {
                    return field.getName();
                }
            }
        }
        throw new AssertionError(type + " has no " + member);
    }

    /** How the generator names it: {@code getiAccount}, and {@code getNote}. */
    private static String getter(String name) {
        return name.length() > 1 && Character.isUpperCase(name.charAt(1))
                ? name
                : Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
