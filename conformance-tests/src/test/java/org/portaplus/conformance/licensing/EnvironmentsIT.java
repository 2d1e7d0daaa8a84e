package org.portaplus.conformance.licensing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.portaplus.conformance.TestStore;
import org.portaplus.conformance.http.Answer;
import org.portaplus.conformance.http.Exchange;
import org.portaplus.conformance.http.Request;
import org.portaplus.process.ServerProcess;

/**
 * Two environments with the same catalogue, made by the command line of the packaged server while it runs. Whoever sends the
 * same to both gets the same answers, so nothing that happens in one is learnt in the other.
 */
class EnvironmentsIT {
    private static final String CUSTOMER = """
            {"CustData":[{"Customer":{"Customer":{"CustomerStatus":{"ISO4217":"USD"},"PersonalInformation":
            {"Name":"Acme","Company":"Acme","Login":"acme-login","Password":"Acme-Secret-77"}}},
            "Account":{"AccountRequest":{"AccountsToCreate":[{"AcntId":"15550001","FirstName":"Ada"}]}},
            "ExtensionNo":"77","AliasNumber":"15550002","DisplayName":"Desk"}],"ProductID":700001}""";
    private static final String CHANGE = "{\"Accounts\":[{\"Id\":\"15550001\",\"UILogin\":\"ada-login\"}]}";

    private static ServerProcess server;
    private static String east;
    private static String colleague;
    private static String west;

    @BeforeAll
    static void start() {
        server = new ServerProcess("environments", TestStore.selected().create());
        Stream.of("east", "west")
                .forEach(name -> server.run("environment", "create", name, "--catalogue", TwoResellers.catalogue()));
        east = license("east");
        colleague = license("east");
        west = license("west");
    }

    @AfterAll
    static void end() {
        server.close();
    }

    @Test
    void theSameRequestsGetTheSameAnswersInBoth() {
        List<String> first = works(east);
        assertThat(first)
                .anyMatch(answer -> answer.contains("\"Succeeded\":1"))
                .anyMatch(answer -> answer.startsWith("200") && answer.contains("Shared Line"))
                .anyMatch(answer -> answer.startsWith("200") && answer.contains("ada-login"))
                .noneMatch(answer -> answer.contains("duplicate"));
        assertThat(works(colleague))
                .as("another License of the same environment")
                .anyMatch(answer -> answer.contains("Server.Customer.duplicate_id"));
        assertThat(works(west)).isEqualTo(first);
    }

    @Test
    void theFirstEnvironmentKnowsNothingOfThem() {
        String custom = "/GetAccountInfoByAccountId/" + ServerProcess.LICENSE + "/15550001.json";
        assertThat(get(ServerProcess.LICENSE, custom)).startsWith("404");
        assertThat(get(ServerProcess.LICENSE, "/GetProducts/" + ServerProcess.LICENSE + "/USD.json"))
                .startsWith("200")
                .doesNotContain("Shared Line");
    }

    /** All answers, without the License, the number of its environment, the time, and passwords, which are random. */
    private static List<String> works(String license) {
        return List.of(
                post(license, "/BatchCreateCustomers", CUSTOMER),
                post(license, "/UpdateAccount", CHANGE),
                get(license, "/GetAccountInfoByAccountId/" + license + "/15550002.json"),
                get(license, "/GetProducts/" + license + "/USD.json"));
    }

    private static String license(String environment) {
        return server.run("license", "create", "--environment", environment, "--scopes", "read,write,secrets")
                .strip();
    }

    private static String post(String license, String path, String body) {
        Map<String, String> headers = Map.of(
                "Content-Type",
                "application/json",
                "Accept",
                "application/json",
                "X-License",
                license,
                "Idempotency-Key",
                "key-of-" + path.substring(1));
        return text(license, new Request("POST", path, headers, body));
    }

    private static String get(String license, String path) {
        return text(license, new Request("GET", path, Map.of(), null));
    }

    private static String text(String license, Request request) {
        Answer answer = new Exchange(server.base()).send(request);
        return answer.status() + " "
                + answer.body()
                        .replace(license, "")
                        .replaceAll("(\"[A-Za-z]*Password\":)\"[^\"]*\"", "$1\"\"")
                        .replaceAll("Date\\(\\d+", "Date(")
                        .replaceAll("\"IEnv\":[23],", "");
    }
}
