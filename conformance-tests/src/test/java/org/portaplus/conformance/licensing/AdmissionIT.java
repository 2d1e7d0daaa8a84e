package org.portaplus.conformance.licensing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portaplus.conformance.licensing.TwoResellers.CONTRACT;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.portaplus.conformance.Patience;
import org.portaplus.conformance.http.Answer;
import org.portaplus.conformance.http.Exchange;
import org.portaplus.conformance.http.Request;

/**
 * Which requests a License admits: every route of the contract in every format with Licenses that lack a scope or the feature,
 * that are revoked or unknown, or that have used up their requests. The Licenses are made by the command line of the packaged
 * server while it runs.
 */
class AdmissionIT {
    private static final Map<String, String> OTHERS =
            Map.of("read", "write,secrets", "write", "read,secrets", "secrets", "read,write");
    private static final String VOIP_PASSWORD = "Voip-Secret-4711";

    private static final AtomicInteger FRESH = new AtomicInteger(5000);
    private static final Map<String, String> WITHOUT = new LinkedHashMap<>();
    private static final Map<String, String> WITH_ONLY = new LinkedHashMap<>();
    private static TwoResellers both;
    private static String limited;
    private static String forBilling;
    private static String revoked;

    @BeforeAll
    static void start() throws Exception {
        both = new TwoResellers("admission", Map.of());
        OTHERS.forEach((scope, others) -> {
            WITHOUT.put(scope, both.license("--scopes", others));
            WITH_ONLY.put(scope, both.license("--scopes", scope));
        });
        limited = both.license("--per-minute", "1");
        forBilling = both.license("--features", "Billing,Support");
        revoked = both.license("--note", "to be revoked");
        String number = both.server
                .run("license", "list")
                .lines()
                .filter(line -> line.endsWith("to be revoked"))
                .map(line -> line.strip().split("\\s+", -1)[1])
                .findFirst()
                .orElseThrow();
        // Known to the server before it is revoked, so that this is not the first time that it is looked up.
        Way any = Questions.customWays(CONTRACT, "Product").findFirst().orElseThrow();
        assertThat(send(any, revoked, "").status()).isEqualTo(200);
        both.server.run("license", "revoke", number);
    }

    @AfterAll
    static void end() {
        both.close();
    }

    @TestFactory
    Stream<DynamicTest> aLicenseNeedsTheScopeOfTheAction() {
        return ways().map(way -> DynamicTest.dynamicTest(way.toString(), () -> {
            String scope = way.changes() ? "write" : "read";
            Answer with = send(way, WITH_ONLY.get(scope), "");
            assertThat(Sender.isRefused(with)).as("with the scope: %s", with).isFalse();
            refused(way, send(way, WITHOUT.get(scope), ""), 403, "Forbidden");
        }));
    }

    @TestFactory
    Stream<DynamicTest> aLicenseIsForItsFeatures() {
        return ways().map(way -> DynamicTest.dynamicTest(way.toString(), () -> {
            assertThat(Sender.isRefused(send(way, forBilling, "Support"))).isFalse();
            assertThat(Sender.isRefused(send(way, forBilling, ""))).isFalse();
            refused(way, send(way, forBilling, "Sales"), 403, "Forbidden");
        }));
    }

    @TestFactory
    Stream<DynamicTest> anUnknownOrRevokedLicenseIsRefused() {
        // Within ten seconds, as docs/operations.md promises; LicensingTest of the server holds that against a clock.
        Way any = Questions.customWays(CONTRACT, "Product").findFirst().orElseThrow();
        Patience.until(() -> send(any, revoked, ""), Sender::isRefused);
        return ways().map(way -> DynamicTest.dynamicTest(way.toString(), () -> {
            refused(way, send(way, "unknown", ""), 401, "InvalidLicense");
            refused(way, send(way, revoked, ""), 401, "InvalidLicense");
        }));
    }

    /** One request in a minute, which another way may have used up, or the minute may just be over. */
    @TestFactory
    Stream<DynamicTest> aLicenseThatHasUsedUpItsRequestsHasToWait() {
        return ways().map(way -> DynamicTest.dynamicTest(way.toString(), () -> {
            send(way, limited, "");
            Answer second = send(way, limited, "");
            refused(way, second, 429, "TooManyRequests");
            assertThat(Integer.parseInt(second.header("Retry-After"))).isBetween(1, 60);
        }));
    }

    @Test
    void requestsAreAdmittedAgainWhenTheTimeIsOver() {
        String quick = both.license("--per-minute", "60");
        Way way = ways().findFirst().orElseThrow();
        Answer answer = send(way, quick, "");
        for (int i = 0; i < 200 && answer.status() != 429; i++) {
            answer = send(way, quick, "");
        }
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.header("Retry-After")).isEqualTo("1");
        Patience.until(() -> send(way, quick, ""), later -> !Sender.isRefused(later));
    }

    /** Taking the key for the whole list is no request of its own, or a list as long as the limit would never end. */
    @Test
    void aListWithAKeyCountsNoMoreThanItsRequests() {
        String three = both.license("--per-minute", "3");
        ObjectNode[] requests = Stream.generate(() -> Changes.right("CreateAccount", both.north, FRESH))
                .limit(3)
                .toArray(ObjectNode[]::new);
        Map<String, String> headers = Map.of(
                "Content-Type",
                "application/json",
                "Accept",
                "application/json",
                "X-License",
                three,
                "Idempotency-Key",
                "a-list-of-three");
        Answer answer = new Exchange(both.server.base())
                .send(new Request("POST", "/json/reply/CreateAccount%5B%5D", headers, Arrays.toString(requests)));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.header("X-AutoBatch-Completed")).isEqualTo("3");
    }

    /** Only Licenses with that scope get the passwords of an account. */
    @TestFactory
    Stream<DynamicTest> passwordsNeedAScopeOfTheirOwn() {
        Way update = Way.all(CONTRACT).stream()
                .filter(way -> way.route().path().equals("/UpdateAccount"))
                .findFirst()
                .orElseThrow();
        ObjectNode change = Changes.right("UpdateAccount", both.north, FRESH);
        ((ObjectNode) change.at("/Accounts/0")).put("VoipPassword", VOIP_PASSWORD);
        assertThat(Sender.isRefused(both.sender.send(update, both.north.license(), change)))
                .isFalse();
        return ways().filter(way -> way.operation().equals("Product") && !way.isOneway())
                .map(way -> DynamicTest.dynamicTest(way.toString(), () -> {
                    boolean told = false;
                    for (var question : Questions.of(CONTRACT, way)) {
                        ObjectNode members = Questions.members(question, name -> both.north);
                        Answer with = both.sender.send(way, both.north.license(), members);
                        Answer without = both.sender.send(way, WITHOUT.get("secrets"), members);
                        told |= with.body().contains(VOIP_PASSWORD);
                        assertThat(without.body()).doesNotContain(VOIP_PASSWORD);
                        assertThat(without.status()).isEqualTo(with.status());
                    }
                    boolean tells = !way.isCustom() || way.route().path().contains("AccountInfo");
                    assertThat(told || !tells)
                            .as("with the scope they are in the answer")
                            .isTrue();
                }));
    }

    private static Stream<Way> ways() {
        return Way.all(CONTRACT).stream();
    }

    private static Answer send(Way way, String license, String feature) {
        ObjectNode request = way.changes()
                ? Changes.right(CONTRACT, way, both.north, FRESH)
                : Questions.members(Questions.of(CONTRACT, way).get(0), name -> both.north);
        if (!feature.isEmpty()) {
            request.put("FeatureName", feature);
        }
        return both.sender.ask(way, license, request);
    }

    private static void refused(Way way, Answer answer, int status, String code) {
        assertThat(Sender.status(answer)).as("%s", answer).isEqualTo(status);
        assertThat(answer.header("Content-Type").replace(" ", ""))
                .isEqualToIgnoringCase(way.format().contentType().replace(" ", ""));
        assertThat(answer.body()).contains(code);
    }
}
