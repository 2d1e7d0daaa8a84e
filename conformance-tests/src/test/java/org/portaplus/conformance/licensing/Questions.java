package org.portaplus.conformance.licensing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.portaplus.conformance.contract.Contract;

/** What can be asked: each custom route asks a question of its own, and the other routes of its operation ask all of them. */
final class Questions {
    /** What members of questions say that name nothing, where the example of the contract would find too little. */
    private static final Map<String, String> HOW = Map.ofEntries(
            Map.entry("Currency", "USD"),
            Map.entry("ShowAllResellerProducts", "true"),
            Map.entry("isClonedEnabled", "true"),
            Map.entry("getProductAddon", "true"),
            Map.entry("getAllProductAddons", "true"),
            Map.entry("fromDate", "2020-01-01"),
            Map.entry("ToDate", "2100-01-01"),
            Map.entry("filterByActivationDate", "true"),
            Map.entry("forBLF", "true"),
            Map.entry("GetAccountServiceFeatures", "true"),
            Map.entry("getservicefeaturesbyProdSS", "true"),
            Map.entry("Aliases", "true"),
            Map.entry("forACL", "true"),
            Map.entry("PageNumber", "1"),
            Map.entry("PageOffset", "100"));

    private Questions() {}

    /** The questions that a way can ask, each as the members it sets. */
    static List<List<String>> of(Contract contract, Way way) {
        Stream<Way> asking = way.isCustom() ? Stream.of(way) : customWays(contract, way.operation());
        return asking.map(one -> one.pathMembers().stream()
                        .filter(name -> !name.equals("License"))
                        .toList())
                .distinct()
                .toList();
    }

    static Stream<Way> customWays(Contract contract, String operation) {
        return Way.all(contract).stream()
                .filter(way -> way.operation().equals(operation) && way.isCustom() && !way.changes());
    }

    /** The members of a question that name something. */
    static List<String> references(List<String> question) {
        return question.stream()
                .filter(name -> References.kind("", name) != null)
                .toList();
    }

    /** One route takes a part of a name where the others take the keys of products. */
    private static String kind(List<String> question, String name) {
        boolean byName = name.equals("MultipleProducts") && question.contains("getservicefeaturesbyProdSS");
        return byName ? "Text" : References.kind("", name);
    }

    /** What is usual for a member that names nothing. */
    private static String how(String name) {
        String usual = HOW.get(name);
        return usual != null
                ? usual
                : TwoResellers.CONTRACT.routes().stream()
                        .map(route -> TwoResellers.CONTRACT.example(route, name))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("a question has the member " + name
                                + ", which has no example: does it name something (References)?"));
    }

    /**
     * A question as it is sent.
     *
     * @param of whose names each member gets
     */
    static ObjectNode members(List<String> question, Function<String, Side> of) {
        ObjectNode members = Side.JSON.createObjectNode();
        for (String name : question) {
            String kind = kind(question, name);
            members.put(name, kind == null ? how(name) : of.apply(name).value(kind));
        }
        return members;
    }
}
