package org.portaplus.wire.roundtrip;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Finds the texts of a tree, keys of dictionaries included, and changes one of them. */
final class Places {
    private final int wanted;
    private final UnaryOperator<String> change;
    private int count;
    private String path = "";

    private Places(int wanted, UnaryOperator<String> change) {
        this.wanted = wanted;
        this.change = change;
    }

    /** How many texts {@code tree} has. */
    static int count(Tree.Bean tree) {
        Places places = new Places(-1, UnaryOperator.identity());
        places.visit(tree, "");
        return places.count;
    }

    /** A copy of {@code tree} with the text of that number changed. */
    static Changed change(Tree.Bean tree, int number, UnaryOperator<String> change) {
        Places places = new Places(number, change);
        Tree.Bean changed = (Tree.Bean) places.visit(tree, "");
        return new Changed(changed, places.path);
    }

    /**
     * A tree with one text changed.
     *
     * @param path where it is, as error texts tell it; for a key its dictionary, since a path must not hold such a key
     */
    record Changed(Tree.Bean tree, String path) {}

    private Object visit(Object tree, String at) {
        if (tree instanceof Tree.Bean bean) {
            Map<String, Object> members = new LinkedHashMap<>();
            bean.members().forEach((name, value) -> members.put(name, visit(value, child(at, name))));
            return new Tree.Bean(members);
        }
        if (tree instanceof Tree.Entries dictionary) {
            Map<String, Object> entries = new LinkedHashMap<>();
            dictionary.entries().forEach((key, value) -> {
                String name = text(key, at);
                entries.put(name, visit(value, child(at, name)));
            });
            return new Tree.Entries(entries);
        }
        if (tree instanceof List<?> list) {
            List<Object> items = new ArrayList<>();
            list.forEach(item -> items.add(visit(item, at + "[" + items.size() + "]")));
            return items;
        }
        return tree instanceof String text ? text(text, at) : tree;
    }

    private String text(String text, String at) {
        if (count++ != wanted) {
            return text;
        }
        path = at;
        return change.apply(text);
    }

    private static String child(String at, String name) {
        return at.isEmpty() ? name : at + "." + name;
    }
}
