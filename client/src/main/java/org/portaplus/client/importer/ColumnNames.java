package org.portaplus.client.importer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the member that a header names. A header is the member's path, of which names may be left out as long as one member
 * remains: {@code PersonalInformation.Name}, {@code Customer.Name}, {@code AcntId}. Upper and lower case do not matter.
 * Immutable.
 */
final class ColumnNames {
    /** A name with an optional entry: {@code ServiceFeatures[0]}. */
    private static final Pattern PART = Pattern.compile("([^\\[\\]]+)(?:\\[(\\d{0,4})\\])?");

    private final List<Member> members;

    ColumnNames(Contract contract) {
        members = contract.members();
    }

    /** One name of a header; {@code entry} is empty for {@code []} and null without brackets. */
    private record Part(String name, @Nullable String entry) {
        boolean matches(String member) {
            boolean list = member.endsWith("[]");
            if (!name.equalsIgnoreCase(list ? member.substring(0, member.length() - 2) : member)) {
                return false;
            }
            if (member.equals(Member.ACCOUNTS)) {
                return entry == null || entry.isEmpty() || entry.equals("0");
            }
            return list ? entry != null && !entry.isEmpty() : entry == null;
        }
    }

    /**
     * The column with this header.
     *
     * @throws IllegalArgumentException with the error and the expected name, when no member or several are named
     */
    Column column(int position, String header) {
        List<Part> parts = parts(header);
        List<Member> named =
                members.stream().filter(member -> names(parts, member)).toList();
        List<Member> exactly = named.stream()
                .filter(member -> member.path().size() == parts.size())
                .toList();
        if (named.size() == 1 || exactly.size() == 1) {
            Member member = exactly.isEmpty() ? named.get(0) : exactly.get(0);
            return new Column(position, header, member, index(parts, member), key(parts, member));
        }
        if (named.isEmpty()) {
            throw new IllegalArgumentException(unknown(header));
        }
        throw new IllegalArgumentException(
                "several members have this name; write " + shortNames(named.stream(), " or "));
    }

    /** The shortest end of the path that names this member and no other. */
    String shortName(Member member) {
        List<String> path = member.path();
        for (int from = path.size() - 1; from > 0; from--) {
            String name = header(path.subList(from, path.size()));
            if (members.stream().filter(other -> names(parts(name), other)).count() == 1
                    && names(parts(name), member)) {
                return name;
            }
        }
        return header(path);
    }

    private static String header(List<String> path) {
        return path.stream()
                .map(name -> name.equals(Member.ACCOUNTS) ? "AccountsToCreate" : name.replace("[]", "[0]"))
                .collect(Collectors.joining("."));
    }

    private String shortNames(Stream<Member> named, String between) {
        return named.map(this::shortName).collect(Collectors.joining(between));
    }

    private static List<Part> parts(String header) {
        List<Part> parts = new ArrayList<>();
        for (String text : header.split("\\.", -1)) {
            Matcher part = PART.matcher(text.strip());
            if (!part.matches()) {
                return List.of();
            }
            parts.add(new Part(part.group(1).strip(), part.group(2)));
        }
        return parts;
    }

    /** Whether the parts are the member's path, of which names but the last may be left out. */
    private static boolean names(List<Part> parts, Member member) {
        List<String> path = member.path();
        int part = parts.size() - 1;
        int name = path.size() - 1;
        if (part >= 0 && path.get(name).equals("*")) {
            part--;
            name--;
        }
        if (part < 0 || !parts.get(part).matches(path.get(name))) {
            return false;
        }
        boolean numbered = path.subList(name + 1, path.size()).stream().noneMatch(ColumnNames::isNumbered);
        for (part--, name--; name >= 0; name--) {
            if (part >= 0 && parts.get(part).matches(path.get(name))) {
                part--;
            } else if (isNumbered(path.get(name))) {
                numbered = false;
            }
        }
        return part < 0 && numbered;
    }

    /** Whether it is a list whose entries the columns number: it cannot be left out. */
    private static boolean isNumbered(String name) {
        return name.endsWith("[]") && !name.equals(Member.ACCOUNTS);
    }

    private static int index(List<Part> parts, Member member) {
        return member.path().stream()
                .filter(ColumnNames::isNumbered)
                .findFirst()
                .flatMap(list ->
                        parts.stream().filter(part -> part.matches(list)).findFirst())
                .map(part -> Integer.parseInt(part.entry()))
                .orElse(0);
    }

    private static @Nullable String key(List<Part> parts, Member member) {
        boolean free = member.path().get(member.path().size() - 1).equals("*");
        return free ? parts.get(parts.size() - 1).name() : null;
    }

    private String unknown(String header) {
        String wanted = header.strip().toLowerCase(Locale.ROOT);
        if (wanted.equals("license")) {
            return "the License does not come from the sheet; see --license-file";
        }
        if (wanted.matches(".*accountstocreate\\[[1-9]\\d*\\].*")) {
            return "further accounts of a customer are further rows, not columns";
        }
        String nearest = null;
        int distance = 1 + Math.max(2, wanted.length() / 3);
        for (Member member : members) {
            String name = shortName(member);
            int found = distance(wanted, member.path());
            if (found < distance || (found == distance && nearest != null && name.length() < nearest.length())) {
                distance = found;
                nearest = name;
            }
        }
        return "no member has this name" + (nearest == null ? "" : "; did you mean " + nearest + "?")
                + " (a header that starts with # is not imported)";
    }

    /** From a word to the nearest end of a path. */
    private static int distance(String wanted, List<String> path) {
        return IntStream.range(0, path.size())
                .mapToObj(from -> header(path.subList(from, path.size())).toLowerCase(Locale.ROOT))
                .mapToInt(name -> Distance.between(wanted, name))
                .min()
                .orElseThrow();
    }
}
