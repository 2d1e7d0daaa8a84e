package org.portaplus.server.store;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.sqlite.SQLiteDataSource;

/**
 * SQLite in one file: write-ahead log, a full sync with every commit, one writer that groups commits, many readers that
 * never wait for it.
 */
final class SqliteDatabase implements Database {
    /** Every connection, whoever opens it. */
    private static final Map<String, String> PRAGMAS = Map.of(
            "journal_mode", "WAL",
            "synchronous", "FULL",
            "foreign_keys", "ON",
            "busy_timeout", "10000", // while the connection is made; then WriteTurn waits
            "transaction_mode", "IMMEDIATE",
            "temp_store", "MEMORY", // of staged units: never in a directory that others may read
            // Keys are made before rows: the driver need not ask for them with another statement after every insert.
            "jdbc.get_generated_keys", "false");

    private static final Numbers<Tx> NUMBERS = new CountedRows();

    private final String url;
    private final AgroalDataSource writers;
    private final AgroalDataSource readers;
    private final StoreFaults faults = new StoreFaults();
    private final GroupCommitWriter writer;

    SqliteDatabase(StoreSettings settings) {
        this.url = settings.url();
        requireFile(settings.sqliteFile());
        this.writers = pool(url, 1, PRAGMAS, "", true);
        writers.setPoolInterceptors(List.of(new WriteTurn()));
        this.readers = pool(
                url,
                settings.readers(),
                Map.of("foreign_keys", "ON", "busy_timeout", "10000"),
                "PRAGMA query_only = ON",
                false);
        this.writer = new GroupCommitWriter(() -> Loans.borrow(writers), SqliteDatabase::transaction, faults);
    }

    private void requireFile(Path file) {
        makePrivate(file);
        try (Connection connection = migrationSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA schema_version");
        } catch (SQLException e) {
            throw new StoreException(
                    "The store at " + url + " (porta.database.url, or else below porta.data-dir) cannot be opened: "
                            + e.getMessage(),
                    e);
        }
    }

    /** SQLite makes its files readable by all, as the process may; the log beside it has the rights of the store. */
    private static void makePrivate(Path file) {
        try {
            if (!Files.exists(file)) {
                Files.createFile(file, PrivateFiles.file());
            }
        } catch (FileAlreadyExistsException e) {
            // another program was quicker
        } catch (IOException e) {
            // SQLite says what is wrong with the place
        }
    }

    @Override
    public DataSource migrationSource() {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl(url);
        source.setJournalMode("WAL");
        source.setSynchronous("FULL");
        source.setBusyTimeout(10_000);
        return source;
    }

    @Override
    public List<String> migrations() {
        return Migrations.SQLITE;
    }

    @Override
    public <T> CompletableFuture<T> submit(Turn turn, Function<Tx, T> unit) {
        return writer.submit(turn, unit);
    }

    @Override
    public boolean hasOneWriter() {
        return true;
    }

    @Override
    public <T> T read(Function<Tx, T> query) {
        return read(SqliteDatabase::transaction, query);
    }

    @Override
    public <T> T plan(WritePlan<Tx> plan, Turn turn, Function<Tx, T> unit) {
        return read(connection -> Tx.staging(connection, SQLDialect.SQLITE, numbersFor(turn), plan), unit);
    }

    /** Numbers for who cannot write: a small unit of its own takes them. */
    private Numbers<Tx> numbersFor(Turn turn) {
        return new Numbers<>() {
            @Override
            public int take(Tx reading, int iEnv, String counter, int count) {
                return write(turn, tx -> NUMBERS.take(tx, iEnv, counter, count));
            }

            @Override
            public void skip(Tx reading, int iEnv, String counter, int taken) {
                int unused = write(turn, tx -> {
                    NUMBERS.skip(tx, iEnv, counter, taken);
                    return taken;
                });
            }
        };
    }

    private <T> T read(Function<Connection, Tx> transactions, Function<Tx, T> query) {
        try (Connection connection = Loans.borrow(readers)) {
            try {
                return query.apply(transactions.apply(connection));
            } finally {
                connection.rollback();
            }
        } catch (SQLException | DataAccessException e) {
            throw faults.translate(e);
        }
    }

    @Override
    public StoreFaults faults() {
        return faults;
    }

    @Override
    public void close() {
        writer.close();
        writers.close();
        readers.close();
    }

    /** The queries of a connection. */
    static Tx transaction(Connection connection) {
        return new Tx(connection, SQLDialect.SQLITE, NUMBERS, rows -> {});
    }

    private static AgroalDataSource pool(
            String url, int size, Map<String, String> pragmas, String initialSql, boolean autoCommit) {
        try {
            return AgroalDataSource.from(
                    new AgroalDataSourceConfigurationSupplier().connectionPoolConfiguration(pool -> pool.maxSize(size)
                            .acquisitionTimeout(Duration.ofSeconds(10))
                            // SQLite has ended the transaction, and the driver does not begin another: a new connection
                            .exceptionSorter(failure -> Trouble.of(failure) == Trouble.UNAVAILABLE)
                            .connectionFactoryConfiguration(factory -> {
                                factory.connectionProviderClass(SqliteDriver.class)
                                        .jdbcUrl(url)
                                        .autoCommit(autoCommit)
                                        .initialSql(initialSql);
                                pragmas.forEach(factory::jdbcProperty);
                                return factory;
                            })));
        } catch (SQLException e) {
            throw new StoreException("The store at " + url + " cannot be opened: " + e.getMessage(), e);
        }
    }
}
