package org.portaplus.server.settings;

import io.smallrye.config.ConfigValue;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Every setting of the server. Those that use them name them again where they are injected; a test holds both, and the table
 * in {@code docs/operations.md}, against this list. Stateless.
 */
final class Settings {
    private static final String PREFIX = "porta.";
    private static final String VARIABLE_PREFIX = "PORTA_";
    private static final int MILLION = 1_000_000;
    /** What application.properties lets Netty take: beyond, a request is refused without a body, whatever is set here. */
    private static final String NETTY = "256K";

    private static final Duration MILLISECOND = Duration.ofMillis(1);
    private static final Duration DAY = Duration.ofDays(1);

    /** What Kubernetes and Docker put into the environment of every container beside a service called {@code porta}. */
    private static final Pattern OF_A_SERVICE = Pattern.compile(
            "PORTA(_\\w+)?_(SERVICE_(HOST|PORT(_\\w+)?)|PORT(_\\d+_(TCP|UDP|SCTP)(_\\w+)?)?)|PORTA_PORT");

    /** What the programs of the client read, which may share an environment with the server. */
    private static final String OF_THE_CLIENT = "PORTA_LICENSE";

    static final List<Setting> ALL = List.of(
            Setting.number("quarkus.http.port", 0, 65_535, "8080"),
            Setting.directory("porta.data-dir", "data"),
            Setting.text("porta.database.url", true),
            Setting.text("porta.database.user", false),
            Setting.text("porta.database.password", true),
            Setting.number("porta.database.readers", 1, 1_000, "8"),
            Setting.number("porta.database.writers", 1, 1_000, "8"),
            Setting.text("porta.keys", true),
            Setting.number("porta.batch.reply-items", 1, MILLION, "1000"),
            Setting.number("porta.auto-batch.items", 1, MILLION, "1000"),
            Setting.size("porta.limits.url", 256, NETTY, "8K"),
            Setting.size("porta.limits.headers", 256, NETTY, "20K"),
            // Beyond a thousand, a message may take more stack than a thread has.
            Setting.number("porta.limits.depth", 1, 1_000, "64"),
            Setting.number("porta.limits.text", 1, Integer.MAX_VALUE, "262144"),
            Setting.number("porta.limits.items", 1, Integer.MAX_VALUE, "200000"),
            Setting.number("porta.limits.tokens", 1, Long.MAX_VALUE, "20000000"),
            Setting.size("porta.limits.work", "8M", "200M"),
            Setting.number("porta.limits.uploads", 1, MILLION, "100"),
            Setting.duration("porta.limits.upload-time", Duration.ofSeconds(1), DAY, "5M"),
            Setting.number("porta.limits.connections", 1, MILLION, "8000"),
            Setting.duration("porta.limits.head-time", Duration.ofSeconds(1), DAY, "30S"),
            Setting.duration("porta.limits.idle-time", Duration.ofSeconds(1), DAY, "90S"),
            Setting.size("quarkus.http.limits.max-body-size", 1, "64M"),
            Setting.duration("quarkus.shutdown.timeout", Duration.ZERO, DAY, "30S"),
            Setting.duration("porta.idempotency.keep", Duration.ofSeconds(1), Duration.ofDays(3_650), "24H"),
            Setting.number("porta.guesses.tries", 0, MILLION, "100"),
            Setting.duration("porta.guesses.new-try", MILLISECOND, DAY, "1S"),
            Setting.file("porta.catalogue"),
            Setting.toggle("quarkus.http.cors.enabled", Optional.of("false")),
            Setting.toggle("quarkus.http.proxy.proxy-address-forwarding", Optional.of("false")),
            // Quarkus would log URL paths unchanged, which may contain a License.
            Setting.off(
                    "quarkus.http.access-log.enabled",
                    "it would write Licenses; porta.requests is the log of requests"),
            Setting.toggle("porta.samples", Optional.empty()));

    private Settings() {}

    /** What is wrong, a line for each; none when the server may start. */
    static List<String> problems(SmallRyeConfig config) {
        List<String> problems = new ArrayList<>();
        for (Setting setting : ALL) {
            problem(config, setting).ifPresent(problems::add);
        }
        unknown(config).sorted().distinct().forEach(problems::add);
        return problems;
    }

    private static Optional<String> problem(SmallRyeConfig config, Setting setting) {
        ConfigValue value = config.getConfigValue(setting.name());
        String written = value.getRawValue();
        if (written == null) {
            return Optional.empty();
        }
        if (value.getValue() == null && !written.isEmpty()) {
            return Optional.of(setting.label() + " refers to another setting, which is not set");
        }
        return setting.problem(Objects.requireNonNullElse(value.getValue(), ""));
    }

    /** Unknown names: most likely a typing error, whose setting would silently keep its default. */
    private static Stream<String> unknown(SmallRyeConfig config) {
        // The environment is read directly: as a source of settings, it guesses at dots and hyphens.
        Stream<String> variables = System.getenv().keySet().stream()
                .filter(name -> name.startsWith(VARIABLE_PREFIX))
                .filter(name -> !OF_A_SERVICE.matcher(name).matches() && !name.equals(OF_THE_CLIENT))
                .filter(name -> ALL.stream().noneMatch(known -> known.variable().equals(name)));
        Stream<String> names = StreamSupport.stream(config.getConfigSources().spliterator(), false)
                .filter(source -> !(source instanceof EnvConfigSource))
                .flatMap(source -> source.getPropertyNames().stream())
                .filter(name -> name.startsWith(PREFIX))
                .filter(name -> ALL.stream().noneMatch(known -> known.name().equals(name)));
        return Stream.concat(variables, names)
                .map(name ->
                        name.replaceAll("\\p{Cntrl}", " ") + ": there is no such setting; those of this server are "
                                + ALL.stream().map(Setting::name).collect(Collectors.joining(", ")));
    }
}
