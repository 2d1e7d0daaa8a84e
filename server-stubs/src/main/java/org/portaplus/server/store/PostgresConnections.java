package org.portaplus.server.store;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSourceListener;
import io.agroal.api.AgroalPoolInterceptor;
import io.agroal.api.configuration.AgroalConnectionPoolConfiguration.ConnectionValidator;
import io.agroal.api.configuration.supplier.AgroalConnectionFactoryConfigurationSupplier;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Opens connections to PostgreSQL. Every wait has an end: for an address, for a login, for a connection to be lent, for a
 * statement. Nothing here shows the password, or a value that a statement carried.
 */
final class PostgresConnections {
    private static final Logger LOG = Logger.getLogger(PostgresConnections.class);

    /** Until a connection is made or lent, and until a pooler has found a session for a transaction. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final int PATIENCE_SECONDS = (int) PATIENCE.toSeconds();

    /** How long to wait for a connection that is made only to see whether it can be had. */
    private static final int SHORT_SECONDS = 2;

    /** Longer than any statement of ours: a peer that has vanished must not hold a thread for ever. */
    private static final int STATEMENT_SECONDS = 60;

    private static final String PRIMARY = "primary";

    /** A migration may rewrite a large table. */
    private static final int MIGRATION_SECONDS = 3600;

    private final StoreSettings settings;
    private final String url;
    private final Properties parameters;

    /** Until it is known, no statement gets a name that a pooler might show to others. */
    private boolean pooled = true;

    /** @throws StoreException when the URL holds a password, or cannot be read */
    PostgresConnections(StoreSettings settings) {
        this.settings = settings;
        this.url = settings.url();
        if (url.toLowerCase(Locale.ROOT).contains("password=") || url.contains("@")) {
            throw new StoreException("porta.database.url: leave the password out of the URL, since URLs are shown and"
                    + " logged; set porta.database.user and porta.database.password");
        }
        this.parameters = parsed(url);
    }

    private static Properties parsed(String url) {
        Properties read = Driver.parseURL(url, null);
        if (read == null) {
            throw new StoreException(
                    "porta.database.url: " + url
                            + " cannot be read; it must be jdbc:postgresql://<host>:<port>/<database>, maybe with parameters after a ?");
        }
        return read;
    }

    /**
     * Tries to connect.
     *
     * @throws StoreException when that fails, or this is no database for us
     */
    void requireFitting() {
        boolean prepares =
                parameter(PGProperty.PREPARE_THRESHOLD) != null && !"0".equals(parameter(PGProperty.PREPARE_THRESHOLD));
        pooled = new PostgresCheck(source(PATIENCE_SECONDS), place()).run(prepares);
        if (pooled && !prepares) {
            LOG.info("A pooler stands before the database: statements are not prepared, unless porta.database.url has"
                    + " prepareThreshold");
        }
    }

    /** Whether a pooler stands before the database. */
    boolean arePooled() {
        return pooled;
    }

    /** New connections for migrations, one at a time. */
    DataSource source() {
        return source(MIGRATION_SECONDS);
    }

    /** New connections that are closed at once. */
    DataSource trial() {
        return source(SHORT_SECONDS);
    }

    private DataSource source(int statementSeconds) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        settings.user().ifPresent(source::setUser);
        settings.password().ifPresent(source::setPassword);
        source.setLogServerErrorDetail(false);
        source.setApplicationName("porta-plus-2");
        source.setConnectTimeout(connectSeconds());
        source.setLoginTimeout(Math.min(statementSeconds, PATIENCE_SECONDS));
        source.setSocketTimeout(statementSeconds);
        if (hasSeveralHosts() && parameter(PGProperty.TARGET_SERVER_TYPE) == null) {
            source.setTargetServerType(PRIMARY);
        }
        if (pooled) {
            source.setPrepareThreshold(0);
        }
        return source;
    }

    /** Connections that are kept; each thread waits only so long for one. */
    AgroalDataSource pool(
            int size, boolean readOnly, AgroalPoolInterceptor interceptor, AgroalDataSourceListener listener) {
        try {
            AgroalDataSource pool = AgroalDataSource.from(
                    new AgroalDataSourceConfigurationSupplier()
                            .metricsEnabled(true)
                            .connectionPoolConfiguration(all -> all.maxSize(size)
                                    .acquisitionTimeout(PATIENCE)
                                    .reapTimeout(Duration.ofMinutes(5))
                                    .maxLifetime(Duration.ofMinutes(30))
                                    .connectionValidator(ConnectionValidator.defaultValidatorWithTimeout(SHORT_SECONDS))
                                    .idleValidationTimeout(Duration.ofSeconds(10))
                                    .exceptionSorter(Trouble::breaksConnection)
                                    .connectionFactoryConfiguration(factory -> connecting(factory, readOnly))),
                    listener);
            pool.setPoolInterceptors(List.of(interceptor));
            return pool;
        } catch (SQLException e) {
            throw new StoreException("porta.database.url: " + place() + " cannot be used: " + e.getMessage(), e);
        }
    }

    private AgroalConnectionFactoryConfigurationSupplier connecting(
            AgroalConnectionFactoryConfigurationSupplier factory, boolean readOnly) {
        factory.jdbcUrl(url).autoCommit(false).readOnly(readOnly);
        properties().forEach(factory::jdbcProperty);
        settings.user().ifPresent(name -> factory.principal(new NamePrincipal(name)));
        settings.password().ifPresent(text -> factory.credential(new SimplePassword(text)));
        return factory;
    }

    /** Unless the URL says otherwise. */
    private Map<String, String> properties() {
        Map<String, String> properties = new HashMap<>(Map.of(
                "ApplicationName",
                "porta-plus-2",
                "connectTimeout",
                String.valueOf(connectSeconds()),
                "loginTimeout",
                String.valueOf(PATIENCE_SECONDS),
                // until the connection has proved useful: PrimaryWatch
                "socketTimeout",
                String.valueOf(PATIENCE_SECONDS),
                "tcpKeepAlive",
                "true",
                "reWriteBatchedInserts",
                "true",
                // Details of server errors repeat values, such as the login that is taken.
                "logServerErrorDetail",
                "false"));
        if (hasSeveralHosts()) {
            properties.put("targetServerType", PRIMARY);
            properties.put("hostRecheckSeconds", "1");
        }
        if (pooled) {
            properties.put("prepareThreshold", "0");
        }
        return properties;
    }

    /** The longest silence in a statement. */
    int statementMillis() {
        String said = parameter(PGProperty.SOCKET_TIMEOUT);
        return 1000 * (said == null ? STATEMENT_SECONDS : Integer.parseInt(said));
    }

    /** One address that does not answer must leave time for the next. */
    private int connectSeconds() {
        return hasSeveralHosts() ? SHORT_SECONDS : PATIENCE_SECONDS;
    }

    private boolean hasSeveralHosts() {
        return parameters.getProperty(PGProperty.PG_HOST.getName(), "").contains(",");
    }

    private @Nullable String parameter(PGProperty property) {
        return parameters.getProperty(property.getName());
    }

    /** The URL without its parameters. */
    private String place() {
        int parameter = url.indexOf('?');
        return parameter < 0 ? url : url.substring(0, parameter);
    }
}
