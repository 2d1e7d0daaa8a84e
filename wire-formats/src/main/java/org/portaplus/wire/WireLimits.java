package org.portaplus.wire;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.util.Arrays;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * The limits of a factory, set like all limits of Jackson: {@code
 * factory.setStreamReadConstraints(WireLimits.STANDARD.with(WireLimit.LIST_ITEMS, 500))}. A message over one of them is
 * refused with a {@link WireReadException} that names the limit. Immutable.
 *
 * @since 0.1.0
 */
@API(status = Status.MAINTAINED, since = "0.1.0")
public final class WireLimits extends StreamReadConstraints {
    /** The default of every limit. */
    public static final WireLimits STANDARD = new WireLimits(standards());

    /** No limits, for messages that this program itself has written; never for those of others. */
    public static final WireLimits NONE = new WireLimits(most());

    private static final long serialVersionUID = 1L;

    private final long[] limits;

    private WireLimits(long[] limits) {
        super(
                (int) limits[index(WireLimit.NESTING_DEPTH)],
                limits[index(WireLimit.MESSAGE_LENGTH)],
                (int) limits[index(WireLimit.NUMBER_LENGTH)],
                (int) limits[index(WireLimit.TEXT_LENGTH)],
                (int) limits[index(WireLimit.NAME_LENGTH)],
                limits[index(WireLimit.TOKENS)]);
        this.limits = limits;
    }

    @SuppressWarnings("EnumOrdinal") // the array never leaves this class, and is asked for every token
    private static int index(WireLimit limit) {
        return limit.ordinal();
    }

    private static long[] standards() {
        return Arrays.stream(WireLimit.values()).mapToLong(WireLimit::standard).toArray();
    }

    private static long[] most() {
        long[] most = standards();
        Arrays.fill(most, Integer.MAX_VALUE);
        most[index(WireLimit.MESSAGE_LENGTH)] = Long.MAX_VALUE;
        most[index(WireLimit.TOKENS)] = Long.MAX_VALUE;
        return most;
    }

    /** {@code constraints} themselves when they are of this class; else theirs, and the defaults of the limits they lack. */
    public static WireLimits of(StreamReadConstraints constraints) {
        if (constraints instanceof WireLimits already) {
            return already;
        }
        return STANDARD.with(WireLimit.NESTING_DEPTH, constraints.getMaxNestingDepth())
                .with(WireLimit.NUMBER_LENGTH, constraints.getMaxNumberLength())
                .with(WireLimit.TEXT_LENGTH, constraints.getMaxStringLength())
                .with(WireLimit.NAME_LENGTH, constraints.getMaxNameLength())
                .with(WireLimit.MESSAGE_LENGTH, unlimited(constraints.getMaxDocumentLength()))
                .with(WireLimit.TOKENS, unlimited(constraints.getMaxTokenCount()));
    }

    private static long unlimited(long jacksons) {
        return jacksons <= 0 ? Long.MAX_VALUE : jacksons;
    }

    /**
     * The same limits but one.
     *
     * @throws IllegalArgumentException when {@code max} is not positive, or not an int where Jackson wants one
     */
    public WireLimits with(WireLimit limit, long max) {
        boolean length =
                switch (limit) {
                    case NESTING_DEPTH, NUMBER_LENGTH, TEXT_LENGTH, NAME_LENGTH -> true;
                    default -> false;
                };
        if (max < 1 || (length && max > Integer.MAX_VALUE)) {
            throw new IllegalArgumentException(limit + " cannot be " + max);
        }
        long[] changed = limits.clone();
        changed[index(limit)] = max;
        return new WireLimits(changed);
    }

    /** The value of a limit. */
    public long get(WireLimit limit) {
        return limits[index(limit)];
    }

    /**
     * Refuses what is over a limit.
     *
     * @throws StreamConstraintsException without a place, which the mappers add
     */
    public void check(WireLimit limit, long size) throws StreamConstraintsException {
        long max = limits[index(limit)];
        if (size > max) {
            throw new StreamConstraintsException(limit.refusal(max));
        }
    }

    // Jackson asks these for every token; the map is only looked at when there is something to tell.

    @Override
    public void validateNestingDepth(int depth) throws StreamConstraintsException {
        if (depth > _maxNestingDepth) {
            check(WireLimit.NESTING_DEPTH, depth);
        }
    }

    @Override
    public void validateDocumentLength(long length) throws StreamConstraintsException {
        check(WireLimit.MESSAGE_LENGTH, length);
    }

    @Override
    public void validateTokenCount(long count) throws StreamConstraintsException {
        if (count > _maxTokenCount) {
            check(WireLimit.TOKENS, count);
        }
    }

    @Override
    public void validateFPLength(int length) throws StreamConstraintsException {
        check(WireLimit.NUMBER_LENGTH, length);
    }

    @Override
    public void validateIntegerLength(int length) throws StreamConstraintsException {
        check(WireLimit.NUMBER_LENGTH, length);
    }

    @Override
    public void validateStringLength(int length) throws StreamConstraintsException {
        if (length > _maxStringLen) {
            check(WireLimit.TEXT_LENGTH, length);
        }
    }

    @Override
    public void validateNameLength(int length) throws StreamConstraintsException {
        if (length > _maxNameLen) {
            check(WireLimit.NAME_LENGTH, length);
        }
    }
}
