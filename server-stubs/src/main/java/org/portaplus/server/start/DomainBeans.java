package org.portaplus.server.start;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.portaplus.server.accounts.Accounts;
import org.portaplus.server.accounts.rows.AccountQueries;
import org.portaplus.server.batches.Batches;
import org.portaplus.server.batches.ItemProcessor;
import org.portaplus.server.contract.Licenses;
import org.portaplus.server.customers.Customers;
import org.portaplus.server.http.Exchange;
import org.portaplus.server.idempotency.FirstAnswers;
import org.portaplus.server.licensing.Guesses;
import org.portaplus.server.licensing.Licensing;
import org.portaplus.server.store.Keys;
import org.portaplus.server.store.Secrets;
import org.portaplus.server.store.StartTurn;
import org.portaplus.server.store.Store;
import org.portaplus.server.store.StoreSettings;
import org.portaplus.server.values.Ticker;

/**
 * Makes the parts of the domain from the settings, and starts and ends them with the server. The domain itself knows
 * neither container nor settings.
 */
@Singleton
public class DomainBeans {
    /** Before anything that says that the server is ready. */
    private static final int EARLY = 100;

    private final Path dataDir;
    private @Nullable StartTurn turn;

    /** @param dataDir {@code porta.data-dir}: directory of the embedded store and of its keys */
    public DomainBeans(@ConfigProperty(name = "porta.data-dir", defaultValue = "data") Path dataDir) {
        this.dataDir = dataDir;
    }

    /**
     * Makes the store ready and begins to work on what an earlier run left.
     *
     * @param catalogue {@code porta.catalogue}: a catalogue file; unset is the demo
     */
    void start(
            @Observes @Priority(EARLY) StartupEvent event,
            Store store,
            Licensing licensing,
            Batches batches,
            Clock clock,
            @ConfigProperty(name = "porta.catalogue") Optional<Path> catalogue) {
        try {
            new FirstStart(store, licensing, batches, clock).prepare(catalogue, dataDir);
        } finally {
            endTurn();
        }
        batches.start();
    }

    private void endTurn() {
        if (turn != null) {
            turn.close();
        }
    }

    void stop(@Observes ShutdownEvent event, Store store, Batches batches) {
        batches.close();
        store.close();
    }

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    /**
     * @param url {@code porta.database.url}: JDBC URL; unset is an SQLite file in the data directory
     * @param user {@code porta.database.user}: user of the PostgreSQL database
     * @param password {@code porta.database.password}: of that user
     * @param readers {@code porta.database.readers}: maximum number of read connections
     * @param writers {@code porta.database.writers}: maximum number of concurrent transactions on PostgreSQL
     * @param keys {@code porta.keys}: unset when they are in a file
     */
    @Produces
    @Singleton
    Store store(
            @ConfigProperty(name = "porta.database.url") Optional<String> url,
            @ConfigProperty(name = "porta.database.user") Optional<String> user,
            @ConfigProperty(name = "porta.database.password") Optional<String> password,
            @ConfigProperty(name = "porta.database.readers", defaultValue = "8") int readers,
            @ConfigProperty(name = "porta.database.writers", defaultValue = "8") int writers,
            @ConfigProperty(name = "porta.keys") Optional<String> keys) {
        StoreSettings settings = new StoreSettings(dataDir, url, user, password, readers, writers);
        turn = StartTurn.take(settings, keys.isEmpty());
        try {
            return Store.open(settings);
        } catch (RuntimeException refused) {
            endTurn();
            throw refused;
        }
    }

    /** @param keys {@code porta.keys}: numbered keys in Base64; unset is the file {@code keys} in the data directory */
    @Produces
    @Singleton
    Keys keys(Store store, @ConfigProperty(name = "porta.keys") Optional<String> keys) {
        return keys.map(text -> Keys.parse(text, "porta.keys"))
                .orElseGet(() -> Keys.inFile(dataDir.resolve("keys"), Licensing.isNew(store)));
    }

    @Produces
    @Singleton
    Secrets secrets(Keys keys) {
        return new Secrets(keys);
    }

    /**
     * @param tries {@code porta.guesses.tries}: how many unknown Licenses one client address may try at once; 0 is any number
     * @param newTry {@code porta.guesses.new-try}: how long until it gets one more
     */
    @Produces
    @Singleton
    Licensing licensing(
            Store store,
            Keys keys,
            Clock clock,
            Exchange exchange,
            @ConfigProperty(name = "porta.guesses.tries", defaultValue = "100") int tries,
            @ConfigProperty(name = "porta.guesses.new-try", defaultValue = "1S") Duration newTry) {
        return new Licensing(
                store,
                keys,
                clock,
                Ticker.SYSTEM,
                new Guesses(Ticker.SYSTEM, tries, newTry, () -> exchange.head().client()),
                license -> exchange.trail().license(license.iEnv(), license.iLicense()));
    }

    /** What requests can be told of their Licenses before they run. */
    @Produces
    @Singleton
    Licenses licenses(Licensing licensing) {
        return licensing::identify;
    }

    /** @param kept {@code porta.idempotency.keep}: how long the first answer to a request with an Idempotency-Key is replayed */
    @Produces
    @Singleton
    FirstAnswers firstAnswers(
            Keys keys,
            Secrets secrets,
            Clock clock,
            @ConfigProperty(name = "porta.idempotency.keep", defaultValue = "24H") Duration kept) {
        return new FirstAnswers(keys, secrets, clock, kept);
    }

    @Produces
    @Singleton
    Customers customers(Secrets secrets, Clock clock) {
        return new Customers(secrets, clock);
    }

    @Produces
    @Singleton
    Accounts accounts(Customers customers, Secrets secrets, Clock clock) {
        return new Accounts(customers, secrets, clock);
    }

    @Produces
    @Singleton
    AccountQueries accountQueries(Secrets secrets) {
        return new AccountQueries(secrets);
    }

    @Produces
    @Singleton
    Batches batches(Store store, Secrets secrets, Clock clock, @Any Instance<ItemProcessor> processors) {
        return new Batches(store, secrets, clock, () -> processors.stream().toList());
    }
}
