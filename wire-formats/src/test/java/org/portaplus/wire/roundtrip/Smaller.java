package org.portaplus.wire.roundtrip;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Makes a value that fails smaller, one step at a time, for as long as it still fails. */
final class Smaller {
    private static final int MAX_STEPS = 5000;

    private Smaller() {}

    /** The smallest value found from {@code start} on that still {@code fails}. */
    static Tree.Bean smallest(Tree.Bean start, Predicate<Tree.Bean> fails) {
        Tree.Bean best = start;
        int steps = 0;
        boolean found = true;
        while (found && steps < MAX_STEPS) {
            found = false;
            for (Object candidate : (Iterable<Object>) of(best)::iterator) {
                if (++steps > MAX_STEPS) {
                    break;
                }
                if (candidate != null && fails.test((Tree.Bean) candidate)) {
                    best = (Tree.Bean) candidate;
                    found = true;
                    break;
                }
            }
        }
        return best;
    }

    /** Values one step smaller. */
    private static Stream<Object> of(Object tree) {
        if (tree instanceof Tree.Bean bean) {
            return members(bean.members(), false).map(Tree.Bean::new);
        }
        if (tree instanceof Tree.Entries dictionary) {
            return Stream.concat(
                    members(dictionary.entries(), true).map(Tree.Entries::new),
                    dictionary.entries().keySet().stream().flatMap(key -> renamed(dictionary, key)));
        }
        if (tree instanceof List<?> list) {
            return items(list);
        }
        return tree instanceof String text ? texts(text).map(Object.class::cast) : Stream.empty();
    }

    private static Stream<Map<String, Object>> members(Map<String, Object> members, boolean remove) {
        Stream<Map<String, Object>> without = members.keySet().stream()
                .filter(name -> remove || members.get(name) != null)
                .map(name -> {
                    Map<String, Object> smaller = new LinkedHashMap<>(members);
                    smaller.put(name, null);
                    if (remove) {
                        smaller.remove(name);
                    }
                    return smaller;
                });
        return Stream.concat(without, members.keySet().stream().flatMap(name -> of(members.get(name))
                .map(value -> {
                    Map<String, Object> smaller = new LinkedHashMap<>(members);
                    smaller.put(name, value);
                    return smaller;
                })));
    }

    private static Stream<Object> renamed(Tree.Entries dictionary, String key) {
        return texts(key)
                .filter(name -> !dictionary.entries().containsKey(name))
                .map(name -> {
                    Map<String, Object> smaller = new LinkedHashMap<>();
                    dictionary.entries().forEach((old, value) -> smaller.put(old.equals(key) ? name : old, value));
                    return new Tree.Entries(smaller);
                });
    }

    private static Stream<Object> items(List<?> list) {
        Stream<Object> without = Stream.iterate(0, i -> i < list.size(), i -> i + 1)
                .map(i -> {
                    List<Object> smaller = new ArrayList<>(list);
                    smaller.remove((int) i);
                    return smaller;
                });
        return Stream.concat(
                without, Stream.iterate(0, i -> i < list.size(), i -> i + 1).flatMap(i -> of(list.get(i))
                        .map(item -> {
                            List<Object> smaller = new ArrayList<>(list);
                            smaller.set(i, item);
                            return smaller;
                        })));
    }

    /** Halves, then the text without one character; none with half of a surrogate pair, which is another failure. */
    private static Stream<String> texts(String text) {
        int length = text.length();
        Stream<String> halves =
                length < 4 ? Stream.empty() : Stream.of(text.substring(length / 2), text.substring(0, length / 2));
        return Stream.concat(
                        halves,
                        Stream.iterate(0, i -> i < Math.min(length, 60), i -> i + 1)
                                .map(i -> text.substring(0, i) + text.substring(i + 1)))
                .filter(smaller -> StandardCharsets.UTF_8.newEncoder().canEncode(smaller));
    }
}
