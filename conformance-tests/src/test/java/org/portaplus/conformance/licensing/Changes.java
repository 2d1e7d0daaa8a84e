package org.portaplus.conformance.licensing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.portaplus.conformance.contract.Contract;
import org.portaplus.conformance.contract.Contract.Kind;
import org.portaplus.conformance.contract.Contract.Member;

/** Requests that change something: right ones, and the same with one reference to something else. */
final class Changes {
    private Changes() {}

    /** A request for a change that its sender may send: as a documented GET has it, or else as it is said below. */
    static ObjectNode right(Contract contract, Way way, Side who, AtomicInteger fresh) {
        return Stream.concat(Stream.of(way), Way.all(contract).stream().filter(other -> other.operation()
                        .equals(way.operation())))
                .filter(one ->
                        one.isCustom() && one.changes() && one.route().verb().equals("GET"))
                .findFirst()
                .map(one -> inPath(contract, one, who))
                .orElseGet(() -> right(way.operation(), who, fresh));
    }

    /** The members of a path: names of what its sender has, and for the others what the contract gives as an example. */
    private static ObjectNode inPath(Contract contract, Way way, Side who) {
        ObjectNode request = Side.JSON.createObjectNode();
        for (String name : way.pathMembers()) {
            if (!name.equals("License")) {
                String kind = References.kind("", name);
                String example = contract.example(way.route(), name);
                // A sentence tells who wrote it, so that it is found again where it should not be.
                String value = example != null && example.contains(" ") ? "touched by " + who.name() : example;
                request.put(name, kind == null ? value : who.value(kind));
            }
        }
        return request;
    }

    /** A request that its sender may send, of an operation that takes a body. */
    static ObjectNode right(String operation, Side who, AtomicInteger fresh) {
        int number = fresh.incrementAndGet();
        return switch (operation) {
            case "UpdateAccount" -> Side.members("""
                        {"Accounts":[{"IAccount":"%s","Note":"touched by %s"}]}""".formatted(who.value("IAccount"), who.name()));
            case "CreateAccount" -> Side.members("""
                        {"AccountRequest":{"ICustomer":"%s","AccountsToCreate":[{"AcntId":"77700%d"}],
                        "DefaultValues":{"ProductId":"%s"}}}""".formatted(who.value("ICustomer"), number, who.value("IProduct")));
            case "BatchCustomerCreation" -> Side.members("""
                        {"CustData":[{"Customer":{"Customer":{"CustomerStatus":{"ISO4217":"USD"},
                        "PersonalInformation":{"Name":"fresh%1$d"}}},
                        "Account":{"AccountRequest":{"AccountsToCreate":[{"AcntId":"77700%1$d"}]}}}],"ProductID":"%2$s"}""".formatted(number, who.value("IProduct")));
            default -> throw new AssertionError("a right request of " + operation + " is missing here");
        };
    }

    /**
     * A right request that names something else at one place.
     *
     * @param reference the path of the member
     * @param of whose name it gets
     * @param alone whether everything else that names something is left out where this can stand for it
     */
    static ObjectNode request(
            Contract contract, Way way, Side who, String reference, Side of, boolean alone, AtomicInteger fresh) {
        ObjectNode request = right(contract, way, who, fresh);
        Place place = place(contract, way.operation(), request, reference, alone);
        place.in().put(place.name(), of.value(References.kind(place.parent(), place.name())));
        complete(place.in(), place.name(), of);
        return request;
    }

    /** Sets one member of a request. */
    static void set(Contract contract, String operation, ObjectNode request, String path, String text) {
        Place place = place(contract, operation, request, path, false);
        place.in().put(place.name(), text);
    }

    /** Where a member stands: the object, and the name of the member or list that holds that. */
    private record Place(ObjectNode in, String parent, String name) {}

    private static Place place(Contract contract, String operation, ObjectNode request, String path, boolean alone) {
        ObjectNode at = request;
        String type = operation;
        String parent = "";
        String[] steps = path.split("\\.", -1);
        String last = steps[steps.length - 1];
        for (int i = 0; i < steps.length; i++) {
            if (alone) {
                leaveOutOthers(at, parent, steps[i]);
            }
            if (i < steps.length - 1) {
                Member member = member(contract, type, steps[i]);
                at = member.kind() == Kind.LIST ? first(at, steps[i]) : at.withObjectProperty(steps[i]);
                type = member.type();
                parent = steps[i];
            }
        }
        return new Place(at, parent, last);
    }

    /** What a reference needs beside it. */
    private static void complete(ObjectNode at, String name, Side of) {
        if (name.equals("CustomerLogin")) {
            at.put("CustomerPassword", of.value("Password"));
        }
        if (name.equals("i_account")) {
            at.put("DisplayName", "touched");
        }
    }

    private static void leaveOutOthers(ObjectNode at, String parent, String kept) {
        List<String> others = new ArrayList<>();
        at.properties().forEach(member -> {
            if (!member.getKey().equals(kept) && names(parent, member.getKey(), member.getValue())) {
                others.add(member.getKey());
            }
        });
        at.remove(others);
    }

    /** Whether a member, or something in it, names something. */
    private static boolean names(String parent, String name, JsonNode value) {
        if (value.isValueNode()) {
            return References.kind(parent, name) != null;
        }
        for (JsonNode item : value.isArray() ? value : List.of(value)) {
            for (var member : item.properties()) {
                if (names(name, member.getKey(), member.getValue())) {
                    return true;
                }
            }
        }
        return false;
    }

    private static ObjectNode first(ObjectNode at, String name) {
        var list = at.withArrayProperty(name);
        return list.isEmpty() ? list.addObject() : (ObjectNode) list.get(0);
    }

    private static Member member(Contract contract, String type, String name) {
        return contract.members(type).stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
