package org.portaplus.server.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portaplus.server.model.PortaAccount;
import org.portaplus.server.model.UpdateAccount;

/** When two requests are the same request: decision 6. */
class PayloadsTest {
    private static final String CHANGE = """
            {"Accounts":[{"IAccount":7,"CreditLimit":10,"Blocked":true,"Note":"n","Servicefeatures":[{"Name":"clip",\
            "ServiceAttributes":{"a":["1","2"],"b":["3"]}}]},{"Id":"x"}]}""";

    private static String canonical(String json) {
        return canonical(Payloads.read(json, UpdateAccount.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"CreditLimit\":10.0",
                "\"CreditLimit\":10.000",
                "\"CreditLimit\":1E1",
                "\"CreditLimit\":10,\"IProduct\":0",
                "\"CreditLimit\":10,\"Phone1\":null",
                "\"CreditLimit\":10,\"ICustomer\":0,\"Name\":null"
            })
    void anotherSpellingIsTheSameRequest(String spelling) {
        assertThat(canonical(CHANGE.replace("\"CreditLimit\":10", spelling))).isEqualTo(canonical(CHANGE));
    }

    /** A member that is not read would be the same whatever it is. */
    @Test
    void theWholeRequestCounts() {
        assertThat(canonical(CHANGE))
                .contains("IAccount", "CreditLimit", "Blocked", "Note", "clip", "[\"1\",\"2\"]", "x");
    }

    /** Longer than what the formats take by themselves; the settings of the server decide what is taken. */
    @Test
    void whatWasTakenIsReadAgainWhateverItsSize() {
        UpdateAccount large = new UpdateAccount();
        large.setAccounts(IntStream.range(0, 12_000)
                .mapToObj(number -> new PortaAccount().iaccount(number).note(number == 0 ? "n".repeat(400_000) : ""))
                .toList());

        assertThat(Payloads.read(Payloads.write(large), UpdateAccount.class)).isEqualTo(large);
    }

    @Test
    void neitherTheOrderOfMembersNorThatOfADictionaryCounts() {
        assertThat(canonical("""
                {"ContentId":0,"FeatureName":"","Accounts":[{"Note":"n","Blocked":true,"Servicefeatures":[{"ServiceAttributes":\
                {"b":["3"],"a":["1","2"]},"Name":"clip"}],"CreditLimit":10,"IAccount":7},{"Id":"x","IAccount":0}]}""")).isEqualTo(canonical(CHANGE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"CreditLimit\":10.01",
                "\"CreditLimit\":0",
                "\"ICustomer\":0",
                "\"CreditLimit\":10,\"Phone1\":\"\"",
                "\"CreditLimit\":10,\"MapBlocked\":\"\"",
                "\"CreditLimit\":10,\"IProduct\":1"
            })
    void whatMeansSomethingElseIsAnotherRequest(String other) {
        assertThat(canonical(CHANGE.replace("\"CreditLimit\":10", other))).isNotEqualTo(canonical(CHANGE));
    }

    @Test
    void theOrderOfAListCounts() {
        assertThat(canonical("{\"Accounts\":[{\"Id\":\"a\"},{\"Id\":\"b\"}]}"))
                .isNotEqualTo(canonical("{\"Accounts\":[{\"Id\":\"b\"},{\"Id\":\"a\"}]}"));
        assertThat(canonical(CHANGE.replace("[\"1\",\"2\"]", "[\"2\",\"1\"]"))).isNotEqualTo(canonical(CHANGE));
        assertThat(canonical((Object) List.of(0, 1))).isNotEqualTo(canonical((Object) List.of(1)));
    }

    private static String canonical(Object message) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try {
            Payloads.canonical(message, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString(StandardCharsets.UTF_8);
    }
}
