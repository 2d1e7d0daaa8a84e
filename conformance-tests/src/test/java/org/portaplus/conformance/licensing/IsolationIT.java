package org.portaplus.conformance.licensing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portaplus.conformance.licensing.TwoResellers.CONTRACT;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.portaplus.conformance.http.Answer;
import org.portaplus.conformance.reading.Format;
import org.portaplus.process.ServerProcess;

/**
 * A reseller's License finds no way to what another reseller has. Every route of the contract is walked in every format, with
 * every member that can name something: the answer must be the one that somebody gets who makes the name up. Each walk shows
 * that it could fail: the owner gets another answer.
 */
class IsolationIT {
    /** References that not even their owner can use: a distributor is a kind of customer that nothing here makes. */
    private static final Set<String> OF_NO_USE = Set.of("CustData.Customer.CustomerDefaultValues.IDistributor");

    private static final AtomicInteger FRESH = new AtomicInteger(1000);
    private static TwoResellers both;
    private static Sender sender;
    private static Side north;
    private static Side south;
    private static Side nobody;

    @BeforeAll
    static void start() {
        both = new TwoResellers("isolation", ServerProcess.LONG_LIVED);
        sender = both.sender;
        north = both.north;
        south = both.south;
        nobody = Side.nobody(north);
    }

    @AfterAll
    static void end() {
        both.close();
    }

    @TestFactory
    Stream<DynamicTest> nothingOfAnotherResellerIsRead() {
        return Way.all(CONTRACT).stream()
                .filter(way -> !way.changes())
                .map(way -> DynamicTest.dynamicTest(
                        way.toString(), () -> Questions.of(CONTRACT, way).forEach(question -> ask(way, question))));
    }

    @TestFactory
    Stream<DynamicTest> nothingOfAnotherResellerIsUsedOrChanged() {
        return Way.all(CONTRACT).stream()
                .filter(Way::changes)
                .map(way -> DynamicTest.dynamicTest(way.toString(), () -> write(way)));
    }

    /** Whatever an operation takes is a question of the first walk or a change of the second. */
    @Test
    void everyOperationAndEveryReferenceIsWalked() {
        Map<String, List<Way>> walked = Way.all(CONTRACT).stream().collect(Collectors.groupingBy(Way::operation));
        assertThat(walked.keySet()).containsExactlyInAnyOrderElementsOf(CONTRACT.operations());
        walked.forEach((operation, ways) -> {
            if (ways.stream().noneMatch(Way::changes)) { // a walk of changes takes all members
                Set<String> asked = new LinkedHashSet<>();
                Questions.customWays(CONTRACT, operation).forEach(way -> asked.addAll(way.pathMembers()));
                assertThat(asked).as(operation).containsAll(References.in(CONTRACT, operation));
            }
        });
    }

    private static void ask(Way way, List<String> question) {
        List<String> references = Questions.references(question);
        for (Set<String> foreign : subsets(references)) {
            Answer seen = ask(way, question, name -> foreign.contains(name) ? north : south);
            Answer unknown = ask(way, question, name -> foreign.contains(name) ? nobody : south);
            alike(way + " " + question + ", of another: " + foreign, seen, unknown);
        }
        Answer owner = sender.send(way, north.license(), Questions.members(question, name -> north));
        if (way.isOneway()) {
            assertThat(owner.body()).as("one-way questions have no answer").isEmpty();
        } else {
            assertThat(owner.body())
                    .as("%s %s must tell its owner something", way, question)
                    .contains(north.name());
        }
    }

    private static Answer ask(Way way, List<String> question, Function<String, Side> of) {
        return sender.send(way, south.license(), Questions.members(question, of));
    }

    private static List<Set<String>> subsets(List<String> references) {
        List<Set<String>> subsets = new ArrayList<>();
        for (int bits = references.isEmpty() ? 0 : 1; bits < 1 << references.size(); bits++) {
            Set<String> subset = new LinkedHashSet<>();
            for (int i = 0; i < references.size(); i++) {
                if ((bits >> i & 1) == 1) {
                    subset.add(references.get(i));
                }
            }
            subsets.add(subset);
        }
        return subsets;
    }

    private static void write(Way way) {
        String before = belongings();
        List<String> faults = new ArrayList<>();
        for (String reference : References.in(CONTRACT, way.operation())) {
            boolean used = false;
            for (boolean alone : new boolean[] {false, true}) {
                String what = way + " " + reference + (alone ? " alone" : "");
                Answer seen = change(way, south, reference, north, alone);
                Answer unknown = change(way, south, reference, nobody, alone);
                if (Sender.isRefused(seen) || Sender.isRefused(unknown)) {
                    alike(what, seen, unknown);
                    used = true;
                }
            }
            assertThat(belongings())
                    .as("%s %s changes nothing of another", way, reference)
                    .isEqualTo(before);
            boolean owned = Stream.of(false, true)
                    .anyMatch(alone -> !Sender.isRefused(change(way, north, reference, north, alone)));
            before = belongings();
            if (!used || owned == OF_NO_USE.contains(reference)) {
                faults.add(reference + (used ? ": can its owner use it? " + owned : ": is not looked at"));
            }
        }
        assertThat(faults).isEmpty();
    }

    private static Answer change(Way way, Side who, String reference, Side of, boolean alone) {
        return sender.send(way, who.license(), Changes.request(CONTRACT, way, who, reference, of, alone, FRESH));
    }

    /** What the owner has, as the owner sees it. */
    private static String belongings() {
        StringBuilder all = new StringBuilder();
        for (Way way : Way.all(CONTRACT)) {
            boolean lists = way.route()
                    .path()
                    .matches("/(GetAccountsServiceFeatures|GetPurchasedProductAddons|GetCustomerProducts)/.*");
            if (lists && way.format() == Format.JSON) {
                List<String> question = Questions.of(CONTRACT, way).get(0);
                all.append(sender.send(way, north.license(), Questions.members(question, name -> north))
                        .body());
            }
        }
        assertThat(all).contains(north.name());
        return all.toString();
    }

    /** The same to the byte, but for the names that each request itself has brought. */
    private static void alike(String what, Answer seen, Answer unknown) {
        assertThat(Sender.status(seen)).as("%s: %s%n%s", what, seen, unknown).isEqualTo(Sender.status(unknown));
        assertThat(seen.headers().keySet()).as(what).isEqualTo(unknown.headers().keySet());
        String told = seen.body();
        if (!told.equals(unknown.body())) {
            told = without(north, told);
            assertThat(told).as(what).isEqualTo(without(nobody, unknown.body()));
        }
        assertThat(told).as(what).doesNotContain(north.name());
    }

    private static String without(Side side, String body) {
        String text = body.replaceAll("\\b(fresh|77700)\\d+\\b", "<fresh>");
        List<Map.Entry<String, String>> longestFirst = side.values().entrySet().stream()
                .sorted(Comparator.comparing(entry -> -entry.getValue().length()))
                .toList();
        for (Map.Entry<String, String> value : longestFirst) {
            text = text.replaceAll(
                    "\\b" + Pattern.quote(value.getValue()) + "\\b",
                    Matcher.quoteReplacement("<" + value.getKey() + ">"));
        }
        return text;
    }
}
