package org.portaplus.server.http.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.Test;

class ConnectionTest {
    /** Netty hands a connection to its thread after it has been accepted; the look at all connections may come between. */
    @Test
    void oneThatHasJustBeenAcceptedIsLeftAlone() throws Exception {
        EmbeddedChannel channel = new EmbeddedChannel(false, false);
        Connection connection = new Connection(channel);

        connection.limit(0, 0);
        assertThat(connection.isReady()).isFalse();

        channel.register();
        connection.limit(0, 0);
        channel.runPendingTasks();
        assertThat(connection.isReady()).isFalse();
        assertThat(channel.isOpen()).as("its head took longer than nothing").isFalse();
    }
}
