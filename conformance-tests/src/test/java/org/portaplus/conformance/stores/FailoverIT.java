package org.portaplus.conformance.stores;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.portaplus.conformance.Patience;
import org.portaplus.process.ServerProcess;

/** A stand-by that replicates synchronously is promoted: it is followed, and has everything that was acknowledged. */
@Timeout(300)
class FailoverIT {
    private static final int WRITES = 60;
    private static final int REFUSALS = 5;
    private static final int READS = 80;

    private static final String OF_SERVER = "SELECT pid FROM pg_stat_activity WHERE application_name = 'porta-plus-2'";

    private static final String LAST_USED = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            + " WHERE application_name = 'porta-plus-2' ORDER BY state_change DESC LIMIT 1";

    @TempDir(cleanup = CleanupMode.NEVER)
    private Path directory;

    private final Load load = new Load();
    private OwnPostgres primary;
    private OwnPostgres standby;

    @BeforeEach
    void start() throws Exception {
        primary = new OwnPostgres(directory.resolve("primary"));
        standby = primary.standby(directory.resolve("standby"));
        primary.run("ALTER SYSTEM SET synchronous_standby_names = '*'");
        primary.run("SELECT pg_reload_conf()");
        Patience.until(this::syncState, List.of("sync")::equals);
        assertThat(primary.texts("SHOW synchronous_commit")).containsExactly("on");
    }

    private List<String> syncState() {
        try {
            return primary.texts("SELECT sync_state FROM pg_stat_replication");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void stop() throws IOException {
        primary.close();
        standby.close();
    }

    @Test
    void aPromotedStandbyIsFollowedUnderLoad() throws Exception {
        String hosts = "localhost:" + primary.port() + ",localhost:" + standby.port();
        try (ServerProcess server = new ServerProcess("failover", environment(hosts))) {
            Writers writers = new Writers(load, server.base());
            writers.start();
            writers.await(WRITES);
            primary.stop();
            writers.awaitUnavailable(REFUSALS);
            standby.run("SELECT pg_promote()");
            writers.await(WRITES);
            writers.stop();
            writers.check();
            writers.checkAll();
        }
    }

    /** The old primary goes on, waits for no stand-by, and connections to it that were idle look well. */
    @Test
    void readsFollowWritesToAnotherServerThoughTheOldOneIsStillThere() throws Exception {
        try (Address address = new Address(primary.port());
                ServerProcess server =
                        new ServerProcess("failover-unfenced", environment("localhost:" + address.port()))) {
            int customer = load.customer(server.base(), "Followed");
            createAndRead(server, customer, 50);
            primary.run("ALTER SYSTEM SET synchronous_standby_names = ''");
            primary.run("SELECT pg_reload_conf()");
            standby.run("SELECT pg_promote()");
            address.moveTo(standby.port());
            assertThat(primary.texts(LAST_USED)).as("one connection is cut").hasSize(1);
            assertThat(primary.texts(OF_SERVER)).as("the others are left").isNotEmpty();
            Load.Reply known = load.get(server.base(), "/GetAccountInfoByAccountId/demo/500000");
            assertThat(known.status()).isEqualTo(200);

            createAndRead(server, customer, 60);

            assertThat(primary.texts(OF_SERVER)).isEmpty();
        }
    }

    private void createAndRead(ServerProcess server, int customer, int prefix) throws IOException {
        for (int i = 0; i < READS; i++) {
            String id = String.format("%d%04d", prefix, i);
            Load.Reply made = load.post(server.base(), "/CreateAccounts", Load.account(customer, id));
            assertThat(made.status()).as("%s", made.body()).isEqualTo(200);
            assertThat(load.get(server.base(), "/GetAccountInfoByAccountId/demo/" + id)
                            .status())
                    .as("reading %s", id)
                    .isEqualTo(200);
        }
    }

    private Map<String, String> environment(String hosts) {
        Map<String, String> environment = new HashMap<>(primary.environment("postgres"));
        environment.put("PORTA_DATABASE_URL", "jdbc:postgresql://" + hosts + "/postgres");
        return environment;
    }
}
