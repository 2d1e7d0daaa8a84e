package org.portaplus.server.commands;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.portaplus.server.accounts.Accounts;
import org.portaplus.server.batches.Batches;
import org.portaplus.server.customers.Customers;
import org.portaplus.server.idempotency.FirstAnswers;
import org.portaplus.server.store.EncryptedColumn;
import org.portaplus.server.store.EncryptedColumn.Reencrypted;
import org.portaplus.server.store.Keys;
import org.portaplus.server.store.Secrets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Replaces the key that encrypts passwords and messages. */
@Command(name = "keys", description = "Encryption keys of stored secrets.", mixinStandardHelpOptions = true)
final class KeysCommands implements Runnable {
    /** All encrypted columns. */
    private static final List<EncryptedColumn<?>> ENCRYPTED = Stream.of(
                    Customers.encrypted(), Accounts.encrypted(), Batches.encrypted(), FirstAnswers.encrypted())
            .flatMap(List::stream)
            .toList();

    private static final int FAILED = 1;

    @Spec
    CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a command: rotate");
    }

    @Command(
            name = "rotate",
            description = {
                "Adds a key to the key file, and re-encrypts everything with it. A running server loads the new key by itself.",
                "Finishes an interrupted rotation. Old keys stay in the file: the first one serves the"
                        + " hashes of Licenses, the one before the newest may be in use by a running server; older"
                        + " ones are removed by the next rotation."
            },
            mixinStandardHelpOptions = true)
    @SuppressWarnings("try") // the lock is held, not used
    int rotate() throws IOException {
        try (OpenStore open = OpenStore.open();
                Closeable alone = open.keys.exclusively()) {
            Keys keys = open.keys.latest();
            Secrets secrets = new Secrets(keys);
            if (isOutdated(open, secrets)) {
                say("An earlier rotation is not finished: going on with key " + secrets.currentKey());
            } else {
                secrets = new Secrets(keys.rotated());
                say("Key " + secrets.currentKey() + " is in the key file; keep a copy of that in a safe place");
            }
            return reencrypt(open, secrets);
        }
    }

    /** Repeats until only values that cannot be decrypted are left: a server may be storing meanwhile. */
    private int reencrypt(OpenStore open, Secrets secrets) {
        int texts = 0;
        Reencrypted round;
        do {
            round = ENCRYPTED.stream()
                    .map(column -> column.reencrypt(open.store, secrets))
                    .reduce(Reencrypted.NONE, Reencrypted::and);
            texts += round.texts();
        } while (isOutdated(open, secrets) && (round.texts() > 0 || round.unreadable() == 0));
        if (round.unreadable() == 0) {
            say(texts + " values are re-encrypted; nothing is left under an older key");
            return 0;
        }
        say(texts + " values are re-encrypted");
        round.reasons().forEach(spec.commandLine().getErr()::println);
        spec.commandLine()
                .getErr()
                .println(round.unreadable()
                        + " values are left under an older key: restore them from a backup, or set"
                        + " them to NULL, and run this command again");
        return FAILED;
    }

    private static boolean isOutdated(OpenStore open, Secrets secrets) {
        return ENCRYPTED.stream().anyMatch(column -> column.isOutdated(open.store, secrets));
    }

    private void say(String text) {
        spec.commandLine().getOut().println(text);
    }
}
