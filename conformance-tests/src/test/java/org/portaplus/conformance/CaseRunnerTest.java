package org.portaplus.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.portaplus.conformance.cases.Case;
import org.portaplus.conformance.cases.CaseFiles;
import org.portaplus.conformance.contract.Contract;
import org.portaplus.conformance.contract.Resource;

/** The runner against servers that are right, and servers that are broken on purpose. */
class CaseRunnerTest {
    private final List<String> requests = new ArrayList<>();
    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private int status = 200;
    private String reason = "";
    private String body = "";
    private ScriptedHost server;

    @BeforeEach
    void start() throws IOException {
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Vary", "Accept");
        server = new ScriptedHost(this::reply);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private String reply(ScriptedHost.Received request) {
        requests.add(request.verb() + " " + request.path() + " " + request.type() + "\n" + request.body());
        StringBuilder answer = new StringBuilder("HTTP/1.1 " + status + " " + reason + "\r\n");
        headers.forEach(
                (name, value) -> answer.append(name).append(": ").append(value).append("\r\n"));
        return answer + "Content-Length: " + body.getBytes(UTF_8).length + "\r\nConnection: close\r\n\r\n" + body;
    }

    private void run(String id) {
        new CaseRunner(new RemoteTarget(server.base(), "demo"), Contract.load()).run(one(id));
    }

    private static Case one(String id) {
        return CaseFiles.topics().stream()
                .flatMap(topic -> CaseFiles.of(topic).stream())
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private void answer(String contentType, String text) {
        headers.put("Content-Type", contentType);
        body = text;
    }

    @Test
    void aPageIsSentLiterally() {
        answer("application/xml", Resource.text("samples/CreateAccount/response.xml"));

        run("001-a-1");

        assertThat(requests)
                .containsExactly("POST /xml/reply/CreateAccount application/xml\n"
                        + Resource.text("samples/CreateAccount/request.xml"));
    }

    @Test
    void oneByteOfDifferenceFails() {
        answer("application/xml", Resource.text("samples/CreateAccount/response.xml") + "\n");

        assertThatThrownBy(() -> run("001-a-1"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("001-a-1")
                .hasMessageContaining("rule: conformance of page 001")
                .hasMessageContaining("the response of page 001 expected, byte for byte");
    }

    @Test
    void aWrongStatusFails() {
        answer("application/xml", Resource.text("samples/CreateAccount/response.xml"));
        status = 201;

        assertThatThrownBy(() -> run("001-a-1")).hasMessageContaining("status 200 expected, got 201");
    }

    @ParameterizedTest
    @CsvSource({"X-Content-Type-Options, sniff", "Vary, Cookie", "Content-Type, text/xml"})
    void aHeaderThatEveryAnswerNeedsIsMissed(String name, String wrong) {
        answer("application/xml", Resource.text("samples/CreateAccount/response.xml"));
        headers.put(name, wrong);

        assertThatThrownBy(() -> run("001-a-1")).hasMessageContaining("header " + name);
    }

    @Test
    void anEmptyBodyIsEmpty() {
        status = 202;
        assertThatCode(() -> run("000-a-1")).doesNotThrowAnyException();

        body = " ";
        assertThatThrownBy(() -> run("000-a-1")).hasMessageContaining("no body expected");
    }

    @Test
    void aRefusalIsComparedByCodeAndField() {
        status = 400;
        reason = "NotEmpty";
        answer(
                "text/jsv",
                "{ResponseStatus:{ErrorCode:NotEmpty,Message:m,Errors:[{ErrorCode:NotEmpty,FieldName:License,Message:m}]}}");
        assertThatCode(() -> run("003-c-3")).doesNotThrowAnyException();

        body = body.replace("FieldName:License", "FieldName:license");
        assertThatThrownBy(() -> run("003-c-3")).hasMessageContaining("an error with FieldName License expected");

        body = body.replace("ErrorCode:NotEmpty,Message", "ErrorCode:Empty,Message");
        assertThatThrownBy(() -> run("003-c-3")).hasMessageContaining("ErrorCode NotEmpty expected, got Empty");

        reason = "Bad Request";
        assertThatThrownBy(() -> run("003-c-3"))
                .hasMessageContaining("the reason phrase NotEmpty expected, got Bad Request");
    }

    @Test
    void aStackTraceAndASecretAreNoticed() throws IOException {
        status = 401;
        answer("text/jsv", "{ResponseStatus:{ErrorCode:InvalidLicense,Message:\"at a.b.C(C.java:7)\",Errors:[]}}");
        assertThatThrownBy(() -> run("003-c-4")).hasMessageContaining("insides of the server");

        server.close();
        server = new ScriptedHost(request -> {
            body = "{ResponseStatus:{ErrorCode:InvalidLicense,Message:\"no "
                    + request.path().replaceFirst(".*/wrong-", "")
                    + "\",Errors:[]}}";
            return reply(request);
        });
        assertThatThrownBy(() -> run("003-c-4")).hasMessageContaining("the error repeats the secret");
    }

    @Test
    void aCaseThatNeedsTheCatalogueFailsWhereThereIsNone() {
        status = 500;

        assertThatThrownBy(() -> run("003-b-1")).hasMessageContaining("the catalogue cannot be read");
    }
}
