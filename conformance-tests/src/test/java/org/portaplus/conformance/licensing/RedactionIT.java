package org.portaplus.conformance.licensing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portaplus.conformance.licensing.TwoResellers.CONTRACT;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.MethodName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.portaplus.conformance.contract.Contract.Kind;
import org.portaplus.conformance.contract.Contract.Member;
import org.portaplus.conformance.http.Answer;
import org.portaplus.conformance.http.Exchange;
import org.portaplus.conformance.http.Request;
import org.portaplus.conformance.reading.Format;

/**
 * A run in which everything that is secret is used, rightly and wrongly, on every writing route and in every format. Then all
 * that the server has said to others is searched for each of the secrets: its console, its log files, its metrics and health,
 * and every refusal. A License is no less secret in a path than in a body.
 */
@TestMethodOrder(MethodName.class)
class RedactionIT {
    /** Members that hold secrets, wherever they stand. */
    private static final Pattern PASSWORD = Pattern.compile("(?i).*password.*");

    /** Passwords that the server made, in an answer of any format. */
    private static final Pattern MADE = Pattern.compile("Password\"?[:>]\"*([\\w!?#%+=@.$*-]{8,32})");

    private static final String DATABASE_PASSWORD = "Db-Secret-90210-x";
    private static final AtomicInteger FRESH = new AtomicInteger(20_000);

    /** Each secret with where it comes from. */
    private static final Map<String, String> SECRETS = new LinkedHashMap<>();

    /** What a request was refused with. */
    private record Refusal(Request request, String answer) {}

    private static final List<Refusal> REFUSALS = new ArrayList<>();
    private static final Set<String> USED_BY = new LinkedHashSet<>();
    private static TwoResellers both;
    private static Exchange exchange;

    @BeforeAll
    static void start() throws Exception {
        both = new TwoResellers("redaction", Map.of("PORTA_DATABASE_PASSWORD", DATABASE_PASSWORD));
        exchange = new Exchange(both.server.base());
        SECRETS.put(DATABASE_PASSWORD, "the password of the database");
        for (Side side : List.of(both.north, both.south)) {
            SECRETS.put(side.license(), "the License of " + side.name());
            SECRETS.put(side.value("Password"), "a password of " + side.name());
        }
        Path keys = both.server.data().resolve("keys");
        if (Files.exists(keys)) {
            Files.readAllLines(keys).forEach(line -> SECRETS.put(line.split(" ", -1)[1], "a key"));
        }
        Way.all(CONTRACT).forEach(RedactionIT::use);
        wrongPlaces();
    }

    @AfterAll
    static void end() {
        both.close();
    }

    @Test
    void everySecretMemberWasUsedAndPasswordsWereMade() {
        Set<String> expected = new LinkedHashSet<>();
        Way.all(CONTRACT).stream().filter(Way::changes).forEach(way -> passwords(way.operation())
                .forEach(path -> expected.add(way.format() + " " + way.operation() + "." + path)));
        assertThat(expected).hasSizeGreaterThan(20);
        assertThat(USED_BY).containsAll(expected);
        assertThat(SECRETS.values())
                .filteredOn(origin -> origin.startsWith("made"))
                .hasSizeGreaterThan(20);
        assertThat(REFUSALS).hasSizeGreaterThan(500);
    }

    @Test
    void noRefusalRepeatsASecret() {
        List<String> leaks = new ArrayList<>();
        for (Refusal refusal : REFUSALS) {
            SECRETS.forEach((secret, origin) -> {
                if (refusal.answer().contains(secret)) {
                    leaks.add(origin + ": " + secret + "\n>>> " + refusal.request() + "\n<<< " + refusal.answer());
                }
            });
        }
        assertThat(leaks).isEmpty();
    }

    @Test
    void noLogHasASecret() throws IOException {
        String console = both.server.log();
        assertThat(console).isNotBlank();
        none("the console", console);
        try (Stream<Path> files = Files.walk(both.server.data())) {
            for (Path file :
                    files.filter(name -> name.toString().endsWith(".log")).toList()) {
                none(file.toString(), Files.readString(file));
            }
        }
    }

    @Test
    void noPageForOperatorsHasASecret() {
        for (String path :
                List.of("/q/metrics", "/metrics", "/q/health", "/q/health/ready", "/q/health/live", "/", "/metadata")) {
            Answer page = exchange.send(new Request("GET", path, Map.of("Accept", "*/*"), null));
            none(path, page.toString());
        }
    }

    @Test
    void theListOfLicensesHasNone() {
        none("license list", both.server.run("license", "list"));
    }

    private static void none(String where, String text) {
        SECRETS.forEach((secret, origin) -> assertThat(text.contains(secret))
                .as("%s has %s: %s", where, origin, secret)
                .isFalse());
    }

    private static void use(Way way) {
        if (!way.changes()) {
            Questions.of(CONTRACT, way).stream().limit(3).forEach(question -> {
                send(way.request(CONTRACT, both.north.license(), Questions.members(question, name -> both.south)));
                send(way.request(CONTRACT, unknownLicense(), Questions.members(question, name -> both.north)));
            });
            return;
        }
        send(way.request(CONTRACT, both.north.license(), Changes.right(CONTRACT, way, both.north, FRESH)));
        for (String path : passwords(way.operation())) {
            USED_BY.add(way.format() + " " + way.operation() + "." + path);
            right(way, path);
            Stream.of("Long-" + FRESH.incrementAndGet() + "-x".repeat(40), "9".repeat(20) + FRESH.incrementAndGet())
                    .forEach(secret -> wrong(way, path, secret));
            if (way.isCustom() || way.format().isSoap()) {
                unreadable(way, path, "letters" + letters());
                unreadable(way, path, "Right-Pass-" + FRESH.incrementAndGet());
            }
        }
    }

    /** Done, repeated, and repeated with another request, which is refused. */
    private static void right(Way way, String path) {
        String secret = "Right-Pass-" + FRESH.incrementAndGet();
        String key = "key-secret-" + FRESH.incrementAndGet();
        SECRETS.put(secret, way + " " + path);
        SECRETS.put(key, "an Idempotency-Key");
        ObjectNode request = with(way, path, secret);
        for (ObjectNode body : List.of(request, request, with(way, path, secret + "2"))) {
            Request once = way.request(CONTRACT, both.north.license(), body);
            Map<String, String> headers = new LinkedHashMap<>(once.headers());
            headers.put("Idempotency-Key", key);
            send(new Request(once.verb(), once.path(), headers, once.body()));
        }
        Request strict = way.request(CONTRACT, unknownLicense(), request);
        send(strict);
    }

    /** What breaks a rule. */
    private static void wrong(Way way, String path, String secret) {
        SECRETS.put(secret, "a wrong password, " + way + " " + path);
        send(way.request(CONTRACT, both.north.license(), with(way, path, secret)));
    }

    /** What cannot be read just where the secret stands. */
    private static void unreadable(Way way, String path, String secret) {
        SECRETS.put(secret, "a password that cannot be read, " + way + " " + path);
        Request request = way.request(CONTRACT, both.north.license(), with(way, path, secret));
        String body = request.body();
        int end = body.indexOf(secret) + secret.length();
        String quoted = "\"" + secret + "\"";
        List<String> broken = List.of(
                body.substring(0, end),
                body.substring(0, end - 1),
                body.substring(0, end + 1),
                body.replace(quoted, secret),
                body.replace(quoted, "{\"a\":" + quoted + "}"),
                body.replace(quoted, "[" + quoted + "]"),
                body.replace(quoted, quoted + quoted),
                body.replace(secret, secret + "\""),
                body.replace(secret, secret + "<"),
                body.replace(secret, secret + "&none;"),
                body.replace(secret, secret + "\\q"),
                body.replace(secret, secret + "\u0001"),
                body.replace(secret, "<x>" + secret + "</x>"),
                body.replace(secret, "<" + secret + ">"),
                body.replace(secret, "a&" + secret + ";"),
                body.replace(secret, "}" + secret),
                body + secret);
        broken.forEach(text -> send(new Request(request.verb(), request.path(), request.headers(), text)));
    }

    /** Licenses where they are not looked for: in paths that do not exist, with wrong verbs, formats and types. */
    private static void wrongPlaces() {
        String license = both.north.license();
        for (Format format : Format.values()) {
            Map<String, String> accept = Map.of("Accept", format.mediaType());
            for (String path : List.of(
                    "/GetNothing/" + license + "/USD",
                    "/GetProducts/" + license + "/USD/true/more",
                    "/GetProducts/" + license,
                    "/GetProducts/" + license + "/dollars",
                    "/GetAccountInfoByIAccount/" + license + "/none",
                    "/GetAccountInfoByIAccount/" + license + "/888802",
                    "/json/reply/Product?License=" + license + "&IAccount=none",
                    "/json/reply/Product?License=" + license + "&License=" + unknownLicense(),
                    "/" + license,
                    "/json/reply/" + license,
                    "/GetProducts/" + license + "/USD.nothing",
                    "/GetProducts/" + license + "/USD?format=" + license,
                    "/GetProducts/" + license + "/USD?callback=1" + license)) {
                send(new Request("GET", path, accept, null));
                send(new Request("DELETE", path, accept, null));
            }
            send(new Request("GET", "/GetProducts/" + license + "/USD", Map.of("Accept", "image/" + license), null));
            send(new Request(
                    "POST", "/UpdateAccount", Map.of("Content-Type", "text/" + license, "X-License", license), "x"));
        }
    }

    private static void send(Request request) {
        Answer answer = exchange.send(request);
        if (answer.status() >= 400) {
            REFUSALS.add(new Refusal(request, answer.toString()));
        } else {
            MADE.matcher(answer.body())
                    .results()
                    .map((MatchResult found) -> found.group(1))
                    .forEach(password -> SECRETS.putIfAbsent(password, "made for " + request.path()));
        }
    }

    private static ObjectNode with(Way way, String path, String secret) {
        ObjectNode request = Changes.right(CONTRACT, way, both.north, FRESH);
        Changes.set(CONTRACT, way.operation(), request, path, secret);
        return request;
    }

    private static String unknownLicense() {
        String license = "unknown-license-" + FRESH.incrementAndGet();
        SECRETS.put(license, "an unknown License");
        return license;
    }

    private static String letters() {
        StringBuilder letters = new StringBuilder();
        for (char digit : String.valueOf(FRESH.incrementAndGet()).toCharArray()) {
            letters.append((char) ('a' + digit - '0'));
        }
        return letters.toString();
    }

    private static List<String> passwords(String operation) {
        List<String> found = new ArrayList<>();
        walk(operation, "", found);
        return found;
    }

    private static void walk(String type, String path, List<String> found) {
        for (Member member : CONTRACT.members(type)) {
            if (member.type() != null) {
                walk(member.type(), path + member.name() + ".", found);
            } else if (member.kind() == Kind.TEXT
                    && PASSWORD.matcher(member.name()).matches()) {
                found.add(path + member.name());
            }
        }
    }
}
