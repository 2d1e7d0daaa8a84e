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
    void whatIsEncryptedOpensAtItsPlaceAndShowsNothing() {
        String encrypted = secrets.encrypt("grüße-an-alle-42", "account/1/7/voip");
        assertThat(encrypted).doesNotContain("an-alle-42").startsWith("1:");
        assertThat(secrets.decrypt(encrypted, "account/1/7/voip")).isEqualTo("grüße-an-alle-42");
    }

    @Test
    void theSameTextIsNeverEncryptedTheSameWay() {
        assertThat(secrets.encrypt("x", "p")).isNotEqualTo(secrets.encrypt("x", "p"));
    }

    @Test
    void whatWasMovedToAnotherPlaceDoesNotOpen() {
        String encrypted = secrets.encrypt("secret", "account/1/7/voip");
        assertThatThrownBy(() -> secrets.decrypt(encrypted, "account/1/8/voip")).isInstanceOf(StoreException.class);
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
    void whatWasNeverEncryptedDoesNotOpen(String damaged) {
        assertThatThrownBy(() -> secrets.decrypt(damaged, "p")).isInstanceOf(StoreException.class);
    }

    @Test
    void aNewKeyEncryptsWhatIsNewAndTheOldOneStillOpensWhatIsOld() {
        String old = secrets.encrypt("secret", "p");
        Secrets rotated = new Secrets(Keys.parse(ONE + "\n" + TWO, "test"));
        assertThat(rotated.encrypt("secret", "p")).startsWith("2:");
        assertThat(rotated.decrypt(old, "p")).isEqualTo("secret");
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
