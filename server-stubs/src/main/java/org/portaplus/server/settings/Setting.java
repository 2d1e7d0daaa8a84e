package org.portaplus.server.settings;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * One setting. Immutable.
 *
 * @param name such as {@code porta.limits.url}
 * @param fallback its value when it is not set, as it would be written; empty for none
 * @param allowed the legal values, to end the sentence "it must be …"
 * @param secret whether its value must never be shown
 * @param fits whether a value may be used
 */
record Setting(String name, Optional<String> fallback, String allowed, boolean secret, Predicate<String> fits) {
    private static final Set<String> OFF = Set.of("false", "off", "no");
    private static final Set<String> SWITCH = Set.of("true", "false", "on", "off", "yes", "no");
    private static final int LONGEST_SHOWN = 100;

    /** A whole number. */
    static Setting number(String name, long least, long most, String fallback) {
        return new Setting(
                name, Optional.of(fallback), "a whole number from " + least + " to " + most, false, value -> {
                    try {
                        long number = Long.parseLong(value);
                        return number >= least && number <= most;
                    } catch (NumberFormatException e) {
                        return false;
                    }
                });
    }

    /** A number of bytes. */
    static Setting size(String name, long least, String fallback) {
        return size(name, least, Long.MAX_VALUE, "at least " + least, fallback);
    }

    /** A number of bytes whose default is computed. */
    static Setting size(String name, String least, String example) {
        return new Setting(
                name,
                Optional.empty(),
                "a number of bytes, at least " + least + ", such as " + example,
                false,
                value -> {
                    try {
                        return bytes(value).compareTo(bytes(least)) >= 0
                                && bytes(value).bitLength() < Long.SIZE;
                    } catch (IllegalArgumentException e) {
                        return false;
                    }
                });
    }

    /** A number of bytes up to one that something else caps it at. */
    static Setting size(String name, long least, String most, String fallback) {
        return size(name, least, bytes(most).longValueExact(), "from " + least + " to " + most, fallback);
    }

    private static Setting size(String name, long least, long most, String range, String fallback) {
        return new Setting(
                name, Optional.of(fallback), "a number of bytes, " + range + ", such as " + fallback, false, value -> {
                    try {
                        long bytes = bytes(value).longValueExact();
                        return bytes >= least && bytes <= most;
                    } catch (IllegalArgumentException | ArithmeticException e) {
                        return false;
                    }
                });
    }

    private static BigInteger bytes(String text) {
        return new MemorySizeConverter().convert(text).asBigInteger();
    }

    /** A time that passes. */
    static Setting duration(String name, Duration least, Duration most, String fallback) {
        return new Setting(
                name,
                Optional.of(fallback),
                "a time such as 90S, 5M or 24H, from " + text(least) + " to " + text(most),
                false,
                value -> {
                    try {
                        Duration time = new DurationConverter().convert(value);
                        return time.compareTo(least) >= 0 && time.compareTo(most) <= 0;
                    } catch (IllegalArgumentException | ArithmeticException e) {
                        return false;
                    }
                });
    }

    /** On or off; without a fallback, what it is without a value depends on others. */
    static Setting toggle(String name, Optional<String> fallback) {
        return new Setting(
                name, fallback, "on or off", false, value -> SWITCH.contains(value.toLowerCase(Locale.ROOT)));
    }

    /** What must stay off; {@code why} says for what reason, and what serves instead. */
    static Setting off(String name, String why) {
        return new Setting(
                name,
                Optional.of("false"),
                "off, for " + why,
                false,
                value -> OFF.contains(value.toLowerCase(Locale.ROOT)));
    }

    /** A directory to keep files in; made at the start when it does not exist. */
    static Setting directory(String name, String fallback) {
        return new Setting(name, Optional.of(fallback), "a directory that can be written to", false, value -> {
            try {
                Path path = Path.of(value).toAbsolutePath();
                while (path != null && !Files.exists(path)) {
                    path = path.getParent();
                }
                return path != null && Files.isDirectory(path) && Files.isWritable(path);
            } catch (InvalidPathException e) {
                return false;
            }
        });
    }

    /** A file to read. */
    static Setting file(String name) {
        return new Setting(name, Optional.empty(), "a file that can be read", false, value -> {
            try {
                return Files.isRegularFile(Path.of(value)) && Files.isReadable(Path.of(value));
            } catch (InvalidPathException e) {
                return false;
            }
        });
    }

    /** A text that whoever uses it looks at. */
    static Setting text(String name, boolean secret) {
        return new Setting(name, Optional.empty(), "a text", secret, value -> true);
    }

    /** Its name as an environment variable. */
    String variable() {
        return variable(name);
    }

    private static String variable(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    /** What is wrong with a value; empty when it may be used. */
    Optional<String> problem(String value) {
        if (value.isBlank()) {
            // An empty text counts as none, but only where there may be none.
            return fallback.map(text -> label() + " is empty: it must be " + allowed + ", or left unset for " + text);
        }
        return fits.test(value)
                ? Optional.empty()
                : Optional.of(label() + " is " + shown(value) + ": it must be " + allowed);
    }

    /** Both its names. */
    String label() {
        return label(name);
    }

    /** Both names of a setting. */
    static String label(String name) {
        return name + " (" + variable(name) + ")";
    }

    private String shown(String value) {
        if (secret) {
            return "wrong";
        }
        String line = value.replaceAll("\\p{Cntrl}", " ");
        return "`" + (line.length() <= LONGEST_SHOWN ? line : line.substring(0, LONGEST_SHOWN) + "…") + "`";
    }

    private static String text(Duration time) {
        return time.toString().substring(1).replace("T", "");
    }
}
