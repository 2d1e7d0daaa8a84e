package org.portaplus.server.http.routes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.portaplus.server.http.MediaTypes;
import org.portaplus.wire.WireFormat;

/**
 * The {@code Accept} header of one request (RFC 9110 §12.5.1). A more specific range decides before a wider one; among
 * formats of equal weight the one that is named comes before the one that a wildcard lets in, then the header's order,
 * then the format of the request itself, then ours. Immutable.
 *
 * <p>Clients send the same few headers all the time: what is found out of one is remembered.
 */
final class Accept {

    private record Range(String type, String subtype, double weight, int position) {
        int specificity() {
            return type.equals("*") ? 0 : subtype.equals("*") ? 1 : 2;
        }

        boolean covers(String mediaType) {
            int slash = mediaType.indexOf('/');
            if (type.equals("*")) {
                return true;
            }
            return type.equals(mediaType.substring(0, slash))
                    && (subtype.equals("*") || subtype.equals(mediaType.substring(slash + 1)));
        }
    }

    private record Offer(WireFormat format, Range range, boolean ownFormat) {}

    // What the original host preferred, CSV being one of its extra formats.
    private static final List<WireFormat> OUR_ORDER =
            List.of(WireFormat.JSON, WireFormat.XML, WireFormat.JSV, WireFormat.CSV);

    private static final Comparator<Offer> BEST_FIRST = Comparator.comparingDouble(
                    (Offer offer) -> -offer.range().weight())
            .thenComparingInt(offer -> -offer.range().specificity())
            .thenComparingInt(
                    offer -> offer.range().specificity() == 2 ? offer.range().position() : 0)
            .thenComparing(offer -> !offer.ownFormat())
            .thenComparingInt(offer -> OUR_ORDER.indexOf(offer.format()));

    private static final String EVERYTHING = "*/*";
    private static final int MOST_REMEMBERED = 200;
    private static final int LONGEST_REMEMBERED = 300;
    private static final Map<String, Accept> REMEMBERED = new ConcurrentHashMap<>();

    private final List<Range> ranges;
    private final Map<Optional<WireFormat>, Optional<WireFormat>> best = new ConcurrentHashMap<>(4);
    private final Map<WireFormat, Optional<String>> spellings = new ConcurrentHashMap<>(4);
    private final Map<String, Boolean> allowed = new ConcurrentHashMap<>(1);
    private final Map<String, Boolean> preferred = new ConcurrentHashMap<>(1);

    private Accept(List<Range> ranges) {
        this.ranges = ranges;
    }

    /** Reads the header; ranges that make no sense are passed over, as a missing header accepts everything. */
    static Accept of(@Nullable String header) {
        String text = header == null || header.isBlank() ? EVERYTHING : header;
        Accept known = REMEMBERED.get(text);
        if (known != null) {
            return known;
        }
        Accept read = new Accept(ranges(text));
        if (text.length() <= LONGEST_REMEMBERED) {
            if (REMEMBERED.size() >= MOST_REMEMBERED) {
                REMEMBERED.clear();
            }
            REMEMBERED.put(text, read);
        }
        return read;
    }

    private static List<Range> ranges(String header) {
        List<Range> ranges = new ArrayList<>();
        for (String part : header.split(",", -1)) {
            String[] pieces = part.strip().toLowerCase(Locale.ROOT).split(";", -1);
            String[] type = pieces[0].strip().split("/", -1);
            if (type.length == 2) {
                ranges.add(new Range(type[0], type[1], weight(pieces), ranges.size()));
            }
        }
        return ranges;
    }

    /**
     * The best format on offer.
     *
     * @param own the format of the request body, or null
     * @return empty when nothing on offer is acceptable
     */
    Optional<WireFormat> best(@Nullable WireFormat own) {
        return best.computeIfAbsent(Optional.ofNullable(own), known -> bestOf(own));
    }

    private Optional<WireFormat> bestOf(@Nullable WireFormat own) {
        List<Offer> offers = new ArrayList<>();
        MediaTypes.spellings().forEach((mediaType, format) -> ranges.stream()
                .filter(range -> range.covers(mediaType))
                .max(Comparator.comparingInt(Range::specificity))
                // A wildcard lets in what we write, not every name that clients have for it.
                .filter(range -> range.specificity() == 2 || mediaType.equals(format.mediaType()))
                .filter(range -> range.weight() > 0)
                .ifPresent(range -> offers.add(new Offer(format, range, format == own))));
        return offers.stream().min(BEST_FIRST).map(Offer::format);
    }

    /** The media type by which the header names a format: the one of most weight, and of equals the first; empty for none. */
    Optional<String> spelling(WireFormat format) {
        return spellings.computeIfAbsent(format, this::spellingOf);
    }

    private Optional<String> spellingOf(WireFormat format) {
        return ranges.stream()
                .filter(range -> range.specificity() == 2 && range.weight() > 0)
                .sorted(Comparator.comparingDouble(range -> -range.weight()))
                .map(range -> range.type() + "/" + range.subtype())
                .filter(mediaType -> MediaTypes.format(mediaType).equals(Optional.of(format)))
                .findFirst();
    }

    /** Whether the header names this media type, and would rather have it than any format, as those of browsers do with HTML. */
    boolean prefers(String mediaType) {
        return preferred.computeIfAbsent(mediaType, this::isPreferred);
    }

    private boolean isPreferred(String mediaType) {
        return ranges.stream()
                .filter(range -> range.specificity() == 2 && range.weight() > 0 && range.covers(mediaType))
                .anyMatch(wanted -> ranges.stream()
                        .filter(range ->
                                MediaTypes.spellings().keySet().stream().anyMatch(range::covers))
                        .allMatch(other -> wanted.weight() > other.weight()
                                || (wanted.weight() == other.weight()
                                        && (other.specificity() < 2 || wanted.position() < other.position()))));
    }

    /** Whether an answer of this media type is acceptable. */
    boolean allows(String mediaType) {
        return allowed.computeIfAbsent(mediaType, this::isAllowed);
    }

    private boolean isAllowed(String mediaType) {
        return ranges.stream()
                .filter(range -> range.covers(mediaType))
                .max(Comparator.comparingInt(Range::specificity))
                .filter(range -> range.weight() > 0)
                .isPresent();
    }

    private static double weight(String[] pieces) {
        for (int i = 1; i < pieces.length; i++) {
            String parameter = pieces[i].strip();
            if (parameter.startsWith("q=")) {
                try {
                    return Math.min(1, Math.max(0, Double.parseDouble(parameter.substring(2))));
                } catch (NumberFormatException e) {
                    return 0;
                }
            }
        }
        return 1;
    }
}
