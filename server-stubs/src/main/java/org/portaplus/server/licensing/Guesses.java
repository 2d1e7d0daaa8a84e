package org.portaplus.server.licensing;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.values.Ticker;

/**
 * Slows down those who try Licenses. Each client address has some tries of Licenses that were not seen from it before, and
 * gets new ones slowly; a try that turns out right is given back, and the same wrong License again costs nothing, for a
 * mistyped setting is no guess. Licenses that were right from an address go on working from there whatever else comes from
 * it, so that nobody behind a shared address is locked out of what worked; a try beyond the limit is refused unseen, and so
 * learns nothing. What is remembered is bounded. Safe for use by many threads. Source: docs/operations.md#guessing.
 */
public final class Guesses {
    private static final int ADDRESSES = 10_000;
    /** Only Licenses that there are get in, so this is generous: many may work behind one address. */
    private static final int RIGHT = 10_000;

    private static final int WRONG = 16;

    private final Ticker ticker;
    private final int tries;
    private final Duration newTry;
    private final Supplier<String> client;
    private final Map<String, Address> addresses = Collections.synchronizedMap(new Recent<>(ADDRESSES));

    /**
     * @param tries how many unknown Licenses an address may try at once; 0 for any number
     * @param newTry how long until it gets one more
     * @param client gives the address of the current request; empty for none
     */
    public Guesses(Ticker ticker, int tries, Duration newTry, Supplier<String> client) {
        this.ticker = ticker;
        this.tries = tries;
        this.newTry = newTry;
        this.client = client;
    }

    /** What is known of an address. */
    private final class Address {
        private final Set<Long> right = Collections.newSetFromMap(Collections.synchronizedMap(new Recent<>(RIGHT)));
        private final Set<Long> wrong = Collections.newSetFromMap(Collections.synchronizedMap(new Recent<>(WRONG)));
        private final Bucket bucket = Bucket.builder()
                .withCustomTimePrecision(new BucketTime(ticker))
                .addLimit(limit -> limit.capacity(tries).refillIntervally(1, newTry))
                .build();
    }

    /** Forgets what was not used for longest. */
    private static final class Recent<K, V> extends LinkedHashMap<K, V> {
        private static final long serialVersionUID = 1L;
        private final int most;

        Recent(int most) {
            super(16, 0.75f, true);
            this.most = most;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > most;
        }
    }

    /** A try that is under way. */
    interface Try {
        /** Reports the outcome. */
        void was(boolean right);
    }

    /**
     * Takes a try.
     *
     * @param hash of the License, 64 hexadecimal digits
     * @throws Fault 429 with the time to wait when the address has none left
     */
    Try of(String hash) {
        String from = client.get();
        if (tries <= 0 || from.isEmpty()) {
            return right -> {};
        }
        Address address = addresses.computeIfAbsent(network(from), any -> new Address());
        Long license = Long.parseUnsignedLong(hash.substring(0, 16), 16);
        boolean free = take(address, license);
        return right -> tell(address, license, right, free);
    }

    /** Takes a try unless the License is known here; concurrent requests with the same License take one. */
    private static boolean take(Address address, Long license) {
        synchronized (address) {
            if (address.right.contains(license) || address.wrong.contains(license)) {
                return true;
            }
            if (!address.bucket.tryConsume(1)) {
                long wait = address.bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill();
                throw Fault.later(
                        FaultKind.TOO_MANY,
                        "TooManyTries",
                        "Too many unknown Licenses came from this address; wait and try again",
                        Duration.ofNanos(wait));
            }
            address.wrong.add(license);
            return false;
        }
    }

    private static void tell(Address address, Long license, boolean right, boolean free) {
        (right ? address.right : address.wrong).add(license);
        (right ? address.wrong : address.right).remove(license);
        if (right && !free) {
            address.bucket.addTokens(1);
        }
    }

    /** One client has at least 64 bits of IPv6 addresses of its own. */
    private static String network(String address) {
        String[] groups = address.split(":", -1);
        boolean whole = groups.length == 8 && !address.contains("::");
        return whole ? String.join(":", groups[0], groups[1], groups[2], groups[3]) : address;
    }
}
