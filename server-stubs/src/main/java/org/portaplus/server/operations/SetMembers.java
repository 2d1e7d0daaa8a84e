package org.portaplus.server.operations;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.portaplus.server.contract.BaseMembers;

/**
 * Which members of a request are set, by their names in the contract, without those that all requests share. Immutable.
 *
 * @param set all but null, 0, empty texts and empty lists; flags with both values
 * @param withoutFalse the same without flags that are false: where members cannot be left out, false means nothing
 */
record SetMembers(Set<String> set, Set<String> withoutFalse) {
    private static final Set<String> BASE = Set.of("License", "ContentId", "FeatureName");
    private static final Map<Class<?>, List<Member>> MEMBERS = new ConcurrentHashMap<>();

    private record Member(String name, Field field) {
        Object in(Object message) {
            try {
                return field.get(message);
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(name + " cannot be read", e);
            }
        }
    }

    /** The members that a generated request has set. */
    static SetMembers of(BaseMembers request) {
        List<Member> members = MEMBERS.computeIfAbsent(request.getClass(), SetMembers::members);
        return new SetMembers(
                names(members, member -> isSet(member.in(request))),
                names(members, member -> isSet(member.in(request)) && !Boolean.FALSE.equals(member.in(request))));
    }

    private static Set<String> names(List<Member> members, Predicate<Member> chosen) {
        return members.stream().filter(chosen).map(Member::name).collect(Collectors.toUnmodifiableSet());
    }

    private static boolean isSet(Object value) {
        return value != null
                && !value.equals("")
                && !value.equals(0)
                && !(value instanceof Collection<?> list && list.isEmpty());
    }

    private static List<Member> members(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields())
                .filter(field -> field.isAnnotationPresent(JsonProperty.class))
                .map(SetMembers::member)
                .filter(member -> !BASE.contains(member.name()))
                .toList();
    }

    private static Member member(Field field) {
        field.setAccessible(true);
        return new Member(field.getAnnotation(JsonProperty.class).value(), field);
    }
}
