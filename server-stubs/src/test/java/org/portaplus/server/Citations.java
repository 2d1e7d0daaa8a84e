package org.portaplus.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The forms in which texts of this repository cite something, and whether that exists: rule ids ({@code DOM-017}, {@code D18} of
 * wire-formats), decisions ({@code decision 6}, {@code docs/decisions/0006}), documents with their sections
 * ({@code docs/domain.md#accounts}), documented pages, and relative links of Markdown. Whatever a comment gives as its source,
 * after {@code Source:}, must be one of these or a published standard. Immutable.
 */
final class Citations {
    private static final Pattern RULE = Pattern.compile("\\b(?:DOM|HTTP|SOAP)-\\d{3}\\b|\\bD\\d\\d\\b");
    private static final Pattern DECISION =
            Pattern.compile("\\b[Dd]ecisions? \\[?(\\d{1,4})\\b(?:,? (?:and|to) (\\d{1,4})\\b)?");
    private static final Pattern DECISION_FILE = Pattern.compile("\\bdecisions/(\\d{4}(?:-[a-z0-9-]+\\.md)?)");
    private static final Pattern DOCUMENT = Pattern.compile("(?<![\\w/.])(docs/[\\w-]+\\.md)(?:#([\\w-]+))?");
    private static final Pattern PAGE = Pattern.compile("\\b00\\d_[0-9a-f]{16}\\.txt");
    private static final Pattern LINK = Pattern.compile("]\\((?!\\w+:)([^)#\\s]*)(?:#([^)\\s]+))?\\)");
    private static final Pattern SOURCE =
            Pattern.compile("\\bSources?(?: rules?)?: (.*?)(?:\\.(?= |$)|(?= @\\w+ )|(?= *\\*/)|$)", Pattern.MULTILINE);

    /** Documents are cited by name and not by the number of a section, which nobody can look up. */
    private static final Pattern NUMBERED =
            Pattern.compile("(?<!RFC \\d{4} )§|\\bwire reference\\b|\\bhttp-protocol\\b");

    /** Published standards and programs, and classes, whose names the compiler checks. */
    private static final Pattern ELSEWHERE =
            Pattern.compile("\\{@link \\w+|\\b(?:RFC \\d{4}|SOAP 1\\.[12]|XML 1\\.0|WS-I Basic Profile"
                    + "|ISO \\d+|ServiceStack|OWASP|CSV Injection)\\b");

    private final Path root;
    private final Set<String> rules;
    private final List<String> decisions;
    private final Set<String> pages;

    /** @param root the directory of the repository */
    Citations(Path root) {
        this.root = root;
        this.rules = new HashSet<>();
        for (String file : List.of("rules.yaml", "domain-rules.yaml")) {
            found(
                            Pattern.compile("^ {2}((?:DOM|HTTP|SOAP)-\\d{3}):", Pattern.MULTILINE),
                            read(root.resolve("conformance-tests/src/main/resources/cases")
                                    .resolve(file)))
                    .forEach(rule -> rules.add(rule.group(1)));
        }
        found(Pattern.compile("^\\| (D\\d\\d) \\|", Pattern.MULTILINE), read(root.resolve("wire-formats/README.md")))
                .forEach(rule -> rules.add(rule.group(1)));
        this.decisions = names(root.resolve("docs/decisions"));
        this.pages = Set.copyOf(names(root.resolve("api-spec/src/main/resources/documented-pages")));
    }

    /**
     * What cannot be followed, each with what is wrong.
     *
     * @param file whose text it is; decides how links and comments are read
     */
    Set<String> dangling(Path file, String text) {
        Set<String> problems = new TreeSet<>();
        String name = file.getFileName().toString();
        String plain = name.endsWith(".java") ? withoutMargins(text) : text;
        check(problems, RULE, plain, rule -> rules.contains(rule.group()), "no such rule");
        check(problems, PAGE, plain, page -> pages.contains(page.group()), "no such page");
        check(problems, DECISION, plain, this::areDecisions, "no such decision");
        check(problems, DECISION_FILE, plain, decision -> isDecision(decision.group(1)), "no such decision");
        check(
                problems,
                DOCUMENT,
                plain,
                to -> exists(root.resolve(to.group(1)), to.group(2)),
                "no such document or section");
        check(problems, NUMBERED, plain, none -> false, "a document that is not in the repository");
        if (name.endsWith(".md")) {
            check(problems, LINK, plain, to -> exists(target(file, to.group(1)), to.group(2)), "a link to nothing");
        }
        if (name.endsWith(".java")) {
            check(problems, SOURCE, plain, source -> allSources(source.group(1)), "a source of no known form");
        }
        return problems;
    }

    /** Whether each of these sources, with commas or semicolons between them, names something that can be looked up. */
    boolean allSources(String list) {
        return Stream.of(list.split("[,;] (?![^(]*\\))")).allMatch(this::isSource);
    }

    private boolean isSource(String text) {
        return found(RULE, text).anyMatch(rule -> rules.contains(rule.group()))
                || found(DECISION, text).anyMatch(this::areDecisions)
                || found(DECISION_FILE, text).anyMatch(decision -> isDecision(decision.group(1)))
                || found(DOCUMENT, text).anyMatch(to -> exists(root.resolve(to.group(1)), to.group(2)))
                || found(PAGE, text).anyMatch(page -> pages.contains(page.group()))
                || ELSEWHERE.matcher(text).find();
    }

    private static void check(
            Set<String> problems, Pattern form, String text, Predicate<MatchResult> exists, String problem) {
        found(form, text).filter(exists.negate()).forEach(match -> problems.add(problem + ": " + match.group()));
    }

    private static Stream<MatchResult> found(Pattern form, String text) {
        return form.matcher(text).results();
    }

    private boolean areDecisions(MatchResult numbers) {
        return isDecision("%04d".formatted(Integer.parseInt(numbers.group(1))))
                && (numbers.group(2) == null || isDecision("%04d".formatted(Integer.parseInt(numbers.group(2)))));
    }

    /** A number of four digits, or the whole name of a file. */
    private boolean isDecision(String numberOrName) {
        return decisions.stream()
                .anyMatch(name -> name.equals(numberOrName)
                        || (numberOrName.length() == 4 && name.startsWith(numberOrName + "-")));
    }

    private static Path target(Path file, String link) {
        return link.isEmpty() ? file : file.resolveSibling(link).normalize();
    }

    private static boolean exists(Path file, String section) {
        return Files.exists(file) && (section == null || sections(file).contains(section));
    }

    /** Names of sections, as GitHub makes them of headings. */
    private static Set<String> sections(Path file) {
        return found(Pattern.compile("^#+ (.+)$", Pattern.MULTILINE), read(file))
                .map(heading -> heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\w\\- ]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    /** Sentences of comments without the line ends and asterisks within them; each comment is a line. */
    private static String withoutMargins(String java) {
        return java.replaceAll("\\n\\s*(?:\\* ?|// ?)(?!/)", " ");
    }

    private static List<String> names(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(ArrayList::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
