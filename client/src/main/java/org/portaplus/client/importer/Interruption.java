package org.portaplus.client.importer;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The wish to end, by Ctrl-C or because the import cannot go on. Thread-safe. */
final class Interruption {
    private static final long PATIENCE_SECONDS = 150;

    private final CountDownLatch wished = new CountDownLatch(1);
    private final CountDownLatch handedBack = new CountDownLatch(1);

    /** Lets Ctrl-C and a request to terminate end the run in good order: the JVM waits until everything is handed back. */
    void onSignal(Runnable first) {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            if (handedBack.getCount() > 0) {
                                first.run();
                                wish();
                                await(handedBack, Duration.ofSeconds(PATIENCE_SECONDS));
                            }
                        },
                        "interruption"));
    }

    void wish() {
        wished.countDown();
    }

    boolean isWished() {
        return wished.getCount() == 0;
    }

    /** Waits, unless an end is wished for; whether the time is over. */
    boolean pause(Duration time) {
        return !await(wished, time);
    }

    /** Says that nothing is left to be done. */
    void handBack() {
        handedBack.countDown();
    }

    private static boolean await(CountDownLatch latch, Duration time) {
        try {
            return latch.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
