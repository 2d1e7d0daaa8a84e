package org.portaplus.server.commands;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.portaplus.server.licensing.Environments;
import org.portaplus.server.licensing.LicenseRegister;
import org.portaplus.server.licensing.Licensing;
import org.portaplus.server.store.Keys;
import org.portaplus.server.store.Store;
import org.portaplus.server.store.StoreException;
import org.portaplus.server.store.StoreSettings;
import org.portaplus.server.values.Ticker;

/**
 * The store and the keys that the server's settings name, read from system properties, the environment and {@code
 * config/application.properties}, as the server reads them. For one thread.
 */
final class OpenStore implements AutoCloseable {
    private static final int LIKE_THE_SERVER = 250;
    private static final int CONNECTIONS = 2;

    final Store store;
    final Keys keys;
    final Licensing licensing;
    final LicenseRegister register;
    final Environments environments;
    final Clock clock = Clock.systemUTC();

    private OpenStore(Store store, Keys keys) {
        this.store = store;
        this.keys = keys;
        licensing = new Licensing(store, keys, clock, Ticker.SYSTEM);
        register = new LicenseRegister(licensing);
        environments = new Environments(licensing);
    }

    /**
     * Opens what the settings name.
     *
     * @throws StoreException when there is no store yet, when it cannot be opened, or when the keys do not fit
     */
    static OpenStore open() {
        Config settings = settings();
        StoreSettings where = where(settings);
        Store store = Store.openExisting(where);
        try {
            Keys keys = keysOfSettings(settings)
                    .orElseGet(() -> Keys.inFile(where.dataDir().resolve("keys"), false));
            OpenStore open = new OpenStore(store, keys);
            open.licensing.requireFittingKeys();
            return open;
        } catch (RuntimeException refused) {
            store.close();
            throw refused;
        }
    }

    /** Where the store is, without opening it. */
    static StoreSettings where() {
        return where(settings());
    }

    /**
     * The keys, where a setting has them, and not the key file of the data directory.
     *
     * @throws StoreException when they are malformed
     */
    static Optional<Keys> keysOfSettings() {
        return keysOfSettings(settings());
    }

    private static Optional<Keys> keysOfSettings(Config settings) {
        return text(settings, "porta.keys").map(text -> Keys.parse(text, "porta.keys"));
    }

    private static StoreSettings where(Config settings) {
        return new StoreSettings(
                Path.of(text(settings, "porta.data-dir").orElse("data")),
                text(settings, "porta.database.url"),
                text(settings, "porta.database.user"),
                text(settings, "porta.database.password"),
                CONNECTIONS,
                CONNECTIONS);
    }

    private static Optional<String> text(Config settings, String name) {
        return settings.getOptionalValue(name, String.class);
    }

    private static Config settings() {
        SmallRyeConfigBuilder builder =
                new SmallRyeConfigBuilder().addDefaultSources().addDefaultInterceptors();
        Path file = Path.of("config", "application.properties");
        if (Files.isRegularFile(file)) {
            try {
                builder.withSources(new PropertiesConfigSource(file.toUri().toURL(), LIKE_THE_SERVER));
            } catch (IOException e) {
                throw new StoreException(file + " cannot be read: " + e.getMessage(), e);
            }
        }
        return builder.build();
    }

    @Override
    public void close() {
        store.close();
    }
}
