package org.portaplus.conformance.licensing;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.portaplus.conformance.TestStore;
import org.portaplus.conformance.contract.Contract;
import org.portaplus.process.ServerProcess;

/** A server of two resellers, each with one of everything. */
final class TwoResellers implements AutoCloseable {
    static final Contract CONTRACT = Contract.load();

    final ServerProcess server;
    final Sender sender;
    final Side north;
    final Side south;

    /** @param settings of the server, beside its store and its catalogue */
    TwoResellers(String name, Map<String, String> settings) {
        Map<String, String> all = new LinkedHashMap<>(TestStore.selected().create());
        all.put("PORTA_CATALOGUE", catalogue());
        all.putAll(settings);
        server = new ServerProcess(name, all);
        sender = new Sender(CONTRACT, server.base());
        north = Side.make(server, "Northwind", "91");
        south = Side.make(server, "Southgate", "92");
    }

    /** The path of the catalogue with both resellers. */
    static String catalogue() {
        try {
            return Path.of(TwoResellers.class.getResource("/two-resellers.yaml").toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A License of the first reseller, made by the command line of the packaged server while it runs. */
    String license(String... options) {
        String[] command = new String[options.length + 4];
        System.arraycopy(new String[] {"license", "create", "--reseller", north.value("IReseller")}, 0, command, 0, 4);
        System.arraycopy(options, 0, command, 4, options.length);
        return server.run(command).strip();
    }

    @Override
    public void close() {
        server.close();
    }
}
