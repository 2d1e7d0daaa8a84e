package org.portaplus.conformance.stores;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.portaplus.conformance.Patience;
import org.portaplus.conformance.TestStore;
import org.portaplus.conformance.http.Answer;
import org.portaplus.conformance.http.Exchange;
import org.portaplus.conformance.http.Request;
import org.portaplus.process.ServerProcess;

/**
 * The clock of a running server is set back by two hours, and forward by two hours again: limits neither end nor last, and what
 * is written meanwhile is there once. Commands beside the server, and a second instance, go by the true clock.
 * Source: docs/operations.md#clock.
 */
@Timeout(300)
class ClockStepsIT {
    private static final Duration STEP = Duration.ofHours(2);
    private static final List<Duration> SETTINGS = List.of(STEP.negated(), Duration.ZERO);

    private static final int TRIES = 3;
    private static final int NEW_TRY_SECONDS = 15;
    private static final int PER_MINUTE = 6;
    private static final Duration REVOKED_WITHIN = Duration.ofSeconds(10);

    /** Of Licenses that are revoked; a new store has one with the note "first". */
    private static final List<String> NOTES = List.of("revoked after a step back", "revoked after a step forward");

    private static final int WRITES = 40;
    private static final int ITEMS = 300;

    private static final Pattern LOG_TIME =
            Pattern.compile("^(\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d)", Pattern.MULTILINE);
    private static final DateTimeFormatter LOGGED = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    @TempDir(cleanup = CleanupMode.NEVER)
    private Path directory;

    private final Load load = new Load();
    private WallClock clock;
    private int guesses;

    @BeforeAll
    static void require() {
        WallClock.require();
    }

    @BeforeEach
    void start() throws Exception {
        clock = new WallClock(directory);
    }

    @Test
    void limitsNeitherEndNorLastAndARevocationHolds() throws Exception {
        Map<String, String> settings =
                Map.of("PORTA_GUESSES_TRIES", String.valueOf(TRIES), "PORTA_GUESSES_NEW_TRY", NEW_TRY_SECONDS + "S");
        try (ServerProcess server = new ServerProcess("clock-limits", settings, clock.runner())) {
            String limited = create(server, "--per-minute", String.valueOf(PER_MINUTE));
            List<String> revocable =
                    List.of(create(server, "--note", NOTES.get(0)), create(server, "--note", NOTES.get(1)));
            // A License that has worked from this address goes on working, however much is guessed from it.
            assertThat(ask(server, limited).status()).isEqualTo(200);
            assertThat(revocable).allMatch(license -> ask(server, license).status() == 200);
            for (int i = 0; i < SETTINGS.size(); i++) {
                useUp(server, limited);
                assertThat(ask(server, revocable.get(i)).status()).isEqualTo(200);

                clock.set(SETTINGS.get(i));

                assertGoesBy(SETTINGS.get(i), server);
                goesOnAsBefore(server, limited);
                revocationHolds(server, revocable.get(i), NOTES.get(i));
                Patience.until(() -> guess(server), tried -> tried.status() == 401);
                Patience.until(() -> ask(server, limited), answer -> answer.status() == 200);
            }
            assertNoError(server);
        }
    }

    private void useUp(ServerProcess server, String limited) {
        Patience.until(() -> guess(server), tried -> tried.status() == 429);
        Patience.until(() -> ask(server, limited), answer -> answer.status() == 429);
    }

    /** A full measure is not there again, and the next part of it will be there as soon as ever. */
    private void goesOnAsBefore(ServerProcess server, String limited) {
        List<Answer> guessed =
                IntStream.range(0, TRIES).mapToObj(i -> guess(server)).toList();
        assertThat(guessed).extracting(Answer::status).contains(429);
        assertRetryWithin(NEW_TRY_SECONDS, guessed);
        List<Answer> sent = IntStream.range(0, PER_MINUTE)
                .mapToObj(i -> ask(server, limited))
                .toList();
        assertThat(sent).extracting(Answer::status).contains(429);
        assertRetryWithin(60 / PER_MINUTE, sent);
    }

    private static void assertRetryWithin(int seconds, List<Answer> answers) {
        assertThat(answers).filteredOn(answer -> answer.status() == 429).allSatisfy(answer -> assertThat(
                        Integer.parseInt(answer.header("Retry-After")))
                .isBetween(1, seconds));
    }

    /** Whatever is asked later than ten seconds after the revocation is refused. */
    private static void revocationHolds(ServerProcess server, String license, String note) {
        String number = server.run("license", "list")
                .lines()
                .filter(line -> line.endsWith(note))
                .map(line -> line.strip().split("\\s+", -1)[1])
                .findFirst()
                .orElseThrow();
        server.run("license", "revoke", number);
        long revoked = System.nanoTime();
        boolean late = false;
        for (int status = 200; status != 401; LockSupport.parkNanos(50_000_000)) {
            assertThat(late).as("%s was taken after %s", note, REVOKED_WITHIN).isFalse();
            late = System.nanoTime() - revoked > REVOKED_WITHIN.toNanos();
            status = ask(server, license).status();
            assertThat(status).isIn(200, 401);
        }
    }

    private static String create(ServerProcess server, String... options) {
        String[] words = new String[options.length + 2];
        words[0] = "license";
        words[1] = "create";
        System.arraycopy(options, 0, words, 2, options.length);
        return server.run(words).strip();
    }

    private Answer guess(ServerProcess server) {
        return ask(server, "guess-" + ++guesses);
    }

    private static Answer ask(ServerProcess server, String license) {
        return new Exchange(server.base())
                .send(new Request(
                        "GET", "/GetProducts/" + license + "/USD", Map.of("Accept", "application/json"), null));
    }

    /** On PostgreSQL a second instance, whose clock is right, works on the same batches. */
    @ParameterizedTest
    @EnumSource(TestStore.class)
    void whatIsWrittenMeanwhileIsThereOnce(TestStore store) throws Exception {
        Map<String, String> environment = store.create();
        try (ServerProcess server = new ServerProcess("clock-" + store, environment, clock.runner());
                ServerProcess other =
                        store == TestStore.POSTGRESQL ? new ServerProcess("clock-right", environment) : null;
                Writers writers = new Writers(load, server.base())) {
            Map<String, Integer> made = new HashMap<>();
            int customer = load.customer(server.base(), "Stepped");
            String keyed = Load.prefixed(customer, "300", 6);
            JsonNode first = load.post(server.base(), "/CreateAccounts", keyed, "stepped")
                    .body();
            made.put(first.path("ID").asText(), first.path("IAccount").asInt());
            for (int i = 0; i < SETTINGS.size(); i++) {
                writers.start();
                writers.await(WRITES);
                int prefix = 30 + i;
                String batch = Batch.send(load, server.base(), "stepped-" + i, prefix, ITEMS);

                clock.set(SETTINGS.get(i));

                assertThat(load.get(server.base(), batch + "?PageSize=1")
                                .body()
                                .path("Status")
                                .asText())
                        .as("the step comes while it is worked on")
                        .isNotEqualTo("Completed");
                assertGoesBy(SETTINGS.get(i), server);
                writers.await(WRITES);
                Load.Reply again = load.post(server.base(), "/CreateAccounts", keyed, "stepped");
                assertThat(again.headers().firstValue("Idempotency-Replayed")).hasValue("true");
                assertThat(again.body()).isEqualTo(first);
                writers.stop();
                writers.check();
                made.putAll(done(server, batch, prefix));
            }
            writers.checkAll(made);
            assertNoError(server);
            if (other != null) {
                assertNoError(other);
            }
        }
    }

    /** The accounts of a batch that is done, by their ids. */
    private Map<String, Integer> done(ServerProcess server, String batch, int prefix) {
        JsonNode report = Batch.finished(load, server.base(), batch);
        assertThat(report.path("Succeeded").asInt()).as("%s", report).isEqualTo(ITEMS);
        Map<String, Integer> accounts = new HashMap<>();
        for (JsonNode result : report.path("Results")) {
            String id = "1" + Batch.accountId(prefix, result.path("Index").asInt());
            accounts.put(id, result.at("/Accounts/0/IAccount").asInt());
        }
        assertThat(accounts).hasSize(ITEMS);
        return accounts;
    }

    /** Waits until the log of the server, which follows its answers, shows the clock that was set. */
    private void assertGoesBy(Duration ahead, ServerProcess server) throws IOException {
        load.get(server.base(), "/GetProducts/demo/USD");
        Patience.until(
                () -> Duration.between(LocalDateTime.now(ZoneId.systemDefault()), lastLogged(server))
                        .minus(ahead)
                        .abs(),
                off -> off.compareTo(STEP.dividedBy(2)) < 0);
    }

    private static LocalDateTime lastLogged(ServerProcess server) {
        List<String> times =
                LOG_TIME.matcher(server.log()).results().map(MatchResult::group).toList();
        return LocalDateTime.parse(times.get(times.size() - 1), LOGGED);
    }

    private static void assertNoError(ServerProcess server) {
        assertThat(server.log().lines().filter(line -> line.contains(" ERROR ")))
                .isEmpty();
    }
}
