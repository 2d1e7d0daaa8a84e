package org.portaplus.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
    private static final String ONE = "1 " + Base64.getEncoder().encodeToString(new byte[32]);
    private static final String TWO = "2 "
            + Base64.getEncoder()
                    .encodeToString(
                            "0123456789abcdef0123456789abcdef".getBytes(java.nio.charset.StandardCharsets.US_ASCII));

    private final Secrets secrets = new Secrets(Keys.parse(ONE, "test"));

    @Test
    void whatIsSealedOpensAtItsPlaceAndShowsNothing() {
        String sealed = secrets.seal("grüße-an-alle-42", "account/1/7/voip");
        assertThat(sealed).doesNotContain("an-alle-42").startsWith("1:");
        assertThat(secrets.open(sealed, "account/1/7/voip")).isEqualTo("grüße-an-alle-42");
    }

    @Test
    void theSameTextIsNeverSealedTheSameWay() {
        assertThat(secrets.seal("x", "p")).isNotEqualTo(secrets.seal("x", "p"));
    }

    @Test
    void whatWasMovedToAnotherPlaceDoesNotOpen() {
        String sealed = secrets.seal("secret", "account/1/7/voip");
        assertThatThrownBy(() -> secrets.open(sealed, "account/1/8/voip")).isInstanceOf(StoreException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                ":",
                "1:",
                "1:AAAA",
                "1:???",
                "x:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    void whatWasNeverSealedDoesNotOpen(String damaged) {
        assertThatThrownBy(() -> secrets.open(damaged, "p")).isInstanceOf(StoreException.class);
    }

    @Test
    void aNewKeySealsWhatIsNewAndTheOldOneStillOpensWhatIsOld() {
        String old = secrets.seal("secret", "p");
        Secrets rotated = new Secrets(Keys.parse(ONE + "\n" + TWO, "test"));
        assertThat(rotated.seal("secret", "p")).startsWith("2:");
        assertThat(rotated.open(old, "p")).isEqualTo("secret");
    }

    @Test
    void hashesStayTheSameWhenAKeyIsAdded() {
        assertThat(Keys.parse(ONE + "," + TWO, "test").hash("license", "demo"))
                .isEqualTo(Keys.parse(ONE, "test").hash("license", "demo"))
                .hasSize(64);
    }

    @Test
    void malformedKeysAreRefusedWithAHint() {
        assertThatThrownBy(() -> Keys.parse("1 short", "porta.keys"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("porta.keys")
                .hasMessageNotContaining("short");
    }
}
