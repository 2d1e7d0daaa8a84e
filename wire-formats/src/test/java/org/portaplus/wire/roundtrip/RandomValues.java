package org.portaplus.wire.roundtrip;

import com.fasterxml.jackson.databind.JavaType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Random trees of any class, the awkward values more often than chance would have them. The same seed gives the same
 * tree on every machine. Not thread-safe.
 *
 * <p>Written here instead of taken from a property-testing library: the current ones are made for the engine of JUnit
 * Platform 1, and a value of a class that is only known at run time would be put together by hand there, too.
 */
final class RandomValues {
    private static final BigInteger DECIMAL_MAX = BigInteger.TWO.pow(96).subtract(BigInteger.ONE);
    private static final LocalDateTime FIRST = LocalDateTime.of(1, 1, 1, 0, 0);
    /** The tick before the year 10000 rounds up to it in JSON, which .NET cannot read either (vector T19). */
    private static final LocalDateTime LAST = LocalDateTime.of(9999, 12, 31, 23, 59, 59, 998_000_000);

    private final SplittableRandom random;
    private final RandomText texts;
    /** Members and items left: keeps a message of deeply nested classes at a page or two. */
    private int budget;

    RandomValues(long seed) {
        random = new SplittableRandom(seed);
        texts = new RandomText(random);
        budget = 10 + random.nextInt(300);
    }

    /** A tree that is not null. */
    Object of(JavaType type) {
        if (type.isMapLikeType()) {
            return entries(type.getContentType());
        }
        if (type.isCollectionLikeType()) {
            return items(type.getContentType());
        }
        return Tree.isBean(type) ? bean(type) : scalar(type.getRawClass());
    }

    private Tree.Bean bean(JavaType type) {
        // Some objects are full, some are nearly empty.
        int nulls = List.of(0, 10, 30, 60, 95).get(random.nextInt(5));
        Map<String, Object> members = new LinkedHashMap<>();
        Tree.members(type).forEach((name, member) -> members.put(name, orNull(member, nulls)));
        return new Tree.Bean(members);
    }

    private Object orNull(JavaType type, int nulls) {
        return --budget < 0 || random.nextInt(100) < nulls ? null : of(type);
    }

    private List<Object> items(JavaType item) {
        List<Object> items = new ArrayList<>();
        for (int count = size(); count > 0; count--) {
            // Where a list or dictionary is null inside a list, the library writes text that is no message.
            items.add(item.isContainerType() ? of(item) : orNull(item, 15));
        }
        return items;
    }

    private Tree.Entries entries(JavaType value) {
        Map<String, Object> entries = new LinkedHashMap<>();
        for (int count = size(); count > 0; count--) {
            // Two keys that differ in their line ends only are one key in XML.
            entries.put(texts.nextName().replace('\r', ' '), orNull(value, 15));
        }
        return new Tree.Entries(entries);
    }

    private int size() {
        return budget < 0 ? 0 : random.nextInt(5) == 0 ? random.nextInt(9) : random.nextInt(4);
    }

    private Object scalar(Class<?> type) {
        if (type.isEnum()) {
            return any(type.getEnumConstants());
        }
        return switch (type.getSimpleName()) {
            case "String" -> texts.next();
            case "Boolean" -> random.nextBoolean();
            case "Byte" -> (byte) integer(Byte.MIN_VALUE, Byte.MAX_VALUE);
            case "Short" -> (short) integer(Short.MIN_VALUE, Short.MAX_VALUE);
            case "Integer" -> (int) integer(Integer.MIN_VALUE, Integer.MAX_VALUE);
            case "Long" -> integer(Long.MIN_VALUE, Long.MAX_VALUE);
            case "Float" -> real(Float.intBitsToFloat(random.nextInt()));
            case "Double" -> real(Double.longBitsToDouble(random.nextLong()));
            case "BigDecimal" -> decimal();
            case "LocalDateTime" -> clock();
            case "Instant" -> clock().toInstant(ZoneOffset.UTC);
            case "OffsetDateTime" -> offsetDate();
            case "byte[]" -> throw new IllegalArgumentException("arrays have no equality of their own");
            default -> throw new IllegalArgumentException("no values of " + type);
        };
    }

    private long integer(long min, long max) {
        return switch (random.nextInt(6)) {
            case 0 -> min;
            case 1 -> max;
            case 2 -> 0;
            case 3 -> random.nextLong(-10, 100);
            default -> max == Long.MAX_VALUE ? random.nextLong() : random.nextLong(min, max + 1);
        };
    }

    private Float real(float value) {
        return random.nextInt(3) > 0
                ? value
                : (Float) any(0f, -0f, 1.5f, Float.MAX_VALUE, Float.MIN_VALUE, Float.NaN, Float.NEGATIVE_INFINITY);
    }

    private Double real(double value) {
        return random.nextInt(3) > 0
                ? value
                : (Double) any(
                        0d,
                        -0d,
                        0.1,
                        1e15,
                        1e-5,
                        123456789012345680d,
                        Double.MAX_VALUE,
                        Double.MIN_VALUE,
                        Double.NaN,
                        Double.POSITIVE_INFINITY,
                        Double.NEGATIVE_INFINITY);
    }

    /** Up to 96 bits and 28 fraction digits, zeros at the end included: all that .NET's decimal can hold. */
    private BigDecimal decimal() {
        int scale = random.nextInt(29);
        BigInteger digits =
                switch (random.nextInt(4)) {
                    case 0 -> BigInteger.valueOf(integer(-1_000_000, 1_000_000)).multiply(BigInteger.valueOf(100));
                    case 1 -> (BigInteger) any(DECIMAL_MAX, DECIMAL_MAX.negate(), BigInteger.ZERO, BigInteger.ONE);
                    default -> bits();
                };
        return new BigDecimal(digits, random.nextBoolean() ? random.nextInt(5) : scale);
    }

    private BigInteger bits() {
        BigInteger value = new BigInteger(Long.toUnsignedString(random.nextLong()))
                .shiftLeft(32)
                .or(BigInteger.valueOf(Integer.toUnsignedLong(random.nextInt())))
                .shiftRight(random.nextInt(96));
        return random.nextBoolean() ? value : value.negate();
    }

    /** Whole ticks of 100 ns from the year 1 to 9999. */
    private LocalDateTime clock() {
        long seconds = random.nextLong(FIRST.toEpochSecond(ZoneOffset.UTC), LAST.toEpochSecond(ZoneOffset.UTC));
        LocalDateTime second = LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC);
        return switch (random.nextInt(8)) {
            case 0 ->
                (LocalDateTime) any(
                        FIRST,
                        LAST,
                        LocalDateTime.of(1970, 1, 1, 0, 0),
                        LocalDateTime.of(1969, 12, 31, 23, 59, 59, 999_000_000),
                        LocalDateTime.of(2000, 2, 29, 23, 59, 59),
                        LocalDateTime.of(1582, 10, 15, 0, 0, 0, 100));
            case 1, 2 -> second.toLocalDate().atStartOfDay();
            case 3, 4 -> second.plusNanos(1_000_000L * random.nextInt(1000));
            case 5 -> second.plusNanos(100L * random.nextInt(10_000_000));
            default -> second;
        };
    }

    private OffsetDateTime offsetDate() {
        ZoneOffset offset = ZoneOffset.ofTotalSeconds(60 * random.nextInt(-14 * 60, 14 * 60 + 1));
        LocalDateTime clock = clock();
        // A day from the ends of the calendar no offset leads out of it.
        boolean nearEnd = clock.getYear() == 1 || clock.getYear() == 9999;
        return clock.atOffset(nearEnd || random.nextBoolean() ? ZoneOffset.UTC : offset);
    }

    private Object any(Object... values) {
        return values[random.nextInt(values.length)];
    }
}
