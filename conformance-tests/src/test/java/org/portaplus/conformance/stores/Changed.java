package org.portaplus.conformance.stores;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;

/**
 * An account that one client changes over and over; the change sent last may have happened or not, but not by half. For one
 * thread at a time.
 */
final class Changed {
    private final Load load;
    private final URI base;
    private final String id;
    private final int iAccount;
    private int sent;
    private int acknowledged;

    Changed(Load load, URI base, int customer, String id) throws IOException {
        this.load = load;
        this.base = base;
        this.id = id;
        this.iAccount = load.post(base, "/CreateAccounts", Load.account(customer, id))
                .body()
                .path("IAccount")
                .asInt();
    }

    /** The next change. */
    Round.Write next() {
        int number = ++sent;
        return new Round.Write(
                "/UpdateAccount", Load.change(iAccount, number), null, 200, reply -> acknowledged = number);
    }

    String id() {
        return id;
    }

    int iAccount() {
        return iAccount;
    }

    void check() throws IOException {
        JsonNode account =
                load.get(base, "/GetAccountInfoByAccountId/demo/" + id).body().path("AccountInfo");
        int number = account.path("CreditLimit").asInt();
        assertThat(number).as("the change that is there").isBetween(acknowledged, sent);
        assertThat(account.path("Email").asText())
                .as("change %d, in the other table", number)
                .isEqualTo(number == 0 ? "" : "n" + number + "@example.org");
        acknowledged = number;
        sent = number;
    }
}
