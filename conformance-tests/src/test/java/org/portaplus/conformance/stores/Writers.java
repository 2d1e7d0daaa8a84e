package org.portaplus.conformance.stores;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/**
 * Clients who create accounts, change some and send batches in rounds, whatever happens to the server meanwhile; and who
 * know afterwards what must be there. For one thread.
 */
final class Writers implements AutoCloseable {
    /** A new demo store begins with it. */
    private static final String OF_THE_DEMO = "15550100";

    private static final int PATIENCE_SECONDS = 60;
    private static final int OF_EACH_KIND = 2;
    private static final int LONGEST_PAUSE_MICROS = 4000;
    private static final int PAUSE_AFTER_FAILURE_MICROS = 20_000;

    private final Load load;
    private final URI base;
    private final List<Changed> changed = new ArrayList<>();
    private final List<Round> rounds = new ArrayList<>();
    private final Queue<Round.Write> unanswered = new ConcurrentLinkedQueue<>();
    private final List<Future<?>> running = new ArrayList<>();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final AtomicInteger unavailable = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "writer");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean stopped;
    private int accounts;

    Writers(Load load, URI base) throws IOException {
        this.load = load;
        this.base = base;
        int customer = load.customer(base, "Changed");
        for (int i = 0; i < OF_EACH_KIND; i++) {
            changed.add(new Changed(load, base, customer, "55500" + i));
        }
    }

    /** Lets everybody write. */
    void start() throws IOException {
        Round round = new Round(load, base, rounds.size());
        rounds.add(round);
        stopped = false;
        for (int i = 0; i < OF_EACH_KIND; i++) {
            int client = i;
            begin(count -> round.explicit(client, count));
            begin(count -> round.prefixed(client, count));
            begin(count -> changed.get(client).next());
        }
        begin(count -> round.oneWay(0, count));
        begin(count -> round.waited(0, count));
        if (round.hasLarge()) {
            running.add(threads.submit(() -> send(round.large())));
        }
        if (round.hasWide()) {
            running.add(threads.submit(() -> send(round.wide())));
        }
    }

    private void begin(IntFunction<Round.Write> writes) {
        running.add(threads.submit(() -> {
            for (int count = 0; !stopped; count++) {
                int pause = send(writes.apply(count)) ? LONGEST_PAUSE_MICROS : PAUSE_AFTER_FAILURE_MICROS;
                LockSupport.parkNanos(1000L * ThreadLocalRandom.current().nextInt(pause));
            }
        }));
    }

    /** Whether it was answered; if not, it may have happened or not. */
    private boolean send(Round.Write write) {
        try {
            Load.Reply reply = load.post(base, write.path(), write.body(), write.key());
            if (reply.status() != 503) {
                assertThat(reply.status()).as("%s", reply.body()).isEqualTo(write.status());
                write.acknowledged().accept(reply);
                acknowledged.incrementAndGet();
                return true;
            }
            assertThat(reply.headers().firstValue("Retry-After"))
                    .as("%s", reply.body())
                    .isPresent();
            unavailable.incrementAndGet();
        } catch (IOException gone) {
            // the server was killed under the request
        }
        if (write.canBeRepeated()) {
            unanswered.add(write);
        }
        return false;
    }

    /** Waits until so many more requests are acknowledged. */
    void await(int more) throws Exception {
        await(acknowledged, more);
    }

    /** Waits until so many more requests are answered by 503. */
    void awaitUnavailable(int more) throws Exception {
        await(unavailable, more);
    }

    private void await(AtomicInteger count, int more) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        for (int wanted = count.get() + more; count.get() < wanted; LockSupport.parkNanos(100_000)) {
            for (Future<?> client : running) {
                if (client.isDone()) {
                    client.get(); // it failed
                }
            }
            assertThat(System.nanoTime())
                    .as("%d acknowledged, %d refused", acknowledged.get(), unavailable.get())
                    .isLessThan(end);
        }
    }

    /** Lets everybody end what is under way. */
    void stop() throws Exception {
        stopped = true;
        for (Future<?> client : running) {
            client.get();
        }
        running.clear();
    }

    /** Ends all clients, also after a test that failed: those whose server is gone would keep the machine busy. */
    @Override
    public void close() {
        stopped = true;
        threads.shutdownNow();
    }

    /** Repeats what was not answered, then looks at all of this round and the one before. */
    void check() throws IOException {
        for (Round.Write write = unanswered.poll(); write != null; write = unanswered.poll()) {
            assertThat(send(write)).as("%s, repeated", write.key()).isTrue();
        }
        for (Changed account : changed) {
            account.check();
        }
        rounds.get(rounds.size() - 1).checkFirst();
        if (rounds.size() > 1) {
            rounds.get(rounds.size() - 2).checkAgain();
        }
    }

    /** Looks at every round again, and whether there is nothing else. */
    void checkAll() throws IOException {
        checkAll(Map.of());
    }

    /**
     * Looks at every round again, and whether there is nothing else.
     *
     * @param others the accounts that the test itself made, by their ids
     */
    void checkAll(Map<String, Integer> others) throws IOException {
        Map<String, Integer> expected = new HashMap<>(others);
        for (Round round : rounds) {
            round.checkAgain();
            expected.putAll(round.there());
        }
        changed.forEach(account -> expected.put(account.id(), account.iAccount()));
        Map<String, Integer> all = allAccounts();
        assertThat(all.remove(OF_THE_DEMO)).as("the account of the demo").isNotNull();
        assertThat(all).isEqualTo(expected);
        assertThat(all.values()).doesNotHaveDuplicates();
        accounts = all.size();
    }

    private Map<String, Integer> allAccounts() throws IOException {
        Map<String, Integer> all = new HashMap<>();
        try (JsonParser json =
                new JsonFactory().createParser(load.stream(base, "/GetProductAccounts/demo/" + Load.HOME_USD))) {
            String id = null;
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.FIELD_NAME && json.currentName().equals("AccountId")) {
                    id = json.nextTextValue();
                } else if (token == JsonToken.FIELD_NAME && json.currentName().equals("IAccount")) {
                    json.nextToken();
                    assertThat(all.put(id, json.getIntValue()))
                            .as("%s is there once", id)
                            .isNull();
                }
            }
        }
        return all;
    }

    /** How many requests were acknowledged; some of them write many accounts. */
    int acknowledged() {
        return acknowledged.get();
    }

    /** How many accounts there were when all was looked at. */
    int accounts() {
        return accounts;
    }
}
