package org.portaplus.server.store;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionFactoryConfiguration.TransactionIsolation;
import io.agroal.api.configuration.AgroalConnectionPoolConfiguration.ConnectionValidator;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.postgresql.Driver;
import org.postgresql.ds.PGSimpleDataSource;

/** Opens connections to PostgreSQL. Nothing here shows the password, or a value that a statement carried. */
final class PostgresConnections {
    private static final int OLDEST_VERSION = 14;

    /** Unless the URL says otherwise. */
    private static final Map<String, String> PROPERTIES = Map.of(
            "ApplicationName", "porta-plus-2",
            "connectTimeout", "5",
            // Longer than any statement of ours: a peer that has vanished must not hold a thread for ever.
            "socketTimeout", "60",
            "tcpKeepAlive", "true",
            "reWriteBatchedInserts", "true",
            // Details of server errors repeat values, such as the login that is taken.
            "logServerErrorDetail", "false");

    private final StoreSettings settings;
    private final String url;

    /** @throws StoreException when the URL holds a password, or cannot be read */
    PostgresConnections(StoreSettings settings) {
        this.settings = settings;
        this.url = settings.url();
        if (url.toLowerCase(Locale.ROOT).contains("password=") || url.contains("@")) {
            throw new StoreException("porta.database.url: leave the password out of the URL, since URLs are shown and"
                    + " logged; set porta.database.user and porta.database.password");
        }
        if (Driver.parseURL(url, null) == null) {
            throw new StoreException(
                    "porta.database.url: " + url
                            + " cannot be read; it must be jdbc:postgresql://<host>:<port>/<database>, maybe with parameters after a ?");
        }
    }

    /**
     * Tries to connect.
     *
     * @throws StoreException when that fails, or this is no database for us
     */
    void requireFitting() {
        try (Connection connection = source().getConnection();
                Statement statement = connection.createStatement()) {
            int version = connection.getMetaData().getDatabaseMajorVersion();
            if (version < OLDEST_VERSION) {
                throw new StoreException("porta.database.url: PostgreSQL " + OLDEST_VERSION
                        + " or later is needed, and " + place() + " is version " + version);
            }
            String encoding = setting(statement, "server_encoding");
            if (!encoding.equals("UTF8")) {
                throw new StoreException("porta.database.url: the database at " + place() + " has the encoding "
                        + encoding + "; it must be made with ENCODING 'UTF8'");
            }
        } catch (SQLException e) {
            throw new StoreException(
                    "porta.database.url: the database at " + place() + " cannot be opened: " + e.getMessage()
                            + " (porta.database.user and porta.database.password say who opens it)",
                    e);
        }
    }

    /** New connections, one at a time. */
    DataSource source() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        settings.user().ifPresent(source::setUser);
        settings.password().ifPresent(source::setPassword);
        source.setLogServerErrorDetail(false);
        source.setConnectTimeout(5);
        return source;
    }

    /** Connections that are kept; each thread waits at most five seconds for one. */
    AgroalDataSource pool(int size, TransactionIsolation isolation, boolean readOnly) {
        try {
            return AgroalDataSource.from(
                    new AgroalDataSourceConfigurationSupplier().connectionPoolConfiguration(pool -> pool.maxSize(size)
                            .acquisitionTimeout(Duration.ofSeconds(5))
                            .reapTimeout(Duration.ofMinutes(5))
                            .maxLifetime(Duration.ofMinutes(30))
                            .connectionValidator(ConnectionValidator.defaultValidator())
                            .idleValidationTimeout(Duration.ofSeconds(10))
                            .exceptionSorter(failure -> Trouble.of(failure) == Trouble.LOST)
                            .connectionFactoryConfiguration(factory -> {
                                factory.jdbcUrl(url)
                                        .autoCommit(false)
                                        .readOnly(readOnly)
                                        .jdbcTransactionIsolation(isolation);
                                PROPERTIES.forEach(factory::jdbcProperty);
                                settings.user().ifPresent(name -> factory.principal(new NamePrincipal(name)));
                                settings.password().ifPresent(text -> factory.credential(new SimplePassword(text)));
                                return factory;
                            })));
        } catch (SQLException e) {
            throw new StoreException("porta.database.url: " + place() + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static String setting(Statement statement, String name) throws SQLException {
        try (ResultSet row = statement.executeQuery("SHOW " + name)) {
            row.next();
            return row.getString(1);
        }
    }

    /** The URL without its parameters. */
    private String place() {
        int parameters = url.indexOf('?');
        return parameters < 0 ? url : url.substring(0, parameters);
    }
}
