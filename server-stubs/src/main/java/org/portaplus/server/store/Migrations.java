package org.portaplus.server.store;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.migration.JavaMigration;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/**
 * Brings the schema up to date. The scripts are listed here rather than found by scanning: that is quick, and works from
 * any class loader.
 */
final class Migrations {
    /** The schema of SQLite. Every script but those in {@code postgresql/} is for both databases. */
    static final List<String> SQLITE = List.of(
            "V1__environments_and_licenses.sql",
            "V2__catalogue.sql",
            "V3__customers_and_accounts.sql",
            "V4__batches.sql",
            "V6__first_answers.sql",
            "V7__license_limits.sql",
            "V8__service_features.sql",
            "V9__turns_of_licenses.sql",
            "V10__names_of_environments.sql",
            "V11__batches_in_portions.sql",
            "V12__lists_in_order.sql");

    /** The same tables with what PostgreSQL does better. */
    static final List<String> POSTGRESQL = Stream.concat(
                    SQLITE.stream(), Stream.of("postgresql/V5__numbers_and_names.sql"))
            .toList();

    private static final String HISTORY = "schema_history";
    private static final Pattern VERSION = Pattern.compile("(?:.*/)?V(\\d+)__.*");

    private Migrations() {}

    static void run(DataSource source, List<String> scripts) {
        try {
            Flyway flyway = flyway(source, scripts);
            refuseNewer(flyway.info().current(), newest(scripts));
            flyway.migrate();
        } catch (FlywayException e) {
            String message = String.valueOf(e.getMessage()).replaceAll("\\s*\\R[-\\s]*", "; ");
            throw new StoreException("The schema of the store cannot be brought up to date: " + message, e);
        }
    }

    /** Makes sure that the schema is the one which these scripts make, and changes nothing. */
    static void requireDone(DataSource source, List<String> scripts) {
        try {
            MigrationInfoService info = flyway(source, scripts).info();
            refuseNewer(info.current(), newest(scripts));
            if (info.pending().length > 0) {
                throw new StoreException("The store is "
                        + (info.current() == null
                                ? "empty"
                                : "from an older program, schema "
                                        + info.current().getVersion())
                        + ": start the server of this version on it first");
            }
        } catch (FlywayException e) {
            throw new StoreException("The schema of the store cannot be checked: " + e.getMessage(), e);
        }
    }

    private static Flyway flyway(DataSource source, List<String> scripts) {
        return Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(source)
                .table(HISTORY)
                .resourceProvider(new Scripts(scripts))
                .javaMigrationClassProvider(List::<Class<? extends JavaMigration>>of)
                .load();
    }

    private static void refuseNewer(@Nullable MigrationInfo current, MigrationVersion known) {
        if (current != null
                && current.getVersion() != null
                && current.getVersion().compareTo(known) > 0) {
            throw new StoreException(
                    "The store has schema version " + current.getVersion() + ", this program knows up to " + known
                            + ": start the newer program, or restore a backup from before the upgrade");
        }
    }

    /** The version of the schema as the database has it now. */
    static String current(Tx db) {
        return db
                .sql()
                .select(field(name("version"), String.class))
                .from(table(name(HISTORY)))
                .where(field(name("success"), Boolean.class).isTrue())
                .fetch(row ->
                        row.value1() == null ? MigrationVersion.EMPTY : MigrationVersion.fromVersion(row.value1()))
                .stream()
                .max(Comparator.naturalOrder())
                .map(MigrationVersion::getVersion)
                .orElse("none");
    }

    static MigrationVersion newest(List<String> scripts) {
        return scripts.stream()
                .map(VERSION::matcher)
                .filter(Matcher::matches)
                .map(name -> MigrationVersion.fromVersion(name.group(1)))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static final class Scripts implements ResourceProvider {
        private final List<Script> scripts;

        Scripts(List<String> names) {
            this.scripts = names.stream().map(Script::new).toList();
        }

        @Override
        public @Nullable LoadableResource getResource(String name) {
            return scripts.stream()
                    .filter(script -> script.getRelativePath().equals(name))
                    .findFirst()
                    .orElse(null);
        }

        @Override
        public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
            return scripts.stream()
                    .filter(script -> script.getFilename().startsWith(prefix))
                    .<LoadableResource>map(script -> script)
                    .toList();
        }
    }

    private static final class Script extends LoadableResource {
        private final String name;

        Script(String name) {
            this.name = name;
        }

        @Override
        public Reader read() {
            InputStream stream = Migrations.class.getResourceAsStream("/db/migration/" + name);
            if (stream == null) {
                throw new UncheckedIOException(new IOException("missing from the program: db/migration/" + name));
            }
            return new InputStreamReader(stream, StandardCharsets.UTF_8);
        }

        @Override
        public String getAbsolutePath() {
            return "db/migration/" + name;
        }

        @Override
        public String getAbsolutePathOnDisk() {
            return getAbsolutePath();
        }

        @Override
        public String getFilename() {
            return name.substring(name.lastIndexOf('/') + 1);
        }

        @Override
        public String getRelativePath() {
            return name;
        }
    }
}
